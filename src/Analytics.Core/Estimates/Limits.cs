using Analytics.Measures;
using Analytics.Statistics;

namespace Analytics.Estimates;

/// <summary>The 95 % interval of an estimate, in the measure's unit, six decimals.</summary>
internal readonly record struct Limits(decimal Lower, decimal Upper)
{
    private const int PerThousand = 1000, Percent = 100;

    /// <summary>Of counts of people by <see cref="CrudeRate"/>, of shares by <see cref="Proportion"/>, of volumes by <see cref="VolumeRate"/>.</summary>
    /// <returns>Null without a denominator; of a volume by user, without a second user.</returns>
    public static Limits? Of(MeasureDefinition measure, in Estimate estimate)
    {
        if (estimate is not { Numerator: { } part, Denominator: { } whole and > 0 }) return null;
        if (estimate.SumOfSquares is { } squares) return Of(OfVolume(measure, new(0, part, squares), whole));
        if (measure.IsVolume) return null;
        return Of(measure.IsShareOfUsers
            ? Proportion.Of((long)part, (long)whole, Percent)
            : CrudeRate.Of((long)part, (double)whole, measure.IsPercent ? Percent : PerThousand));
    }

    public static Limits? Of(Interval? interval) => interval is null ? null : new Limits(Six(interval.Lower), Six(interval.Upper));

    private static Interval? OfVolume(MeasureDefinition measure, AmountSum amounts, decimal whole) => measure.Quantity == Quantity.DddPerUser
        ? VolumeRate.PerPatient(amounts with { Patients = (long)whole })
        : VolumeRate.Of(amounts, (double)whole, PerThousand);

    /// <summary>Six decimals, as figures files have them.</summary>
    public static decimal Six(double limit) => decimal.Round((decimal)limit, 6, MidpointRounding.AwayFromZero);
}
