namespace Analytics.Statistics;

/// <summary>A measure's numerator over its denominator, as OpenPrescribing takes them.</summary>
/// <remarks>ebmdatalab/openprescribing, measure calculation. Units without a ratio have no rank and are outside the percentiles, and stay in the totals.</remarks>
public static class MeasureRatio
{
    /// <returns>Null where there is nothing to divide by, rounded to ten significant digits otherwise. A missing side counts as 0.</returns>
    /// <exception cref="ArgumentException">A side that is not finite.</exception>
    public static double? Of(double? numerator, double? denominator)
    {
        Require.Finite(numerator ?? 0, nameof(numerator));
        Require.Finite(denominator ?? 0, nameof(denominator));
        return denominator is null or 0 ? null : Settled.Number((numerator ?? 0) / denominator.Value);
    }
}
