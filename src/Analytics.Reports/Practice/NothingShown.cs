using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Practice;

/// <summary>For a practice without figures: says why and shows how other practices are spread.</summary>
internal static class NothingShown
{
    public static Section Of(PracticeBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        string why = book.Summary.Withheld > 0 ? "withheld" : "noData";
        return new Section("overview", texts["overview.title"],
        [
            .. Overview.Top(book, reader, sheets),
            new Para(texts.With($"nothing.{why}.practice", ("name", book.Name), ("year", reader.ReportingYear)) + (book.Summary is { Withheld: > 0, Shown: > 0 } ? " " + texts["nothing.otherPeriods"] : ""), ParaStyle.Lead),
            new Notice(texts["nothing.use"], texts.Series("nothing.use.practice")),
            new Heading(HeadingLevel.Section, texts["nothing.peers"]),
            new Table
            {
                Caption = numbering.Table(texts.With("nothing.caption.practice", ("year", reader.ReportingYear))),
                Columns =
                [
                    new(texts["column.indicator"], new(3)), new("P25", new(0.8), Alignment.Right),
                    new(texts["column.median"], new(0.9), Alignment.Right, Tone.Median), new("P75", new(0.8), Alignment.Right),
                    new(texts["column.spread.practice"], new(2.4)),
                ],
                Groups = [.. Theme.Of(sheets).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet))]))],
                Notes = [texts["note.both"]],
            },
        ]);
    }

    private static Row RowOf(Reader reader, MeasureSheet sheet) => new(
    [
        new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]) { Detail = reader.UnitOf(sheet.Measure) },
        new TextCell(reader.Figure(sheet, sheet.Peers.P25)), new TextCell(reader.Figure(sheet, sheet.Peers.Median)),
        new TextCell(reader.Figure(sheet, sheet.Peers.P75)), SpreadTexts.Cell(reader, sheet),
    ]);
}
