using Analytics.Release;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>What a run chart says, as sign and words: of the time since a project began where there are points enough for that, else of the whole line.</summary>
internal static class Statuses
{
    public static VerdictCell Cell(Reader reader, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading) => new(SignOf(reading), Word(reader, trend, reading, "status.short."));

    /// <summary>"no signal yet", "signal of a rise": inside a sentence. Which way, as far as the points tell.</summary>
    public static string Word(Reader reader, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading, string prefix = "status.") =>
        reader.Texts.With(prefix + KeyOf(reading) + (WayOf(trend, reading) is var way and not Trend.Steady ? $".{way}" : ""), ("year", Since(trend)));

    /// <summary>"Opioids, volume (rise since 2022)": what a signal is about, its way as far as that is known, and the time that it is of.</summary>
    public static string Named(Reader reader, string name, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading) => Bracketed(name, WayIn(reader, trend, reading));

    /// <summary>"Askvoll and Gulen (fall since 2022); Kinn": those with a signal, by the way that it has gone.</summary>
    public static string Names(Reader reader, IEnumerable<(NetworkMember Member, MemberSeries Series)> members) => string.Join("; ", members.Where(one => IsSignal(one.Series.Reading))
        .GroupBy(one => WayIn(reader, one.Series.Trend, one.Series.Reading)).Select(same => Bracketed(same.Count() <= MostNames ? reader.Culture.List([.. same.Select(one => one.Member.Name)]) : reader.Texts.With("status.names", ("n", reader.Culture.Count(same.Count()))), same.Key)));

    /// <summary>More are counted: the table names them.</summary>
    private const int MostNames = 6;

    private static string Bracketed(string names, string way) => way.Length == 0 ? names : $"{names} ({way})";

    /// <summary>Empty where it is not known.</summary>
    private static string WayIn(Reader reader, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading) => WayOf(trend, reading) is var way and not Trend.Steady
        ? reader.Texts.With($"status.way.{way}{(KeyOf(reading) == nameof(SeriesVerdict.MoreThanChance) ? "" : ".project")}", ("year", Since(trend)))
        : "";

    /// <summary>The first year of the line that a signal of the whole line is of.</summary>
    private static string Since(IReadOnlyList<ReleasedFigure> trend) => trend.Count == 0 ? "" : ReportCulture.Year(trend[0].Period.Year);

    /// <summary>Whether the line says more than chance does; what was unsteady before the start says nothing of the time since.</summary>
    public static bool IsSignal(RunChartReading reading) => Signals.Contains(KeyOf(reading));

    /// <summary>Where a signal has gone: since the start against the points before, or the later half of the line against the earlier. Steady without a signal, and where the last point denies it.</summary>
    public static Trend WayOf(IReadOnlyList<ReleasedFigure> trend, RunChartReading reading)
    {
        decimal?[] points = [.. trend.Select(figure => figure.Value.Match<decimal?>(value => value, _ => null))];
        decimal[] shown = [.. points.OfType<decimal>()];
        if (!IsSignal(reading) || shown.Length < 2) return Trend.Steady;
        bool isOfProject = KeyOf(reading) != nameof(SeriesVerdict.MoreThanChance);
        decimal[] before = isOfProject ? [.. points.Take(reading.Start ?? 0).OfType<decimal>()] : shown[..(shown.Length / 2)], after = shown[^(shown.Length - before.Length)..];
        if (before.Length == 0 || after.Length == 0) return Trend.Steady;
        decimal from = MiddleOf(before), to = MiddleOf(after), last = shown[^1];
        return to > from && (isOfProject || last > from) ? Trend.Up : to < from && (isOfProject || last < from) ? Trend.Down : Trend.Steady;
    }

    private static decimal MiddleOf(decimal[] values)
    {
        decimal[] ordered = [.. values.Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    private static readonly string[] Signals =
        [nameof(SeriesVerdict.MoreThanChance), nameof(ProjectVerdict.LikelyImprovement), nameof(ProjectVerdict.LikelyDeterioration), nameof(ProjectVerdict.LikelyChange)];

    public static Verdict SignOf(RunChartReading reading) => KeyOf(reading) switch
    {
        nameof(ProjectVerdict.LikelyImprovement) => Verdict.Good,
        nameof(ProjectVerdict.LikelyDeterioration) => Verdict.LookCloser,
        nameof(ProjectVerdict.LikelyChange) or nameof(ProjectVerdict.UnsteadyBaseline) or nameof(SeriesVerdict.MoreThanChance) => Verdict.Different,
        nameof(ProjectVerdict.NoSignalYet) or nameof(SeriesVerdict.ChanceOnly) => Verdict.LikeMost,
        Hidden => Verdict.None,
        _ => Verdict.NotCompared,
    };

    /// <summary>Neither a signal nor none.</summary>
    public static bool IsTooShort(RunChartReading reading) => KeyOf(reading) is nameof(SeriesVerdict.TooFewPoints) or Hidden;

    private const string Hidden = "Hidden";

    private static string KeyOf(RunChartReading reading) => reading.Median.Match(
        _ => reading.Project is { } project and not ProjectVerdict.TooFewPoints ? project.ToString() : reading.Series.ToString(),
        reason => reason is WithheldReason.NoData or WithheldReason.NotComputed ? nameof(SeriesVerdict.TooFewPoints) : Hidden);
}
