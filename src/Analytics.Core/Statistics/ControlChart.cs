namespace Analytics.Statistics;

/// <summary>Shewhart charts: a series with limits of three standard deviations around its mean.</summary>
/// <remarks>
/// Montgomery DC (2009), Introduction to statistical quality control, ch. 6–7; Provost LP, Murray SK (2011), The health care data guide.
/// Screening of moving ranges: Nelson LS (1982), J Qual Technol 14:172. P' and U': Laney DB (2002), Qual Eng 14:531. As qicharts2.
/// Ranges need an order in time: never over categories.
/// </remarks>
public static class ControlChart
{
    /// <summary>I chart: any measurement. Mean ± 3 × mean moving range / 1.128.</summary>
    /// <param name="points">In order of time; null where missing, which removes both ranges beside it.</param>
    /// <exception cref="ArgumentException">No points, a value that is not finite, options outside the series.</exception>
    public static IReadOnlyList<ControlPoint> Individuals(IReadOnlyList<double?> points, SeriesOptions? options = null) =>
        Chart([.. (points ?? throw new ArgumentNullException(nameof(points))).Select(point => new ChartCount(point, 1))], Kind.Individuals, options ?? new());

    /// <summary>MR chart: distances of neighbouring points, from 0 to 3.267 × their mean.</summary>
    /// <remarks>The first point, and those beside a missing one, have none. The mean is that of the screened ranges where screening is on.</remarks>
    /// <inheritdoc cref="Individuals"/>
    public static IReadOnlyList<ControlPoint> OfMovingRanges(IReadOnlyList<double?> points, SeriesOptions? options = null)
    {
        Require.Some(points);
        options ??= new();
        foreach (var point in points) Require.Finite(point ?? 0, nameof(points));
        var result = new ControlPoint[points.Count];
        foreach (var (number, phase) in options.Phases(points.Count).Index())
        {
            int[] used = [.. phase.Points.Where(i => !options.Excluded.Contains(i))];
            var ranges = MovingRanges.Of([.. used.Select(i => points[i])]);
            double? mean = MovingRanges.Mean(ranges.Where((_, i) => used[i] < phase.BaselineEnd), options.ScreenMovingRanges);
            foreach (int i in phase.Points)
            {
                int place = Array.IndexOf(used, i);
                result[i] = Point(number, place < 0 ? null : ranges[place], mean, mean is null ? null : 0, MovingRanges.D4 * mean, place < 0);
            }
        }
        return result;
    }

    /// <summary>P chart: parts of wholes. Pooled share ± 3 √(p (1 − p) / n), within 0 and 1.</summary>
    /// <param name="points">In order of time.</param>
    /// <exception cref="ArgumentException">No points, negative numbers, a part above its whole, options outside the series.</exception>
    public static IReadOnlyList<ControlPoint> Proportions(IReadOnlyList<ChartCount> points, SeriesOptions? options = null) => Chart(points, Kind.Proportions, options ?? new());

    /// <summary>P' chart: as P, with limits widened or narrowed by how much the points really vary. For denominators in the thousands.</summary>
    /// <inheritdoc cref="Proportions"/>
    public static IReadOnlyList<ControlPoint> ProportionsPrime(IReadOnlyList<ChartCount> points, SeriesOptions? options = null) => Chart(points, Kind.ProportionsPrime, options ?? new());

    /// <summary>U chart: events per person-time. Pooled rate ± 3 √(u / n), not below 0.</summary>
    /// <param name="points">In order of time.</param>
    /// <exception cref="ArgumentException">No points, negative numbers, options outside the series.</exception>
    public static IReadOnlyList<ControlPoint> Rates(IReadOnlyList<ChartCount> points, SeriesOptions? options = null) => Chart(points, Kind.Rates, options ?? new());

    /// <summary>U' chart: as U, with limits widened or narrowed by how much the points really vary. For denominators in the thousands.</summary>
    /// <inheritdoc cref="Rates"/>
    public static IReadOnlyList<ControlPoint> RatesPrime(IReadOnlyList<ChartCount> points, SeriesOptions? options = null) => Chart(points, Kind.RatesPrime, options ?? new());

    /// <summary>C chart: events in periods of equal size. Mean ± 3 √mean, not below 0.</summary>
    /// <param name="points">In order of time; null where missing, which is not 0.</param>
    /// <exception cref="ArgumentException">No points, a negative count, options outside the series.</exception>
    public static IReadOnlyList<ControlPoint> Counts(IReadOnlyList<double?> points, SeriesOptions? options = null) =>
        Chart([.. (points ?? throw new ArgumentNullException(nameof(points))).Select(point => new ChartCount(point, 1))], Kind.Rates, options ?? new());

    private enum Kind { Individuals, Proportions, ProportionsPrime, Rates, RatesPrime }

    private static ControlPoint[] Chart(IReadOnlyList<ChartCount> points, Kind kind, SeriesOptions options)
    {
        Require.Some(points);
        foreach (var point in points) Check(point, kind);
        double?[] values = [.. points.Select(point => point.Denominator is > 0 ? point.Numerator / point.Denominator : null)];
        var result = new ControlPoint[points.Count];
        foreach (var (number, phase) in options.Phases(points.Count).Index())
        {
            int[] used = [.. phase.Points.Where(i => !options.Excluded.Contains(i))];
            int[] baseline = [.. used.Where(i => i < phase.BaselineEnd)];
            int[] known = [.. baseline.Where(i => values[i] is not null)];
            double? centre = known.Length == 0 ? null : Sum(known.Select(i => points[i].Numerator!.Value)) / Sum(known.Select(i => points[i].Denominator!.Value));
            double? spread = centre is { } middle ? Spread(middle) : null;
            foreach (int i in phase.Points)
            {
                double? half = points[i].Denominator is > 0 ? 3 * spread * Sigma(centre, points[i].Denominator!.Value) : null;
                double? lower = kind == Kind.Individuals ? centre - half : half is null ? null : Math.Max(0, (centre - half)!.Value);
                double? upper = kind is Kind.Proportions or Kind.ProportionsPrime && half is not null ? Math.Min(1, (centre + half)!.Value) : centre + half;
                result[i] = Point(number, values[i], centre, lower, upper, options.Excluded.Contains(i));
            }

            double? Spread(double middle) => kind switch
            {
                Kind.Proportions or Kind.Rates => 1,
                _ => MovingRanges.Mean(MovingRanges.Of([.. baseline.Select(i => Score(i, middle))]), options.ScreenMovingRanges) / MovingRanges.D2,
            };
            double? Score(int i, double middle) => kind == Kind.Individuals ? values[i]
                : Sigma(middle, points[i].Denominator ?? 0) is var sigma and > 0 && double.IsFinite(sigma.Value) ? (values[i] - middle) / sigma : null;
        }
        return result;

        double? Sigma(double? centre, double denominator) => kind switch
        {
            Kind.Individuals => 1,
            Kind.Proportions or Kind.ProportionsPrime => centre is { } p ? Math.Sqrt(p * (1 - p) / denominator) : null,
            _ => centre is { } u ? Math.Sqrt(u / denominator) : null,
        };
    }

    private static void Check(ChartCount point, Kind kind)
    {
        Require.Finite(point.Numerator ?? 0, "points");
        Require.Finite(point.Denominator ?? 0, "points");
        if (kind == Kind.Individuals) return;
        Require.That(!(point.Numerator < 0) && !(point.Denominator < 0), "Numbers of a chart of counts cannot be negative.", "points");
        Require.That(kind is Kind.Rates or Kind.RatesPrime || point.Denominator is null or 0 || !(point.Numerator > point.Denominator), "A part cannot be larger than its whole.", "points");
    }

    /// <summary>In an order of its own, so that it does not depend on the points'.</summary>
    private static double Sum(IEnumerable<double> values) => values.Order().Sum();

    private static ControlPoint Point(int phase, double? value, double? centre, double? lower, double? upper, bool excluded) =>
        new(phase, Number(value), Number(centre), Number(lower), Number(upper), excluded);

    private static double? Number(double? value) => value is { } known ? Settled.Number(known) : null;
}
