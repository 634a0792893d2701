using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Statistics;

namespace Analytics.Release;

/// <summary>What a run chart says of a series, from what is shown of it. None of it says what caused it.</summary>
public sealed class RunChartReading
{
    internal RunChartReading() { }

    /// <summary>Of the points before the project where there are ten of them, else of all; withheld where no point is shown.</summary>
    public Published<decimal> Median { get; internal init; }

    /// <summary>Whether <see cref="Median"/> is that of the points before the project.</summary>
    public bool IsBaseline { get; internal init; }

    /// <summary>Of the series by itself.</summary>
    public SeriesVerdict Series { get; internal init; }

    /// <summary>Of the time since the project began; null without one, or where it begins before or after the series.</summary>
    public ProjectVerdict? Project { get; internal init; }

    /// <summary>Position of the first point of the project; null as <see cref="Project"/>.</summary>
    public int? Start { get; internal init; }

    /// <summary>Position of the first point after the project; null where it goes on to the end of the series, or as <see cref="Project"/>.</summary>
    public int? End { get; internal init; }

    /// <summary>Positions of the points of a run on one side of the median that is longer than chance explains.</summary>
    public IReadOnlyList<int> Shift { get; internal init; } = [];

    /// <param name="project">First day of the first and last day of the last month of the project; null without one.</param>
    internal static RunChartReading Of(IReadOnlyList<ReleasedFigure> trend, Direction wanted, ReportingPeriod? project = null)
    {
        double?[] points = [.. trend.Select(figure => figure.Value.Match<double?>(value => (double)value, _ => null))];
        bool isShown = points.Any(point => point is not null);
        int start = project is { } days ? trend.TakeWhile(figure => figure.Period.Last < days.From).Count() : 0;
        bool hasProject = start > 0 && start < points.Length;
        int end = hasProject ? trend.TakeWhile(figure => figure.Period.First <= project!.Value.To).Count() : 0;
        bool freezes = hasProject && points.Take(start).Count(point => point is not null) >= SmallNumbers.FewestUsefulPoints;
        var chart = !isShown ? null : RunChart.Of(points, freezes ? new() { Freeze = start } : null)[0];
        return new RunChartReading
        {
            Median = chart?.Median is { } median ? Published<decimal>.Shown(decimal.Round((decimal)median, 6)) : Published<decimal>.Withheld(ReasonOf(trend)),
            IsBaseline = freezes,
            Series = VerdictOf(points),
            Project = hasProject ? VerdictOf(isShown ? ChangeAssessment.Of(points, start, wanted).Verdict : ChangeVerdict.TooFewPoints) : null,
            Start = hasProject ? start : null,
            End = hasProject && end < points.Length ? end : null,
            Shift = chart is { IsTooShort: false, HasShift: true, Median: { } middle, LongestRunLimit: { } limit } ? ShiftOf(points, middle, limit) : [],
        };
    }

    internal static SeriesVerdict VerdictOf(double?[] points) => points.All(point => point is null) || RunChart.Of(points)[0] is not { IsTooShort: false } run ? SeriesVerdict.TooFewPoints
        : run.HasSignal ? SeriesVerdict.MoreThanChance : SeriesVerdict.ChanceOnly;

    internal static ProjectVerdict VerdictOf(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.TooFewPoints => ProjectVerdict.TooFewPoints,
        ChangeVerdict.UnsteadyBaseline => ProjectVerdict.UnsteadyBaseline,
        ChangeVerdict.NoSignalYet => ProjectVerdict.NoSignalYet,
        ChangeVerdict.LikelyImprovement => ProjectVerdict.LikelyImprovement,
        ChangeVerdict.LikelyDeterioration => ProjectVerdict.LikelyDeterioration,
        _ => ProjectVerdict.LikelyChange,
    };

    /// <summary>As <see cref="RunChart"/> counts: missing points and points on the median neither break nor extend a run.</summary>
    private static List<int> ShiftOf(double?[] points, double median, int limit)
    {
        var shift = new List<int>();
        var run = new List<int>();
        int side = 0;
        for (int i = 0; i < points.Length; i++)
        {
            int now = points[i] is { } value ? Settled.Compare(value, median) : 0;
            if (now == 0) continue;
            if (now != side) Close();
            side = now;
            run.Add(i);
        }
        Close();
        return shift;

        void Close()
        {
            if (run.Count > limit) shift.AddRange(run);
            run.Clear();
        }
    }

    private static WithheldReason ReasonOf(IReadOnlyList<ReleasedFigure> trend) =>
        trend.Count == 0 ? WithheldReason.NotComputed : trend[0].Value.Match(_ => WithheldReason.Privacy, reason => reason);
}
