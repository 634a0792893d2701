using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.National;

/// <summary>The national summary: the nation over time, its counties, and municipalities without names.</summary>
internal static class NationalReport
{
    public static ReportDocument Compose(NationalBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = new Reader(texts, UnitLevel.National, texts["own.national"], Residents: true, book.Stamp);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of([.. book.Measures.Select(sheet => sheet.Nation)]);
        string title = texts.With("national.title", ("year", reader.ReportingYear));
        return FrontMatter.Document(reader, title, title, watermark,
        [
            NationalCover.Of(book, reader),
            NationalFindings.Of(reader, sheets, numbering),
            HiddenSection.Of(reader, book.Summary, numbering),
            MethodSection.Of(reader, sheets),
        ]);
    }
}
