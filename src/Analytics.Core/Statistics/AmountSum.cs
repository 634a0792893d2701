namespace Analytics.Statistics;

/// <summary>What patients were dispensed in a period, as sums that can be merged: DDD, milligrams of OME, packs.</summary>
/// <remarks>
/// Exact, and so independent of order and of how the patients were divided into parts, as long as each patient is in one part only
/// and amounts have six decimals at most.
/// </remarks>
/// <param name="Patients">How many were added.</param>
/// <param name="Sum">Of their amounts.</param>
/// <param name="SumOfSquares">Of the squares of each patient's own total.</param>
public readonly record struct AmountSum(long Patients, decimal Sum, decimal SumOfSquares)
{
    /// <param name="totals">One for each patient: all that was dispensed to the patient in the period, net of returns.</param>
    /// <exception cref="ArgumentException">An amount with more than six decimals, which would not add up exactly.</exception>
    public static AmountSum Of(IEnumerable<decimal> totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var sum = default(AmountSum);
        foreach (decimal total in totals)
        {
            Require.That(decimal.Round(total, 6) == total, "An amount has six decimals at most.", nameof(totals));
            sum += new AmountSum(1, total, total * total);
        }
        return sum;
    }

    public static AmountSum operator +(AmountSum left, AmountSum right) =>
        new(left.Patients + right.Patients, left.Sum + right.Sum, left.SumOfSquares + right.SumOfSquares);

    /// <summary>The same as +.</summary>
    public static AmountSum Add(AmountSum left, AmountSum right) => left + right;

    /// <summary>Standard error of the logarithm of the sum: √Σx² / Σx.</summary>
    internal double RelativeError => Math.Sqrt((double)SumOfSquares) / (double)Sum;
}
