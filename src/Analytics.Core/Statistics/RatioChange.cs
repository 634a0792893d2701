namespace Analytics.Statistics;

/// <summary>A share, or another ratio of two sums over patients, after against before. Never called an effect: what else changed in the meantime is in it.</summary>
/// <remarks>
/// The ratio of two sums is linearised and patients are what varies (Woodruff RS (1971), J Am Stat Assoc 66:411; Cochran WG (1977), Sampling
/// techniques, ch. 6), both periods of a patient together, since most patients are in both. Rough with few patients: see <see cref="SmallNumbers"/>.
/// </remarks>
/// <param name="Difference">After minus before, in the unit of the multiplier; null where there is nothing to divide by.</param>
/// <param name="Ratio">After divided by before; null where either is not above 0.</param>
public sealed record RatioChange(Interval? Difference, Interval? Ratio)
{
    /// <param name="multiplier">100 for percent.</param>
    /// <exception cref="ArgumentException">A multiplier that is not above 0.</exception>
    public static RatioChange OfPaired(PairedRatios sums, double multiplier = 1, Confidence confidence = default)
    {
        Require.Positive(multiplier);
        if (!sums.HasDifference) return new(null, null);
        return new(Around(multiplier * (sums.After.Ratio - sums.Before.Ratio), multiplier * Math.Sqrt(sums.VarianceOfDifference), confidence),
            sums.HasRatio ? VolumeRate.OfLogarithm(sums.After.Ratio / sums.Before.Ratio, Math.Sqrt(sums.VarianceOfLogRatio), confidence) : null);
    }

    internal static Interval Around(double value, double error, Confidence confidence) =>
        new(value, value - confidence.Z * error, value + confidence.Z * error, confidence, IntervalMethod.Linearised);
}
