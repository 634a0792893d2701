using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>The page to read in two minutes: members together against all others and the nation.</summary>
internal static class WhereWeAre
{
    public static Section Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Section("findings", texts["network.where"],
        [
            new Heading(HeadingLevel.Title, texts["network.where"]),
            IndicatorTable(reader, book, numbering),
        ]);
    }

    private static Table IndicatorTable(Reader reader, NetworkBook book, Numbering numbering)
    {
        var texts = reader.Texts;
        var of = book.Measures.ToDictionary(sheet => sheet.Together);
        RowGroup[] groups = [.. Theme.Of([.. book.Measures.Select(sheet => sheet.Together)])
            .Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, of[sheet]))]))];
        return new Table
        {
            Caption = numbering.Table(texts.With("network.caption", ("year", reader.ReportingYear), ("others", texts.Count(book.Others)))),
            Columns =
            [
                new(texts["column.indicator"], new(3)),
                new(texts["column.own.network"], new(1.2), Alignment.Right, Tone.Own),
                new(texts["column.others"], new(1.2), Alignment.Right),
                new(texts["column.nation"], new(1), Alignment.Right),
                new(texts["column.spread.network"], new(2.2)),
            ],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
        };
    }

    private static Row RowOf(Reader reader, NetworkSheet sheet)
    {
        var together = sheet.Together;
        return new(
        [
            new TextCell(together.Measure.ShortTitle[reader.Texts.Language]) { Detail = reader.UnitOf(together.Measure) },
            new TextCell(RichText.InBold(reader.Figure(together, together.Own.Value)), Tone.Own),
            new TextCell(reader.Figure(together, sheet.Others.Value)),
            new TextCell(together.Nation is { } nation ? reader.Figure(together, nation.Value) : ReportTextsSign(reader)),
            SpreadTexts.Cell(reader, together),
        ]);
    }

    private static string ReportTextsSign(Reader reader) => reader.Texts["sign.noData"];
}
