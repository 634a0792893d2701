using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.National;

/// <summary>The page to read in two minutes: a sentence, five figures, all measures.</summary>
internal static class NationalFindings
{
    public static Section Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Section("findings", texts["findings.title"],
        [
            new Heading(HeadingLevel.Title, texts["findings.title"]),
            new Heading(HeadingLevel.Section, texts["findings.all"]),
            IndicatorTable(reader, sheets, numbering),
        ]);
    }

    private static Table IndicatorTable(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        RowGroup[] groups = [.. Theme.Of(sheets).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet))]))];
        return new Table
        {
            Caption = numbering.Table(texts.With("national.caption", ("year", reader.ReportingYear))),
            Columns =
            [
                new(texts["column.indicator"], new(3)),
                new(texts["column.own.national"], new(1), Alignment.Right, Tone.Own),
                new("P25", new(0.8), Alignment.Right), new(texts["column.median"], new(0.9), Alignment.Right, Tone.Median), new("P75", new(0.8), Alignment.Right),
                new(texts["column.spread.national"], new(2.2)),
            ],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
        };
    }

    private static Row RowOf(Reader reader, MeasureSheet sheet) => new(
    [
        new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]) { Detail = reader.UnitOf(sheet.Measure) },
        new TextCell(RichText.InBold(reader.Figure(sheet, sheet.Own.Value)), Tone.Own),
        new TextCell(reader.Figure(sheet, sheet.Peers.P25)), new TextCell(reader.Figure(sheet, sheet.Peers.Median)), new TextCell(reader.Figure(sheet, sheet.Peers.P75)),
        SpreadTexts.Cell(reader, sheet),
    ]);
}
