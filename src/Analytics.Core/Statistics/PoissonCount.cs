namespace Analytics.Statistics;

/// <summary>Limits of a count of independent events.</summary>
/// <remarks>
/// Exact: Garwood F (1936), Biometrika 28:437. Byar: Breslow NE, Day NE (1987), Statistical methods in cancer research II, IARC, p. 69;
/// switched at 10 as in Public Health England's technical guidance on confidence intervals (2018).
/// Not the variant of the same name that adds a half on both sides (Rothman, epitools). Amounts such as DDD are no events: see <see cref="VolumeRate"/>.
/// </remarks>
public static class PoissonCount
{
    /// <summary>Below this many events, the limits are exact.</summary>
    public const int FewestForByar = 10;

    /// <summary>Of 0 to 9 events at the usual confidence, as nearly all small figures need them: an iterated quantile takes microseconds.</summary>
    private static readonly Lazy<(double Lower, double Upper)[]> FewAtUsual =
        new(() => [.. Enumerable.Range(0, FewestForByar).Select(events => Exact(events, default))]);

    /// <param name="events">0 or more. At 0 the lower limit is 0.</param>
    /// <exception cref="ArgumentException">Negative.</exception>
    public static Interval Of(long events, Confidence confidence = default, PoissonMethod method = PoissonMethod.ByarFromTen)
    {
        var (lower, upper, by) = Limits(events, confidence, method);
        return new(events, lower, upper, confidence, by);
    }

    /// <summary>Not rounded yet, for the formulas that build on them.</summary>
    internal static (double Lower, double Upper, IntervalMethod By) Limits(long events, Confidence confidence, PoissonMethod method)
    {
        Require.Count(events);
        if (events < FewestForByar || method == PoissonMethod.Exact)
        {
            var (lower, upper) = events < FewestForByar && confidence == default ? FewAtUsual.Value[events] : Exact(events, confidence);
            return (lower, upper, IntervalMethod.ExactPoisson);
        }
        double z = confidence.Z;
        return (ByarLimit(events, -z), ByarLimit(events + 1.0, z), IntervalMethod.Byar);
    }

    private static (double Lower, double Upper) Exact(long events, Confidence confidence) =>
        (events == 0 ? 0 : Distributions.GammaQuantile(confidence.LowerTail, events), Distributions.GammaQuantile(confidence.UpperTail, events + 1.0));

    private static double ByarLimit(double count, double z)
    {
        double root = 1 - 1 / (9 * count) + z / (3 * Math.Sqrt(count));
        return root <= 0 ? 0 : count * root * root * root;
    }
}
