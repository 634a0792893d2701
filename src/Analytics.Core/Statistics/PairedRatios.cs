namespace Analytics.Statistics;

/// <summary>A ratio of two sums over the same patients, before and after: as sums that can be merged.</summary>
/// <param name="PartByPart">Σ of each patient's part before times part after; the others likewise, before first.</param>
public readonly record struct PairedRatios(RatioSums Before, RatioSums After, decimal PartByPart, decimal PartByWhole, decimal WholeByPart, decimal WholeByWhole)
{
    public static PairedRatios Of(IEnumerable<PatientRatio> patients)
    {
        ArgumentNullException.ThrowIfNull(patients);
        var sums = default(PairedRatios);
        foreach (var (x, d, y, e) in patients) sums += new PairedRatios(new(x, d, x * x, d * d, x * d), new(y, e, y * y, e * e, y * e), x * y, x * e, d * y, d * e);
        return sums;
    }

    public static PairedRatios operator +(PairedRatios left, PairedRatios right) => new(
        left.Before + right.Before, left.After + right.After, left.PartByPart + right.PartByPart, left.PartByWhole + right.PartByWhole,
        left.WholeByPart + right.WholeByPart, left.WholeByWhole + right.WholeByWhole);

    /// <summary>The same as +.</summary>
    public static PairedRatios Add(PairedRatios left, PairedRatios right) => left + right;

    /// <summary>Of ratio after less ratio before: Σ ((x₁ − r₁ d₁)/Σd₁ − (x₀ − r₀ d₀)/Σd₀)².</summary>
    internal double VarianceOfDifference => Math.Max(0, Before.Variance + After.Variance - 2 * Covariance);

    /// <summary>Of the logarithm of after / before.</summary>
    internal double VarianceOfLogRatio => Math.Max(0, Before.VarianceOfLogarithm + After.VarianceOfLogarithm - 2 * Covariance / Before.Ratio / After.Ratio);

    internal bool HasDifference => Before.Whole > 0 && After.Whole > 0;

    internal bool HasRatio => HasDifference && Before.Part > 0 && After.Part > 0;

    private double Covariance =>
        ((double)PartByPart - After.Ratio * (double)PartByWhole - Before.Ratio * (double)WholeByPart + Before.Ratio * After.Ratio * (double)WholeByWhole)
        / (double)Before.Whole / (double)After.Whole;
}
