namespace Analytics.Statistics;

/// <summary>One phase of a run chart.</summary>
/// <param name="First">Number of its first point, from 0.</param>
/// <param name="Points">How many it has, missing and excluded ones too.</param>
/// <param name="Median">Of the points of the baseline; null where none is there.</param>
/// <param name="UsefulPoints">Neither missing, nor excluded, nor on the median.</param>
/// <param name="LongestRun">Useful points in a row on one side.</param>
/// <param name="LongestRunLimit">Null without a useful point.</param>
/// <param name="Crossings">How often the useful points change sides.</param>
/// <param name="FewestCrossings">Null without a useful point.</param>
public sealed record RunChartPhase(
    int First, int Points, double? Median, int UsefulPoints, int LongestRun, int? LongestRunLimit, int Crossings, int? FewestCrossings)
{
    /// <summary>The longest run is longer than chance explains.</summary>
    public bool HasShift => LongestRun > LongestRunLimit;

    /// <summary>Too few crossings. Many are never a signal.</summary>
    public bool HasFewCrossings => Crossings < FewestCrossings;

    /// <summary>Either rule: more than chance. It has no direction.</summary>
    public bool HasSignal => HasShift || HasFewCrossings;

    /// <summary>Fewer than <see cref="SmallNumbers.FewestUsefulPoints"/> useful points: say so instead of a signal.</summary>
    public bool IsTooShort => UsefulPoints < SmallNumbers.FewestUsefulPoints;
}

/// <summary>A series around its median, judged by the Anhøj rules (see <see cref="RunRules"/>). Sees shifts and trends in some ten points or more.</summary>
/// <remarks>Missing points and points on the median neither break nor extend a run. Freezing changes only where the median comes from.</remarks>
public static class RunChart
{
    /// <param name="points">In order of time; null where a period is missing, which is not 0.</param>
    /// <returns>One for each phase, in order.</returns>
    /// <exception cref="ArgumentException">No points, a value that is not finite, options outside the series.</exception>
    public static IReadOnlyList<RunChartPhase> Of(IReadOnlyList<double?> points, SeriesOptions? options = null)
    {
        Require.Some(points);
        options ??= new();
        foreach (var point in points) Require.Finite(point ?? 0, nameof(points));
        return [.. options.Phases(points.Count).Select(phase => Judge(points, phase, [.. options.Excluded]))];
    }

    private static RunChartPhase Judge(IReadOnlyList<double?> points, SeriesPhase phase, HashSet<int> excluded)
    {
        var used = phase.Points.Where(i => points[i] is not null && !excluded.Contains(i)).ToList();
        double[] baseline = [.. used.Where(i => i < phase.BaselineEnd).Select(i => points[i]!.Value)];
        int length = phase.End - phase.First;
        if (baseline.Length == 0) return new(phase.First, length, null, 0, 0, null, 0, null);
        double median = Median.Of(baseline);
        int[] sides = [.. used.Select(i => Settled.Compare(points[i]!.Value, median)).Where(side => side != 0)];
        int longest = 0, run = 0, crossings = 0;
        for (int i = 0; i < sides.Length; i++)
        {
            bool crosses = i > 0 && sides[i] != sides[i - 1];
            if (crosses) crossings++;
            run = crosses ? 1 : run + 1;
            longest = Math.Max(longest, run);
        }
        return sides.Length == 0
            ? new(phase.First, length, median, 0, 0, null, 0, null)
            : new(phase.First, length, median, sides.Length, longest, RunRules.LongestRun(sides.Length), crossings, RunRules.FewestCrossings(sides.Length));
    }
}
