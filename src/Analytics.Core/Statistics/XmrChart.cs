using Analytics.Measures;

namespace Analytics.Statistics;

/// <summary>An I chart read by the rules of NHS England's Making Data Count.</summary>
/// <remarks>
/// NHSRplotthedots: mean ± 2.66 × mean moving range (2.66 for 3 / 1.128, 0.02 % wider), each point labelled with one pattern. Shewhart WA (1931);
/// the patterns: Western Electric (1956), Statistical quality control handbook. Missing points are as if they were not there.
/// </remarks>
public sealed class XmrChart
{
    private const double RangesToLimit = 2.66;
    private const int PatternLength = 7;

    private XmrChart(IReadOnlyList<XmrPoint> points, IReadOnlyList<bool> provisional) => (Points, ProvisionalPhases) = (points, provisional);

    /// <summary>All points, missing and excluded ones too, in order.</summary>
    public IReadOnlyList<XmrPoint> Points { get; }

    /// <summary>For each phase: fewer than <see cref="SmallNumbers.FewestPointsForFirmLimits"/> points make its limits.</summary>
    public IReadOnlyList<bool> ProvisionalPhases { get; }

    /// <param name="points">In order of time; null where missing.</param>
    /// <param name="wanted">The better side.</param>
    /// <exception cref="ArgumentException">No points, a value that is not finite, options outside the series.</exception>
    public static XmrChart Of(IReadOnlyList<double?> points, Direction wanted, SeriesOptions? options = null)
    {
        options ??= new();
        Require.Some(points);
        foreach (var point in points) Require.Finite(point ?? 0, nameof(points));
        var result = new XmrPoint[points.Count];
        var provisional = new List<bool>();
        foreach (var (number, phase) in options.Phases(points.Count).Index())
        {
            int[] used = [.. phase.Points.Where(i => points[i] is not null && !options.Excluded.Contains(i))];
            double[] baseline = [.. used.Where(i => i < phase.BaselineEnd).Select(i => points[i]!.Value)];
            double? mean = baseline.Length == 0 ? null : baseline.Order().Sum() / baseline.Length;
            double? half = RangesToLimit * MovingRanges.Mean(MovingRanges.Of([.. baseline.Select(value => (double?)value)]), options.ScreenMovingRanges);
            var control = phase.Points.ToDictionary(i => i, i => new ControlPoint(
                number, Number(points[i]), Number(mean), Number(mean - half), Number(mean + half), options.Excluded.Contains(i)));
            var marks = Marks([.. used.Select(i => control[i])]);
            foreach (int i in phase.Points)
            {
                var (pattern, side) = Array.IndexOf(used, i) is var place and >= 0 ? marks[place] : default;
                result[i] = new(control[i], pattern, Meaning(pattern, side, wanted));
            }
            provisional.Add(baseline.Length < SmallNumbers.FewestPointsForFirmLimits);
        }
        return new(result, provisional);
    }

    /// <summary>The target against the limits of the last phase.</summary>
    public XmrAssurance Assurance(double target, Direction wanted)
    {
        Require.Finite(target);
        var last = Points[^1].Point;
        if (wanted == Direction.None || last.Lower is not { } lower || last.Upper is not { } upper) return XmrAssurance.NotJudged;
        double settled = Settled.Number(target);
        if (settled > upper) return wanted == Direction.Lower ? XmrAssurance.AlwaysMet : XmrAssurance.NeverMet;
        if (settled < lower) return wanted == Direction.Lower ? XmrAssurance.NeverMet : XmrAssurance.AlwaysMet;
        return XmrAssurance.NotReliable;
    }

    /// <summary>Pattern and direction of each point: -1 low or falling, 1 high or rising.</summary>
    private static (XmrPattern Pattern, int Side)[] Marks(ControlPoint[] points)
    {
        var marks = new (XmrPattern Pattern, int Side)[points.Length];
        int[] sides = [.. points.Select(point => point.Value!.Value.CompareTo(point.Centre ?? point.Value.Value))];
        int[] steps = [0, .. points.Zip(points.Skip(1), (one, next) => next.Value!.Value.CompareTo(one.Value!.Value))];
        for (int i = 0; i < points.Length; i++)
        {
            if (points[i].IsOutside) marks[i] = (XmrPattern.Outside, sides[i]);
        }
        // The later of two trends that meet in a point gives its direction.
        for (int i = points.Length - PatternLength; i >= 0; i--)
        {
            int step = steps[i + 1];
            if (step != 0 && steps.AsSpan(i + 1, PatternLength - 1).IndexOfAnyExcept(step) < 0) Mark(i, PatternLength, XmrPattern.Trend, step);
        }
        for (int i = 0; i + 3 <= points.Length; i++)
        {
            var three = points.AsSpan(i, 3);
            if (sides[i] == 0 || sides[i + 1] != sides[i] || sides[i + 2] != sides[i] || Close(three[0]) + Close(three[1]) + Close(three[2]) < 2) continue;
            for (int k = 0; k < 3; k++)
            {
                if (Close(three[k]) == 1) Mark(i + k, 1, XmrPattern.TwoOfThree, sides[i]);
            }
        }
        for (int i = 0; i + PatternLength <= points.Length; i++)
        {
            if (sides[i] != 0 && sides.AsSpan(i, PatternLength).IndexOfAnyExcept(sides[i]) < 0) Mark(i, PatternLength, XmrPattern.Run, sides[i]);
        }
        return marks;

        void Mark(int first, int count, XmrPattern pattern, int side)
        {
            for (int i = first; i < first + count; i++)
            {
                if (marks[i].Pattern == XmrPattern.None) marks[i] = (pattern, side);
            }
        }
    }

    /// <summary>1 beyond two thirds of the way to a limit and not outside it.</summary>
    private static int Close(ControlPoint point)
    {
        if (point.Upper is not { } upper || point.IsOutside) return 0;
        double way = Math.Abs(point.Value!.Value - point.Centre!.Value), whole = upper - point.Centre.Value;
        return Settled.Compare(way, whole * 2 / 3) > 0 ? 1 : 0;
    }

    private static XmrMeaning Meaning(XmrPattern pattern, int side, Direction wanted) =>
        pattern == XmrPattern.None ? XmrMeaning.None
        : wanted == Direction.None ? XmrMeaning.Neither
        : side < 0 == (wanted == Direction.Lower) ? XmrMeaning.Improvement
        : XmrMeaning.Concern;

    private static double? Number(double? value) => value is { } known ? Settled.Number(known) : null;
}
