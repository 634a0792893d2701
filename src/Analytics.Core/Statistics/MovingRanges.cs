namespace Analytics.Statistics;

/// <summary>The spread of a series from the distances of neighbouring points.</summary>
internal static class MovingRanges
{
    /// <summary>d2 of two points: the mean range of two is 1.128 standard deviations.</summary>
    public const double D2 = 1.128;

    /// <summary>D4 of two points: ranges of this many times their mean are screened out.</summary>
    public const double D4 = 3.267;

    /// <summary>Null for the first point, and beside a missing one.</summary>
    public static IReadOnlyList<double?> Of(IReadOnlyList<double?> points) =>
        [.. points.Select((point, i) => i == 0 ? null : Distance(point, points[i - 1]))];

    /// <summary>Null without a range. Screening happens once, and drops nothing where all ranges are 0.</summary>
    public static double? Mean(IEnumerable<double?> ranges, bool screen)
    {
        double[] known = [.. ranges.OfType<double>().Order()];
        if (known.Length == 0) return null;
        double mean = known.Sum() / known.Length;
        if (!screen || mean == 0) return mean;
        double[] kept = [.. known.Where(range => Settled.Compare(range, D4 * mean) < 0)];
        return kept.Length == 0 ? mean : kept.Sum() / kept.Length;
    }

    private static double? Distance(double? one, double? other) => one is { } a && other is { } b ? Math.Abs(a - b) : null;
}
