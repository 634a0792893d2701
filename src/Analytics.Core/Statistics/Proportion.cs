namespace Analytics.Statistics;

/// <summary>A part of a whole, both counts of the same people.</summary>
public static class Proportion
{
    /// <summary>Wilson's score interval, at every size.</summary>
    /// <remarks>
    /// Wilson EB (1927), JASA 22:209; PHEindicatormethods <c>phe_proportion</c>. A part of 0 gives a lower limit of 0, the whole an upper limit of 1.
    /// </remarks>
    /// <param name="multiplier">100 for percent.</param>
    /// <exception cref="ArgumentException">A part below 0 or above the whole; a whole or multiplier that is not above 0.</exception>
    public static Interval Of(long part, long whole, double multiplier = 1, Confidence confidence = default)
    {
        Check(part, whole, multiplier);
        double z = confidence.Z, p = (double)part / whole, n = whole;
        double middle = 2.0 * part + z * z, half = z * Math.Sqrt(z * z + 4.0 * part * (1 - p)), twice = 2 * (n + z * z);
        return new(
            multiplier * part / whole,
            part == 0 ? 0 : multiplier * (middle - half) / twice,
            part == whole ? multiplier : multiplier * (middle + half) / twice,
            confidence, IntervalMethod.Wilson);
    }

    /// <summary>The exact binomial interval, wider than its level says; an option where a reader asks for it.</summary>
    /// <remarks>Clopper CJ, Pearson ES (1934), Biometrika 26:404.</remarks>
    /// <inheritdoc cref="Of"/>
    public static Interval Exact(long part, long whole, double multiplier = 1, Confidence confidence = default)
    {
        Check(part, whole, multiplier);
        double lower = part == 0 ? 0 : Distributions.BetaQuantile(confidence.LowerTail, part, whole - part + 1.0);
        double upper = part == whole ? 1 : Distributions.BetaQuantile(confidence.UpperTail, part + 1.0, whole - part);
        return new(multiplier * part / whole, multiplier * lower, multiplier * upper, confidence, IntervalMethod.ClopperPearson);
    }

    private static void Check(long part, long whole, double multiplier)
    {
        Require.Count(part);
        Require.That(whole > 0, "The whole must be above 0.", nameof(whole));
        Require.That(part <= whole, "A part cannot be larger than the whole.", nameof(part));
        Require.Positive(multiplier);
    }
}
