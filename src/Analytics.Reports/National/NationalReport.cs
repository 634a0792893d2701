using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.National;

/// <summary>The national summary: the nation over time, its counties, and municipalities without names.</summary>
internal static class NationalReport
{
    private const int MostPages = 10, Funnels = 2;

    /// <summary>With one funnel, and users by age of one drug group, where more take a page too many.</summary>
    public static ReportDocument Compose(NationalBook book, ReportTexts texts, string? watermark = null) =>
        Compose(book, texts, watermark, Funnels) with { Otherwise = (MostPages, () => Compose(book, texts, watermark, 1)) };

    private static ReportDocument Compose(NationalBook book, ReportTexts texts, string? watermark, int funnels)
    {
        var reader = new Reader(texts, UnitLevel.National, texts["own.national"], Residents: true, book.Stamp);
        var numbering = new Numbering(texts);
        var sheets = Indicators.Of([.. book.Measures.Select(sheet => sheet.Nation)]);
        string title = texts.With("national.title", ("year", reader.ReportingYear));
        var ofNation = book.Measures.ToDictionary(sheet => sheet.Nation);
        // The measures that everybody asks for first, and then the others.
        NationalSheet[] chosen = [.. FocusOrder.Tiles(sheets, sheets.Count, byPlace: false).Select(sheet => ofNation[sheet])];
        Section?[] sections =
        [
            NationalCover.Of(book, reader),
            NationalFindings.Of(reader, sheets, numbering),
            NationalTrends.Of(reader, sheets, numbering),
            CountySection.Of(book, reader, chosen, numbering),
            GroupsSection.Of(reader, sheets, numbering),
            AgesSection.Of(reader, book.Ages, [], numbering, isBrief: funnels < Funnels),
            MapSection.Of(book, reader, chosen, numbering),
            FunnelSection.Of(reader, chosen, funnels, numbering),
            ProgressSection.Of(reader, [.. sheets.Select(sheet => ofNation[sheet])], numbering),
            NationalTrends.Charted(sheets) is { Count: > 0 } charted ? TablesSection.Of(reader, [], charted, numbering) : null,
            HiddenSection.Of(reader, book.Summary, numbering),
            MethodSection.Of(reader, sheets),
        ];
        return FrontMatter.Document(reader, title, title, watermark, [.. sections.OfType<Section>()]);
    }
}
