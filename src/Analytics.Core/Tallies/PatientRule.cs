using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>A yes or no about one patient's dispensings in one calendar year.</summary>
internal abstract partial class PatientRule(MeasureDefinition measure)
{
    public MeasureDefinition Measure { get; private set; } = measure;

    public static bool IsAbout(MeasureDefinition measure) => measure.Quantity
        is Quantity.PersistentUsersPer1000 or Quantity.ConcurrentUsersPercent or Quantity.ConcurrentBlocksPercent or Quantity.UsersAboveDddPercent or Quantity.IncidentUsersPer1000 or Quantity.ElderlyUsersPer1000 or Quantity.EpisodeUsersPercent
        or Quantity.HighDosePercent or Quantity.HighDosePer1000 or Quantity.ManyPrescribersPercent or Quantity.ElderlyPercentFromGps or Quantity.LongActingPercent or Quantity.RenewalChainPercent || measure.IsOfRenewals || measure.IsPercentOfSome;

    public static PatientRule Of(MeasureDefinition measure) => measure.Quantity switch
    {
        Quantity.PersistentUsersPer1000 or Quantity.LongActingPercent => new PersistentUse(measure),
        Quantity.UsersAboveDddPercent => new UseAbove(measure),
        Quantity.ConcurrentUsersPercent => new ConcurrentUse(measure),
        Quantity.ConcurrentBlocksPercent => new RepeatedConcurrentUse(measure),
        Quantity.IncidentUsersPer1000 or Quantity.FirstTreatmentPercent or Quantity.StartedByPercent or Quantity.ContinuedPercent or Quantity.NewLongTermPercent => StartUse.For(measure),
        Quantity.RenewalsPerYear or Quantity.RenewalIntervalDays or Quantity.EarlyRenewalsPercent => new RenewalUse(measure),
        Quantity.RenewalChainPercent => new RenewalChain(measure),
        Quantity.ConcurrentCoverPercent => new ConcurrentCover(measure),
        Quantity.ElderlyUsersPer1000 => new ElderlyUse(measure),
        Quantity.EpisodeUsersPercent => new EpisodeUse(measure),
        Quantity.HighDosePercent or Quantity.HighDosePer1000 => new HighDose(measure),
        Quantity.ManyPrescribersPercent => new ManyPrescribers(measure),
        Quantity.ElderlyPercentFromGps => new ElderlyUseFromGps(measure),
        _ => throw new ArgumentException($"{measure.Id} is not about a patient's year.", nameof(measure)),
    };

    /// <summary>The users whom a measure's shares are of, as a rule of their own.</summary>
    public static PatientRule UsersOf(MeasureDefinition measure) => Of(measure).Among ?? new AnyUse(measure);

    /// <summary>The users whom the measure is about, where its definition says who they are.</summary>
    public virtual PatientRule? Among => null;

    /// <summary>What it and others add up to; none where it is no part of anything.</summary>
    public virtual StartTraits Partition => StartTraits.None;

    /// <summary>What it asks of the treatment that the patient began in the year.</summary>
    public virtual StartTraits Asked => StartTraits.None;

    /// <summary>Whether the rule holds.</summary>
    /// <param name="year">What is left of it when the measure's exclusion is made.</param>
    public abstract bool HoldsIn(in PatientYear year);

    /// <summary>What the rule looks at.</summary>
    public virtual PatientYear Seen(in PatientYear year) => Measure.Excluding == Exclusion.Palliative ? year.BeforePalliation() : year;

    /// <summary>The same rule with nothing left out.</summary>
    public PatientRule WithoutExclusion()
    {
        var all = (PatientRule)MemberwiseClone();
        all.Measure = Measure with { Excluding = Exclusion.None };
        return all;
    }

    /// <summary>Whether more dispensings, none of them a return, can only make it hold: then it holds for no part of what it does not hold for.</summary>
    public virtual bool GrowsWithUse => true;

    /// <summary>Whether the unit's own dispensings of earlier years matter too.</summary>
    public virtual bool LooksAtPastOfUnit => false;

    /// <summary>Whether everybody for whom this rule holds is among those for whom the other does, by their definitions.</summary>
    public virtual bool Implies(PatientRule other) => false;

    /// <summary>Whether nobody for whom this rule holds is among those for whom the other does, by their definitions.</summary>
    public virtual bool Excludes(PatientRule other) => false;

    /// <summary>Whether both hold for the same patients, by their definitions.</summary>
    public bool IsSameAs(PatientRule other) => GetType() == other.GetType() && Implies(other) && other.Implies(this);

    /// <summary>More than the limit in DDD, and dispensed in enough quarters (MEASURES 4.4).</summary>
    private sealed class PersistentUse(MeasureDefinition measure) : PatientRule(measure)
    {
        private readonly long _limit = 100L * measure.DddLimit!.Value;
        private readonly int _quarters = measure.FewestQuarters!.Value;

        public override bool HoldsIn(in PatientYear year) => year.Ddd > _limit && int.PopCount(year.QuartersOf(year.Own)) >= _quarters;

        public override bool Implies(PatientRule other) => other switch
        {
            PersistentUse wider => IsWithin(wider) && wider._limit <= _limit && wider._quarters <= _quarters,
            UseAbove wider => IsWithin(wider) && wider.Limit <= _limit,
            _ => false,
        };
    }

    /// <summary>More than the limit in DDD (MEASURES 4.7).</summary>
    private sealed class UseAbove(MeasureDefinition measure) : PatientRule(measure)
    {
        public long Limit { get; } = 100L * measure.DddLimit!.Value;

        public override bool HoldsIn(in PatientYear year) => year.Ddd > Limit;

        public override bool Implies(PatientRule other) => other is UseAbove wider && IsWithin(wider) && wider.Limit <= Limit;
    }

    /// <summary>A user of the first to whom the second was dispensed in a quarter in which the first was.</summary>
    private sealed class ConcurrentUse(MeasureDefinition measure) : PatientRule(measure)
    {
        public override bool HoldsIn(in PatientYear year) => year.Ddd > 0 && (year.QuartersOf(year.Own) & year.QuartersOf(year.With)) != 0;
    }

    /// <summary>A user of the first with both in the same 90-day block, in at least two blocks (MEASURES 4.9, the simple rule).</summary>
    private sealed class RepeatedConcurrentUse(MeasureDefinition measure) : PatientRule(measure)
    {
        private const int FewestBlocks = 2;

        public override bool HoldsIn(in PatientYear year) => year.Ddd > 0 && int.PopCount(year.BlocksOf(year.Own) & year.BlocksOf(year.With)) >= FewestBlocks;
    }

    /// <summary>More than the limit in DDD, by someone who is old enough (MEASURES 4.11; RULINGS 13: age is year less birth year).</summary>
    private sealed class ElderlyUse(MeasureDefinition measure) : PatientRule(measure)
    {
        private readonly long _limit = 100L * (measure.DddLimit ?? 0);
        private readonly int _age = measure.AgeFrom!.Value;

        public override bool HoldsIn(in PatientYear year) => year.Ddd > _limit && year.Age >= _age;

        public override bool Implies(PatientRule other) => other switch
        {
            ElderlyUse wider => IsWithin(wider) && wider._limit <= _limit && wider._age <= _age,
            UseAbove wider => IsWithin(wider) && wider.Limit <= _limit,
            _ => false,
        };
    }

    /// <summary>A user whose longest episode that reaches into the year is of the length asked for (MEASURES 4.6).</summary>
    internal sealed class EpisodeUse(MeasureDefinition measure) : PatientRule(measure)
    {
        private readonly int _moreThan = measure.MoreThanDays!.Value, _atMost = measure.AtMostDays ?? int.MaxValue;

        public override bool HoldsIn(in PatientYear year)
        {
            if (year.Ddd <= 0) return false;
            long hundredths = Episodes.LongestIn(year, Measure.GapDays!.Value);
            return hundredths > 100L * _moreThan && hundredths <= 100L * _atMost;
        }

        public override bool Implies(PatientRule other) => other is EpisodeUse wider && IsLike(wider) && wider._moreThan <= _moreThan && wider._atMost >= _atMost;

        public override bool Excludes(PatientRule other) => other is EpisodeUse apart && IsLike(apart) && (_atMost <= apart._moreThan || apart._atMost <= _moreThan);

        /// <summary>Whether it holds for every episode of more than so many days.</summary>
        public bool IsAnyLongerThan(int days, int gapDays) => Measure.GapDays == gapDays && _moreThan <= days && _atMost == int.MaxValue;

        private bool IsLike(EpisodeUse other) => IsWithin(other) && other.IsWithin(this) && Measure.GapDays == other.Measure.GapDays;
    }

    /// <summary>Whether it looks at the same drugs, and at nothing that the other leaves out.</summary>
    protected bool IsWithin(PatientRule other) =>
        Measure.Drugs == other.Measure.Drugs && (other.Measure.Excluding == Exclusion.None || other.Measure.Excluding == Measure.Excluding);
}

/// <summary>
/// Those for whom the wider of two rules holds and the narrower does not; of two rules that exclude each other, users for whom neither holds.
/// No figure of its own: who knows both counts knows this one.
/// </summary>
internal sealed class RuleDifference(PatientRule wider, PatientRule narrower) : PatientRule(narrower.Measure)
{
    private readonly bool _areApart = narrower.Excludes(wider);

    public PatientRule Wider => wider;
    public PatientRule Narrower => narrower;

    public override bool GrowsWithUse => false;

    public override PatientYear Seen(in PatientYear year) => year;

    /// <summary>Whether it holds where it is known of both rules.</summary>
    public bool Holds(in PatientYear year, bool isWider, bool isNarrower) => !isNarrower && (_areApart ? !isWider && year.Ddd > 0 : isWider);

    public override bool HoldsIn(in PatientYear year) => Holds(year, wider.HoldsIn(wider.Seen(year)), narrower.HoldsIn(narrower.Seen(year)));
}
