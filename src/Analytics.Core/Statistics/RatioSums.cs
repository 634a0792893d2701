namespace Analytics.Statistics;

/// <summary>Two amounts of the same patients in a period, of which one is divided by the other, as sums that can be merged.</summary>
/// <param name="Part">Σx.</param>
/// <param name="Whole">Σd.</param>
/// <param name="PartSquares">Σx², of each patient's own.</param>
/// <param name="WholeSquares">Σd².</param>
/// <param name="Products">Σxd.</param>
public readonly record struct RatioSums(decimal Part, decimal Whole, decimal PartSquares, decimal WholeSquares, decimal Products)
{
    public static RatioSums operator +(RatioSums left, RatioSums right) =>
        new(left.Part + right.Part, left.Whole + right.Whole, left.PartSquares + right.PartSquares, left.WholeSquares + right.WholeSquares, left.Products + right.Products);

    /// <summary>The same as +.</summary>
    public static RatioSums Add(RatioSums left, RatioSums right) => left + right;

    internal double Ratio => (double)Part / (double)Whole;

    /// <summary>Of the ratio: Σ (x − r d)² / (Σd)².</summary>
    internal double Variance => Math.Max(0, (double)PartSquares - 2 * Ratio * (double)Products + Ratio * Ratio * (double)WholeSquares) / (double)Whole / (double)Whole;

    /// <summary>Of the logarithm of the ratio: Σ (x/Σx − d/Σd)².</summary>
    internal double VarianceOfLogarithm => Variance / Ratio / Ratio;
}
