namespace Analytics.Statistics;

/// <summary>What the same patients were dispensed before and after, as sums that can be merged.</summary>
/// <param name="Before">Of each patient's amount before.</param>
/// <param name="After">Of each patient's amount after.</param>
/// <param name="SumOfProducts">Of each patient's two amounts: large where those who had much still have.</param>
public readonly record struct PairedVolumes(AmountSum Before, AmountSum After, decimal SumOfProducts)
{
    /// <exception cref="ArgumentException">An amount with more than six decimals.</exception>
    public static PairedVolumes Of(IEnumerable<PatientVolumes> patients)
    {
        ArgumentNullException.ThrowIfNull(patients);
        PatientVolumes[] all = [.. patients];
        return new(AmountSum.Of(all.Select(patient => patient.Before)), AmountSum.Of(all.Select(patient => patient.After)), all.Sum(patient => patient.Before * patient.After));
    }

    public static PairedVolumes operator +(PairedVolumes left, PairedVolumes right) =>
        new(left.Before + right.Before, left.After + right.After, left.SumOfProducts + right.SumOfProducts);

    /// <summary>The same as +.</summary>
    public static PairedVolumes Add(PairedVolumes left, PairedVolumes right) => left + right;

    /// <summary>Of rate after less rate before: Σ (x₁/t₁ − x₀/t₀)².</summary>
    internal double VarianceOfDifference(double timeBefore, double timeAfter) => Math.Max(0,
        (double)After.SumOfSquares / timeAfter / timeAfter - 2 * (double)SumOfProducts / timeBefore / timeAfter + (double)Before.SumOfSquares / timeBefore / timeBefore);

    /// <summary>Of the logarithm of after / before: Σ (x₁/Σx₁ − x₀/Σx₀)².</summary>
    internal double VarianceOfLogRatio => VarianceOfDifference((double)Before.Sum, (double)After.Sum);

    internal bool HasRatio => Before.Sum > 0 && After.Sum > 0;
}
