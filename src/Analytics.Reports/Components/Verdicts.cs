using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>The word beside a verdict's sign.</summary>
internal static class Verdicts
{
    public static VerdictCell Cell(Reader reader, MeasureSheet sheet) => new(SignOf(sheet), Word(reader, sheet));

    /// <summary>A figure without anybody to compare it with, and one that is not there at all, have signs of their own.</summary>
    private static Verdict SignOf(MeasureSheet sheet) => Positions.VerdictOf(sheet) is var verdict && verdict != Verdict.None
        ? verdict
        : sheet.Own.Value.Match(_ => Verdict.NotCompared, reason => reason is WithheldReason.NoData or WithheldReason.NotComputed ? Verdict.NotCompared : Verdict.None);

    public static string Word(Reader reader, MeasureSheet sheet) => Positions.VerdictOf(sheet) switch
    {
        Verdict.Different => reader.Texts["verdict.Different." + Positions.Of(sheet)],
        Verdict.Good => reader.Texts["verdict.Good." + Positions.Of(sheet)],
        Verdict.None => sheet.Own.Value.Match(
            _ => reader.Texts["verdict.NotCompared"],
            reason => reader.Texts[Phrases.AbsentKey("verdict", reason)]),
        var verdict => reader.Texts["verdict." + verdict],
    };
}
