using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>The figures behind the run charts: members in rows, periods in columns.</summary>
internal static class NetworkTables
{
    private const int PeriodsInATable = 12;

    public static Section? Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        var sheets = Chosen.Of(book);
        if (sheets.Count == 0) return null;
        return new Section("tables", texts["tables.title"],
        [
            new Heading(HeadingLevel.Title, texts["tables.title"]),
            new Para(texts.Rich("tables.lead.network"), ParaStyle.PageLead),
            .. sheets.SelectMany(sheet => TablesOf(book, reader, sheet, numbering)),
        ])
        { StartsPage = false };
    }

    private static IEnumerable<Table> TablesOf(NetworkBook book, Reader reader, NetworkSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        var periods = sheet.Together.Trend.Select(figure => figure.Period).ToList();
        int from = 0;
        foreach (CalendarPeriod[] some in periods.Chunk(PeriodsInATable))
        {
            int first = from;
            Row RowOf(RichText name, IReadOnlyList<ReleasedFigure> series, Published<decimal>? median) => new(
            [
                new TextCell(name),
                .. series.Skip(first).Take(some.Length).Select(figure => new TextCell(texts.Figure(sheet.Together.Measure, figure.Value))),
                new TextCell(median is { } value ? texts.Figure(sheet.Together.Measure, value) : texts["sign.noData"], Tone.Median),
            ]);
            // A row of signs says nothing.
            IEnumerable<Row> Whole(string name, IReadOnlyList<ReleasedFigure> series, RunChartReading reading) =>
                series.Any(figure => figure.Value.IsShown()) ? [RowOf(RichText.InBold(texts[name]), series, RunFigure.MedianOf(series, reading))] : [];
            yield return new Table
            {
                Caption = numbering.Table(texts.With("tables.run", ("title", sheet.Together.Measure.Title[texts.Language]), ("period", reader.Culture.Range(some[0].First, some[^1].Last)))),
                Look = TableLook.Compact,
                KeepTogether = true,
                Columns =
                [
                    new(texts["column.municipality"], new(2.6)),
                    .. some.Select(period => new Column(reader.Culture.Period(period), new(1), Alignment.Right)),
                    new(texts["column.median"], new(1.15), Alignment.Right, Tone.Median),
                ],
                Groups =
                [
                    new(null,
                    [
                        .. book.Members.Zip(sheet.Members, (member, series) => RowOf(member.Name, series.Trend, RunFigure.MedianOf(series.Trend, series.Reading))),
                        .. Whole("own.network", sheet.Together.Trend, sheet.TogetherReading),
                        .. Whole("column.others", sheet.OthersTrend, sheet.OthersReading),
                    ]),
                ],
            };
            from += some.Length;
        }
    }
}
