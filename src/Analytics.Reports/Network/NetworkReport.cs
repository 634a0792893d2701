using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Network;

/// <summary>The report to a learning network of municipalities: members by name, together, and against all others.</summary>
internal static class NetworkReport
{
    public static ReportDocument Compose(NetworkBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = new Reader(texts, UnitLevel.Network, book.Name, Residents: true, book.Stamp);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of([.. book.Measures.Select(sheet => sheet.Together)]);
        string title = texts.With("network.title", ("name", book.Name));
        return FrontMatter.Document(reader, title, book.Name, watermark,
        [
            NetworkCover.Of(book, reader),
            WhereWeAre.Of(book, reader, numbering),
            HiddenSection.Of(reader, book.Summary, numbering),
            MethodSection.Of(reader, sheets),
        ]);
    }
}
