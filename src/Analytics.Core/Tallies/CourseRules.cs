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

    protected override bool HoldsIn(in PatientYear year)
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

/// <summary>A user with enough renewals in the year for what is measured of them (MEASURES 4.16).</summary>
internal sealed class RenewalUse(MeasureDefinition measure) : PatientRule(measure)
{
    private readonly int _fewest = measure.Quantity switch
    {
        Quantity.RenewalsPerYear => 0,
        Quantity.RenewalIntervalDays => 1,
        // Three dispensing dates: with fewer the patient has no pace to compare with.
        _ => 2,
    };

    /// <summary>Place of its sums in a <see cref="RenewalBook"/>.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public override bool GrowsWithUse => false;

    protected override bool HoldsIn(in PatientYear year) => year.Ddd > 0 && year.RenewalsWith(Measure.GapDays!.Value).Intervals.Length >= _fewest;

    /// <summary>Adds what the patient has of it.</summary>
    public void AddTo(RenewalBook book, int cell, in PatientYear year)
    {
        var renewals = year.RenewalsWith(Measure.GapDays!.Value);
        book.Add(cell, Amounts(renewals));
        if (Measure.Quantity != Quantity.RenewalIntervalDays) return;
        foreach (var (days, _) in renewals.Intervals) book.AddLength(cell, days);
    }

    private (long Numerator, long Denominator) Amounts(Renewals renewals) => Measure.Quantity switch
    {
        Quantity.RenewalsPerYear => (renewals.Intervals.Length, renewals.Treated),
        Quantity.RenewalIntervalDays => (renewals.Between, renewals.Intervals.Length),
        _ => (renewals.Early, renewals.Intervals.Length),
    };
}

/// <summary>A user with a chain of dispensing dates, unbroken by another practice and by the end of the episode, that is long enough (MEASURES 4.16).</summary>
internal sealed class RenewalChain(MeasureDefinition measure) : PatientRule(measure)
{
    private readonly int _moreThan = measure.MoreThanDays!.Value, _gap = measure.GapDays!.Value;

    protected override bool HoldsIn(in PatientYear year)
    {
        var history = year.History;
        if (year.Ddd <= 0 || history[^1].Day - history[0].Day <= _moreThan) return false;
        var chains = new List<Link>();
        var episode = new EpisodeWalk(_gap);
        int previous = -1;
        for (int i = 0; i < history.Length;)
        {
            int first = i, day = history[i].Day;
            long supply = Episodes.SupplyOfDay(history, ref i);
            if (supply <= 0) continue;
            if (episode.Add(day, supply)) chains.Clear();
            foreach (ref readonly var e in history[first..i])
            {
                if (e.DddHundredths < 0 || e.Practice == 0) continue;
                int start = Prolong(chains, e.Practice, day, previous);
                if (day >= year.FirstDay && day - start > _moreThan && IsPracticeOf(year.Own, e.Practice)) return true;
            }
            previous = day;
        }
        return false;
    }

    /// <summary>A chain of so many days is an episode that lasts longer.</summary>
    public override bool Implies(PatientRule other) => other is EpisodeUse episode && IsWithin(episode) && episode.IsAnyLongerThan(_moreThan, _gap);

    /// <returns>First day of the practice's chain that has this day in it.</returns>
    private static int Prolong(List<Link> chains, int practice, int day, int previous)
    {
        for (int i = 0; i < chains.Count; i++)
        {
            var chain = chains[i];
            if (chain.Practice != practice) continue;
            int start = chain.Last == day || chain.Last == previous ? chain.Start : day;
            chains[i] = new(practice, start, day);
            return start;
        }
        chains.Add(new(practice, day, day));
        return day;
    }

    private static bool IsPracticeOf(ReadOnlySpan<DispensedEvent> own, int practice)
    {
        foreach (ref readonly var e in own)
        {
            if (e.Practice == practice) return true;
        }
        return false;
    }

    private readonly record struct Link(int Practice, int Start, int Last);
}

/// <summary>A user with at least two dispensing dates and 15 DDD in the year: who the strict rule of concurrent use is about (MEASURES 4.9).</summary>
internal sealed class SuppliedUse(MeasureDefinition measure) : PatientRule(measure)
{
    private const int FewestDates = 2, FewestHundredths = 15_00;

    public override bool Implies(PatientRule other) => other is SuppliedUse && IsWithin(other);

    public static bool IsSupplied(in PatientYear year) => year.Ddd >= FewestHundredths && Covered.Dates(year.Own) >= FewestDates;

    protected override bool HoldsIn(in PatientYear year) => IsSupplied(year);
}

/// <summary>One of these who also has two dispensing dates of the second drugs, and 30 days covered by both (MEASURES 4.9, the strict rule).</summary>
internal sealed class ConcurrentCover(MeasureDefinition measure) : PatientRule(measure)
{
    private const int FewestDates = 2, FewestHundredths = 30_00;

    /// <inheritdoc/>
    public override PatientRule? Among => new SuppliedUse(Measure);

    /// <summary>A further dispensing can cut what is carried over.</summary>
    public override bool GrowsWithUse => false;

    protected override bool HoldsIn(in PatientYear year) => year.With.Length >= FewestDates && SuppliedUse.IsSupplied(year)
        && Covered.Dates(year.With) >= FewestDates && Covered.ByBoth(year.Own, year.With, year.LastDay + 1) >= FewestHundredths;

    public override bool Implies(PatientRule other) => other is SuppliedUse && IsWithin(other);
}
