using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>A user whose treatment began in the year in a certain way, with a dispensing of the unit on its first day (MEASURES 4.3, 4.5, 4.12, 4.17).</summary>
internal sealed class StartUse : PatientRule
{
    private readonly StartTraits _traits;

    private StartUse(MeasureDefinition measure, StartTraits traits, int follow)
        : base(measure) => (_traits, FollowDays) = (traits, follow);

    /// <summary>Days that must be left after the first, in the year and of the patient's life, for what became of the treatment to be seen.</summary>
    public int FollowDays { get; }

    /// <inheritdoc/>
    public override StartTraits Asked => _traits;

    /// <inheritdoc/>
    public override StartTraits Partition => Measure.Quantity switch
    {
        Quantity.FirstTreatmentPercent when Measure.First != FirstTreatment.Strong => StartTraits.AnyFirst,
        Quantity.StartedByPercent => StartTraits.AnyStarter,
        _ => StartTraits.None,
    };

    /// <inheritdoc/>
    public override PatientRule? Among => Measure.Quantity switch
    {
        Quantity.IncidentUsersPer1000 => null,
        Quantity.ContinuedPercent => new StartUse(Measure, TraitsOf(Measure.Starter!.Value), FollowDays),
        _ => new StartUse(Measure, StartTraits.None, FollowDays),
    };

    public static StartUse For(MeasureDefinition measure) => measure.Quantity switch
    {
        Quantity.IncidentUsersPer1000 => new(measure, StartTraits.None, 0),
        Quantity.FirstTreatmentPercent => new(measure, TraitsOf(measure.First!.Value), 0),
        Quantity.StartedByPercent => new(measure, TraitsOf(measure.Starter!.Value), 0),
        Quantity.ContinuedPercent => new(measure, TraitsOf(measure.Starter!.Value) | LastingMoreThan(measure.MoreThanDays!.Value), measure.MoreThanDays!.Value + measure.GapDays!.Value),
        _ => new(measure, StartTraits.LongTerm, LongTermStart.LastDay),
    };

    public override bool HoldsIn(in PatientYear year)
    {
        var start = year.StartAfter(Measure.WashoutDays!.Value, Measure.GapDays ?? 0);
        return start.Exists && (start.Traits & _traits) == _traits && IsFollowed(start, year.LastDay)
            && year.Ddd > 0 && HasDay(year.Own, start.Day);
    }

    private bool IsFollowed(in TreatmentStart start, int lastDay) => FollowDays == 0 || start.Day + FollowDays <= Math.Min(lastDay, start.LastAlive);

    public override bool Implies(PatientRule other) => other is StartUse wider && IsLike(wider)
        && (_traits & wider._traits) == wider._traits && FollowDays >= wider.FollowDays
        && ((wider._traits & StartTraits.Continued90) == 0 || Measure.GapDays == wider.Measure.GapDays);

    /// <summary>Whether both are about treatments that begin after the same washout.</summary>
    private bool IsLike(StartUse other) => IsWithin(other) && other.IsWithin(this) && Measure.WashoutDays == other.Measure.WashoutDays;

    private static StartTraits LastingMoreThan(int days) => days switch
    {
        90 => StartTraits.Continued90,
        180 => StartTraits.Continued90 | StartTraits.Continued180,
        _ => throw new ArgumentOutOfRangeException(nameof(days), "Treatments are followed for 90 or 180 days."),
    };

    private static StartTraits TraitsOf(FirstTreatment first) => first switch
    {
        FirstTreatment.Codeine => StartTraits.FirstCodeine,
        FirstTreatment.Tramadol => StartTraits.FirstTramadol,
        FirstTreatment.Oxycodone => StartTraits.FirstOxycodone,
        FirstTreatment.Morphine => StartTraits.FirstMorphine,
        FirstTreatment.Buprenorphine => StartTraits.FirstBuprenorphine,
        FirstTreatment.Combination => StartTraits.FirstCombination,
        FirstTreatment.Other => StartTraits.FirstOther,
        _ => StartTraits.FirstStrong,
    };

    private static StartTraits TraitsOf(Starter starter) => starter switch
    {
        Starter.Own => StartTraits.ByOwnGp,
        Starter.Practice => StartTraits.ByPractice,
        Starter.Gp => StartTraits.ByOtherGp,
        Starter.Hospital => StartTraits.ByHospital,
        _ => StartTraits.ByOther,
    };

    private static bool HasDay(ReadOnlySpan<DispensedEvent> events, int day)
    {
        foreach (ref readonly var e in events)
        {
            if (e.Day == day && e.DddHundredths >= 0) return true;
        }
        return false;
    }
}
