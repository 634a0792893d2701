using Analytics.Measures;
using Analytics.Statistics;

namespace Analytics.Estimates;

/// <summary>The 95 % interval of an estimate, in the measure's unit, six decimals.</summary>
internal readonly record struct Limits(decimal Lower, decimal Upper)
{
    private const int PerThousand = 1000, Percent = 100;

    /// <summary>Of counts of people by <see cref="CrudeRate"/>, of shares by <see cref="Proportion"/>.</summary>
    /// <returns>
    /// Null without a denominator, and for volumes: their limits need what each patient had (<see cref="VolumeRate"/>), and a DDD is no event.
    /// </returns>
    public static Limits? Of(MeasureDefinition measure, in Estimate estimate)
    {
        if (estimate is not { Numerator: { } part, Denominator: { } whole and > 0 } || measure.IsVolume) return null;
        var interval = measure.IsPercent
            ? Proportion.Of((long)part, (long)whole, Percent)
            : CrudeRate.Of((long)part, (double)whole, PerThousand);
        return new Limits(Rounded(interval.Lower), Rounded(interval.Upper));
    }

    private static decimal Rounded(double limit) => decimal.Round((decimal)limit, 6, MidpointRounding.AwayFromZero);
}
