using Analytics.Measures;

namespace Analytics.Tallies;

/// <summary>A user with at least two dispensing dates and 15 DDD in the year: who the strict rule of concurrent use is about (MEASURES 4.9).</summary>
internal sealed class SuppliedUse(MeasureDefinition measure) : PatientRule(measure)
{
    private const int FewestDates = 2, FewestHundredths = 15_00;

    public override bool Implies(PatientRule other) => other is SuppliedUse && IsWithin(other);

    public static bool IsSupplied(in PatientYear year) => year.Ddd >= FewestHundredths && Covered.Dates(year.Own) >= FewestDates;

    public override bool HoldsIn(in PatientYear year) => IsSupplied(year);
}

/// <summary>One of these who also has two dispensing dates of the second drugs, and 30 days covered by both (MEASURES 4.9, the strict rule).</summary>
internal sealed class ConcurrentCover(MeasureDefinition measure) : PatientRule(measure)
{
    private const int FewestDates = 2, FewestHundredths = 30_00;

    /// <inheritdoc/>
    public override PatientRule? Among => new SuppliedUse(Measure);

    /// <summary>A further dispensing can cut what is carried over.</summary>
    public override bool GrowsWithUse => false;

    public override bool HoldsIn(in PatientYear year) => year.With.Length >= FewestDates && SuppliedUse.IsSupplied(year)
        && Covered.Dates(year.With) >= FewestDates && Covered.ByBoth(year.Own, year.With, year.LastDay + 1) >= FewestHundredths;

    public override bool Implies(PatientRule other) => other is SuppliedUse && IsWithin(other);
}
