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
        return [.. InPairs(reader, wide, numbering), .. InThrees(reader, [.. sheets.Except(wide).OrderByDescending(sheet => sheet.Trend.Count)], numbering)];
    }

    private static bool HasBands(MeasureSheet sheet) => sheet.TrendPeers.Any(peers => peers.HasQuartiles || peers.HasTails);

    /// <summary>Without bands a table is three columns, and three of them stand in a row.</summary>
    private static IEnumerable<Block> InThrees(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        foreach (var row in sheets.Chunk(InARow))
            yield return new Columns([.. row.Select(sheet => (IReadOnlyList<Block>)[Of(reader, sheet, numbering)]), .. Enumerable.Repeat((IReadOnlyList<Block>)[], InARow - row.Length)]);
    }

    private const int InARow = 3;

    private static List<Block> InPairs(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var blocks = new List<Block>();
        var waiting = new Queue<MeasureSheet>(sheets.OrderByDescending(sheet => sheet.Trend.Count));
        while (waiting.TryDequeue(out var sheet))
        {
            Table table = Of(reader, sheet, numbering);
            if (sheet.Trend.Count > MostRowsSideBySide)
            {
                blocks.Add(table);
                continue;
            }
            // Beside it as many as are together no longer.
            var beside = new List<Block>();
            for (int room = sheet.Trend.Count; waiting.TryPeek(out var next) && next.Trend.Count <= room; room -= next.Trend.Count + RowsOfHead) beside.Add(Of(reader, waiting.Dequeue(), numbering));
            blocks.Add(new Columns([[table], beside]));
        }
        return blocks;
    }

    private static Table Of(Reader reader, MeasureSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        Cell Value(Published<decimal> value, Tone tone) => new TextCell(reader.Figure(sheet, value), tone);
        bool hasTails = sheet.TrendPeers.Any(peers => peers.HasTails), hasQuartiles = sheet.TrendPeers.Any(peers => peers.HasQuartiles);
        IEnumerable<Cell> Peers(bool areThere, Published<decimal> value) => areThere ? [Value(value, Tone.Text)] : [];
        IEnumerable<Column> PeersColumn(bool areThere, string name) => areThere ? [new Column(name, new(1), Alignment.Right)] : [];
        var rows = sheet.Trend.Zip(sheet.TrendPeers, (own, peers) => new Row(
        [
            new TextCell(PeriodText(reader, own.Period)), Value(own.Value, Tone.Own), .. Peers(hasTails, peers.P10), .. Peers(hasQuartiles, peers.P25),
            Value(peers.Median, Tone.Median), .. Peers(hasQuartiles, peers.P75), .. Peers(hasTails, peers.P90),
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
                new(texts["column.median"], new(1.3), Alignment.Right, Tone.Median),
                .. PeersColumn(hasQuartiles, "P75"), .. PeersColumn(hasTails, "P90"),
            ],
            Groups = [new(null, [.. rows])],
        };
    }

    private static string PeriodText(Reader reader, CalendarPeriod period) => reader.Culture.Period(period);
}
