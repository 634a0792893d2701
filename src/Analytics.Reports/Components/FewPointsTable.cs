using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Measures by year, a row for each, in the place of charts.</summary>
internal static class FewPointsTable
{
    public static Table Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        CalendarPeriod[] periods = [.. sheets.SelectMany(sheet => sheet.Years).Select(figure => figure.Period).Distinct().Order()];
        RowGroup[] groups = [.. Theme.Of(sheets).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet, periods))]))];
        return new Table
        {
            Caption = numbering.Table(texts.With("trends.few", ("year", reader.ReportingYear))),
            Columns =
            [
                new(texts["column.indicator"], new(3.2)),
                .. periods.Select(period => new Column(reader.Culture.Period(period), new(1), Alignment.Right, Tone.Own)),
                new(texts["column.median"], new(1), Alignment.Right, Tone.Median),
            ],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
            Look = TableLook.Compact,
        };
    }

    private static Row RowOf(Reader reader, MeasureSheet sheet, CalendarPeriod[] periods) => new(
    [
        new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]),
        .. periods.Select(period => new TextCell(sheet.Years.FirstOrDefault(figure => figure.Period == period) is { } figure ? reader.Figure(sheet, figure.Value) : reader.Texts["sign.noData"], Tone.Own)),
        new TextCell(reader.Figure(sheet, sheet.Peers.Median), Tone.Median),
    ]);
}
