using System.Numerics;

namespace Analytics.Statistics;

/// <summary>The limits of the Anhøj rules, in integers throughout.</summary>
/// <remarks>
/// Anhøj J, Olesen AV (2014), PLoS ONE 9:e113825; Anhøj J (2015), PLoS ONE 10:e0121349; Anhøj J, Wentzel-Larsen T (2018), BMC Med Res Methodol 18:100.
/// As qicharts2. Useful points are those that are not on the median.
/// </remarks>
public static class RunRules
{
    /// <summary>A longer run than this on one side of the median is a signal: round(log2 n) + 3.</summary>
    /// <param name="usefulPoints">1 or more.</param>
    /// <exception cref="ArgumentException">Fewer.</exception>
    public static int LongestRun(int usefulPoints)
    {
        RequirePoints(usefulPoints);
        // round(log2 n) is the smallest k with n below 2^(k + 1/2), that is n² below 2^(2k + 1).
        int k = 0;
        while ((BigInteger)usefulPoints * usefulPoints >= BigInteger.One << (2 * k + 1)) k++;
        return k + 3;
    }

    /// <summary>Fewer crossings of the median than this are a signal: the smallest k with a cumulative Binomial(n − 1, 1/2) of at least 0.05.</summary>
    /// <param name="usefulPoints">1 or more.</param>
    /// <exception cref="ArgumentException">Fewer.</exception>
    public static int FewestCrossings(int usefulPoints)
    {
        RequirePoints(usefulPoints);
        int tosses = usefulPoints - 1, k = 0;
        BigInteger all = BigInteger.One << tosses, ways = 1, below = 1;
        while (below * 20 < all)
        {
            ways = ways * (tosses - k) / (k + 1);
            k++;
            below += ways;
        }
        return k;
    }

    private static void RequirePoints(int usefulPoints) =>
        Require.That(usefulPoints >= 1, "Without a useful point there are no limits.", nameof(usefulPoints));
}
