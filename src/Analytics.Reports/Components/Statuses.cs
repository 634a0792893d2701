using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>What a run chart says, as sign and words: of the time since a project began where there are points enough for that, else of the whole line.</summary>
internal static class Statuses
{
    public static VerdictCell Cell(Reader reader, RunChartReading reading) => new(SignOf(reading), Word(reader, reading, "status.short."));

    /// <summary>"no signal yet": inside a sentence.</summary>
    public static string Word(Reader reader, RunChartReading reading, string prefix = "status.") => reader.Texts[prefix + KeyOf(reading)];

    public static Verdict SignOf(RunChartReading reading) => KeyOf(reading) switch
    {
        nameof(ProjectVerdict.LikelyImprovement) => Verdict.Good,
        nameof(ProjectVerdict.LikelyDeterioration) => Verdict.LookCloser,
        nameof(ProjectVerdict.LikelyChange) or nameof(ProjectVerdict.UnsteadyBaseline) or nameof(SeriesVerdict.MoreThanChance) => Verdict.Different,
        nameof(ProjectVerdict.NoSignalYet) or nameof(SeriesVerdict.ChanceOnly) => Verdict.LikeMost,
        Hidden => Verdict.None,
        _ => Verdict.NotCompared,
    };

    public static bool IsTooShort(RunChartReading reading) => KeyOf(reading) is nameof(SeriesVerdict.TooFewPoints) or Hidden;

    private const string Hidden = "Hidden";

    private static string KeyOf(RunChartReading reading) => reading.Median.Match(
        _ => reading.Project is { } project and not ProjectVerdict.TooFewPoints ? project.ToString() : reading.Series.ToString(),
        reason => reason is WithheldReason.NoData or WithheldReason.NotComputed ? nameof(SeriesVerdict.TooFewPoints) : Hidden);
}
