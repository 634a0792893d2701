using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>The word beside a verdict's sign.</summary>
internal static class Verdicts
{
    public static VerdictCell Cell(Reader reader, MeasureSheet sheet) => new(Positions.VerdictOf(sheet), Word(reader, sheet));

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
