using Analytics.Measures;

namespace Analytics.Statistics;

/// <summary>Is this change an improvement? The answer of a run chart whose median is frozen before the work began.</summary>
/// <remarks>
/// Anhøj rules over all points against the median of those before the start (see <see cref="RunChart"/>), and the median of the points after on its
/// better side. Needs 10 points before the start, 10 useful ones in all and 6 after.
/// </remarks>
public sealed record ChangeAssessment
{
    private ChangeAssessment(ChangeVerdict verdict, RunChartPhase chart, double? after) => (Verdict, Chart, MedianAfter) = (verdict, chart, after);

    public ChangeVerdict Verdict { get; }

    /// <summary>All points, against the frozen median.</summary>
    public RunChartPhase Chart { get; }

    /// <summary>Of the points from the start on; null where none is there.</summary>
    public double? MedianAfter { get; }

    /// <param name="points">In order of time; null where a period is missing.</param>
    /// <param name="start">Number of the first point after the work began, from 0; at least one point lies before.</param>
    /// <param name="wanted">The better side; <see cref="Direction.None"/> has none.</param>
    /// <exception cref="ArgumentException">A start outside the series, a value that is not finite.</exception>
    public static ChangeAssessment Of(IReadOnlyList<double?> points, int start, Direction wanted)
    {
        Require.Some(points);
        Require.That(start > 0 && start < points.Count, "The work starts within the series, after its first point.", nameof(start));
        var chart = RunChart.Of(points, new() { Freeze = start })[0];
        var before = RunChart.Of([.. points.Take(start)])[0];
        double[] after = [.. points.Skip(start).OfType<double>()];
        double? level = after.Length == 0 ? null : Median.Of(after);
        return new(Judge(chart, before, points.Take(start).Count(point => point is not null), after.Length, level, wanted), chart, level);
    }

    private static ChangeVerdict Judge(RunChartPhase chart, RunChartPhase before, int pointsBefore, int pointsAfter, double? level, Direction wanted)
    {
        if (pointsBefore < SmallNumbers.FewestUsefulPoints || pointsAfter < SmallNumbers.FewestPointsAfter || chart.IsTooShort) return ChangeVerdict.TooFewPoints;
        if (!before.IsTooShort && before.HasSignal) return ChangeVerdict.UnsteadyBaseline;
        int moved = Settled.Compare(level!.Value, chart.Median!.Value);
        if (!chart.HasSignal || moved == 0) return ChangeVerdict.NoSignalYet;
        if (wanted == Direction.None) return ChangeVerdict.LikelyChange;
        return moved < 0 == (wanted == Direction.Lower) ? ChangeVerdict.LikelyImprovement : ChangeVerdict.LikelyDeterioration;
    }
}
