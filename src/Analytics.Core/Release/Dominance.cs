namespace Analytics.Release;

/// <summary>Whether a sum says too much of its largest contributors (DISCLOSURE 2.2, P5).</summary>
internal static class Dominance
{
    /// <summary>The second largest contributor must not be able to tell the largest more closely than this.</summary>
    private const decimal P = 0.10m;

    /// <summary>So many of the largest contributors may not have more than the share of the sum.</summary>
    private static readonly (int Largest, decimal Share)[] Shares = [(1, 0.75m), (2, 0.90m)];

    /// <param name="contributions">One for each contributor; a correction is summed within it first, and what is negative counts by its size.</param>
    public static bool IsDominated(IEnumerable<decimal> contributions)
    {
        decimal[] sizes = [.. contributions.Select(Math.Abs).OrderDescending()];
        decimal total = sizes.Sum();
        if (total == 0) return false;
        return total - sizes.Take(2).Sum() < P * sizes[0] || Shares.Any(rule => sizes.Take(rule.Largest).Sum() > rule.Share * total);
    }
}
