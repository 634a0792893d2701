using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>The figures behind every chart, in tables beside each other.</summary>
internal static class TrendTables
{
    /// <summary>Longer tables take the whole width, where they can break over pages.</summary>
    private const int MostRowsSideBySide = 40;

    /// <summary>What the words and the head of one more table take.</summary>
    private const int RowsOfHead = 4;

    public static IReadOnlyList<Block> Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var wide = sheets.Where(sheet => HasBands(sheet) || sheet.Trend.Count > MostRowsSideBySide).ToList();
        return [.. InRows(reader, wide, InARow - 1, numbering), .. InRows(reader, [.. sheets.Except(wide)], InARow, numbering)];
    }

    /// <summary>Without bands a table is three columns, and three of them stand in a row.</summary>
    private const int InARow = 3;

    private static bool HasBands(MeasureSheet sheet) => sheet.TrendPeers.Any(peers => peers.HasQuartiles || peers.HasTails);

    private static IEnumerable<Block> InRows(Reader reader, IReadOnlyList<MeasureSheet> sheets, int inARow, Numbering numbering)
    {
        var waiting = new Queue<MeasureSheet>(sheets.OrderByDescending(sheet => sheet.Trend.Count));
        while (waiting.TryDequeue(out var sheet))
        {
            Table table = Of(reader, sheet, numbering);
            if (sheet.Trend.Count > MostRowsSideBySide)
            {
                yield return table;
                continue;
            }
            // Beside it, in each column, as many as are together no longer.
            yield return new Columns([[table], .. Enumerable.Range(1, inARow - 1).Select(_ => Column(sheet.Trend.Count)).ToList()]);
        }

        List<Block> Column(int room)
        {
            var tables = new List<Block>();
            for (; waiting.TryPeek(out var next) && next.Trend.Count <= room; room -= next.Trend.Count + RowsOfHead) tables.Add(Of(reader, waiting.Dequeue(), numbering));
            return tables;
        }
    }

    private static Table Of(Reader reader, MeasureSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        Cell Value(Published<decimal> value, Tone tone) => new TextCell(reader.Figure(sheet, value), tone);
        bool hasMedian = sheet.TrendPeers.Any(peers => peers.Median.IsShown());
        bool hasTails = sheet.TrendPeers.Any(peers => peers.HasTails), hasQuartiles = sheet.TrendPeers.Any(peers => peers.HasQuartiles);
        IEnumerable<Cell> Peers(bool areThere, Published<decimal> value) => areThere ? [Value(value, Tone.Text)] : [];
        IEnumerable<Column> PeersColumn(bool areThere, string name) => areThere ? [new Column(name, new(1), Alignment.Right)] : [];
        var rows = sheet.Trend.Zip(sheet.TrendPeers, (own, peers) => new Row(
        [
            new TextCell(PeriodText(reader, own.Period)), Value(own.Value, Tone.Own), .. Peers(hasTails, peers.P10), .. Peers(hasQuartiles, peers.P25),
            .. hasMedian ? [Value(peers.Median, Tone.Median)] : Array.Empty<Cell>(), .. Peers(hasQuartiles, peers.P75), .. Peers(hasTails, peers.P90),
        ]));
        return new Table
        {
            Caption = numbering.Table(sheet.Measure.Title[texts.Language] + "."),
            Look = TableLook.Compact,
            Columns =
            [
                new(texts["column.period"], new(1.55)),
                new(texts["column.own." + reader.Key], new(1.75), Alignment.Right, Tone.Own),
                .. PeersColumn(hasTails, "P10"), .. PeersColumn(hasQuartiles, "P25"),
                .. hasMedian ? [new Column(texts["column.median"], new(1.3), Alignment.Right, Tone.Median)] : Array.Empty<Column>(),
                .. PeersColumn(hasQuartiles, "P75"), .. PeersColumn(hasTails, "P90"),
            ],
            Groups = [new(null, [.. rows])],
        };
    }

    private static string PeriodText(Reader reader, CalendarPeriod period) => reader.Culture.Period(period);
}
