using Analytics.Measures;

namespace Analytics.Tallies;

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

    /// <inheritdoc/>
    public override bool LooksAtPastOfUnit => true;

    public override bool HoldsIn(in PatientYear year) => year.Ddd > 0 && year.RenewalsWith(Measure.GapDays!.Value).Intervals.Length >= _fewest;

    /// <summary>Adds what the patient has of it.</summary>
    public void AddTo(RenewalBook book, int cell, in PatientYear year)
    {
        var renewals = year.RenewalsWith(Measure.GapDays!.Value);
        book.Add(cell, AmountsOf(renewals));
        if (Measure.Quantity != Quantity.RenewalIntervalDays) return;
        foreach (var (days, _) in renewals.Intervals) book.AddLength(cell, days);
    }

    /// <summary>What the patient has of it, where the rule holds.</summary>
    public (long Part, long Whole) AmountsOf(in PatientYear year) => AmountsOf(year.RenewalsWith(Measure.GapDays!.Value));

    private (long Part, long Whole) AmountsOf(Renewals renewals) => Measure.Quantity switch
    {
        Quantity.RenewalsPerYear => (renewals.Intervals.Length, renewals.Treated),
        Quantity.RenewalIntervalDays => (renewals.Between, renewals.Intervals.Length),
        _ => (renewals.Early, renewals.Intervals.Length),
    };
}
