namespace Analytics.Release;

/// <summary>Whether a sum says too much of its largest contributors (DISCLOSURE 2.2, P5).</summary>
internal static class Dominance
{
    /// <param name="contributions">One for each contributor; a correction is summed within it first, and what is negative counts by its size.</param>
    public static bool IsDominated(IEnumerable<decimal> contributions, DisclosurePolicy policy) => IsDominated([.. contributions.Select(Math.Abs).OrderDescending()], besides: 0, policy);

    /// <param name="sizes">Of those who are to be protected, the largest first.</param>
    /// <param name="besides">What others have added to the sum.</param>
    public static bool IsDominated(decimal[] sizes, decimal besides, DisclosurePolicy policy)
    {
        decimal total = sizes.Sum() + besides, two = sizes.Take(2).Sum();
        if (total == 0) return false;
        return 100 * (total - two) < policy.PPercent * sizes[0] || 100 * sizes[0] > policy.MostOfOnePercent * total || 100 * two > policy.MostOfTwoPercent * total;
    }
}
