using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Municipal;

/// <summary>For a municipality too small to be shown, or without data: says so kindly and shows the county and the nation.</summary>
internal static class NothingShown
{
    public static Section Of(MunicipalityBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        var all = Indicators.Of(book.Measures);
        bool hasOthers = all.Any(sheet => sheet.OthersOfCounty is not null);
        return Page(TableLook.Normal) with { Tighter = () => Page(TableLook.Compact) };

        Section Page(TableLook look) => new("findings", texts["nothing.title"],
        [
            new Heading(HeadingLevel.Title, texts["nothing.title"]),
            new Para(Why(book, reader), ParaStyle.Lead),
            .. MunicipalReport.UnionNote(book, reader),
            new Notice(texts["nothing.use"], texts.Series("nothing.use.municipality")),
            new Heading(HeadingLevel.Section, book.CountyName.Length == 0 ? texts["nothing.aroundNation"] : texts.With("nothing.around", ("county", book.CountyName))),
            new Table
            {
                Caption = numbering.Table(texts.With("nothing.caption.municipality", ("year", reader.ReportingYear))),
                Columns =
                [
                    new(texts["column.indicator"], new(3)), .. Some(hasOthers, new Column(texts["column.othersOfCounty"], new(1.2), Alignment.Right)), new(texts["column.county"], new(1), Alignment.Right),
                    new(texts["column.nation"], new(1), Alignment.Right), new(texts["column.median"], new(1), Alignment.Right, Tone.Median),
                    new(texts["column.spreadAlone"], new(2)),
                ],
                Look = look,
                Groups = Groups(look),
                Notes = [.. Some<RichText>(hasOthers, texts.With("nothing.othersOfCounty", ("name", book.Name))), .. Some<RichText>(all.Any(sheet => sheet.Peers.HasQuartiles), texts["nothing.spread"]), .. look == TableLook.Compact ? FirstPage.Units(reader, all) : [], .. reader.SignNotes(Groups(look))],
            },
        ]);

        // In small print the units stand below.
        RowGroup[] Groups(TableLook look) => [.. Theme.Of(all).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet, hasOthers, look != TableLook.Compact))]))];
    }

    public static string Why(MunicipalityBook book, Reader reader) => reader.Texts.With($"nothing.{(book.AwaitsConsent ? "consent" : book.Summary.Withheld > 0 ? "withheld" : "noData")}.municipality",
        ("name", book.Name), ("year", reader.ReportingYear), ("gps", reader.Culture.Count(book.Stamp.Policy.FewestPrescribers))) + (!book.AwaitsConsent && book.Summary is { Withheld: > 0, Shown: > 0 } ? " " + reader.Texts["nothing.otherPeriods"] : "");

    private static IEnumerable<T> Some<T>(bool isWanted, T one) => isWanted ? [one] : [];

    private static Row RowOf(Reader reader, MeasureSheet sheet, bool hasOthers, bool withUnits)
    {
        TextCell Level(ReleasedFigure? figure) => figure is null ? ReportTexts.WithheldSign : reader.Figure(sheet, figure.Value);
        return new(
        [
            new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]) { Detail = withUnits ? reader.UnitOf(sheet.Measure) : null },
            .. Some(hasOthers, Level(sheet.OthersOfCounty)), Level(sheet.County), Level(sheet.Nation), new TextCell(reader.Figure(sheet, sheet.Peers.Median)), SpreadTexts.Cell(reader, sheet),
        ]);
    }
}
