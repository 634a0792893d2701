using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>The figures behind the dots: the members' from the lowest to the highest, with the cluster's own percentiles where there are members enough.</summary>
internal static class Spread
{
    public static Section? Of(Reader reader, IReadOnlyList<ClusterMeasure> measures, Numbering numbering)
    {
        var texts = reader.Texts;
        var shown = measures.Where(measure => measure.HasRows).ToList();
        if (shown.Count == 0) return null;
        bool hasMean = shown.Exists(measure => measure.Together.Own.Value.IsShown()), hasMedian = shown.Exists(measure => measure.Panel.Median.IsShown()), hasQuartiles = shown.Exists(measure => measure.Panel.P25.IsShown());
        RowGroup[] groups = [.. Theme.Of(shown.ConvertAll(measure => measure.Together)).Select(theme =>
            new RowGroup(texts[theme.Key], [.. shown.Where(measure => theme.Sheets.Contains(measure.Together)).Select(RowOf)]))];
        return new Section("spread", texts["cluster.spread.title"],
        [
            new Heading(HeadingLevel.Title, texts["cluster.spread.title"]),
            new Para(texts.Rich(reader.IsOpen ? "cluster.spread.lead.open" : "cluster.spread.lead"), ParaStyle.PageLead),
            new Table
            {
                Caption = numbering.Table(texts.With("cluster.spread.caption", ("year", reader.ReportingYear))),
                Columns =
                [
                    new(texts["column.indicator"], new(2.3)),
                    new(texts[reader.IsOpen ? "column.members.open" : "column.members"], new(5.1)),
                    .. hasMean ? new Column[] { new(texts["column.mean"], new(1), Alignment.Right) } : [],
                    .. hasMedian ? new Column[] { new(reader.Own("column.median"), new(1), Alignment.Right, Tone.Median) } : [],
                    .. hasQuartiles ? new Column[] { new(reader.Own("column.quartiles"), new(1.5), Alignment.Right) } : [],
                ],
                Groups = groups,
                Notes = [.. reader.IsOpen ? Array.Empty<RichText>() : Note(reader, hasMean, hasMedian, hasQuartiles), .. reader.SignNotes(groups)],
            },
        ])
        { StartsPage = false };

        Row RowOf(ClusterMeasure measure) => new(
        [
            new TextCell(measure.Measure.ShortTitle[texts.Language]),
            new TextCell(Members(reader, measure)),
            .. hasMean ? new Cell[] { new TextCell(reader.Figure(measure.Together, measure.Together.Own.Value)) } : [],
            .. hasMedian ? new Cell[] { new TextCell(reader.Figure(measure.Together, measure.Panel.Median)) } : [],
            .. hasQuartiles ? new Cell[] { new TextCell(Quartiles(reader, measure)) } : [],
        ]);
    }

    public static string Alt(Reader reader, ClusterMeasure measure)
    {
        var texts = reader.Texts;
        string members = measure.HasRows
            ? texts.With("alt.dots", ("values", string.Join("; ", measure.Panel.Rows.OrderBy(row => row.Value).Select(row => texts.Figure(measure.Measure, row.Value) + (row.IsOwn ? " " + texts[reader.Key + ".you"] : "")))))
            : texts["alt.dots.none"];
        return members + measure.Together.Peers.Median.Match(median => " " + texts.With("alt.spread.median", ("median", texts.Figure(measure.Measure, median))), _ => "");
    }

    /// <summary>How many members each column takes, and what the mean is of.</summary>
    private static RichText[] Note(Reader reader, bool hasMean, bool hasMedian, bool hasQuartiles)
    {
        var texts = reader.Texts;
        string?[] said =
        [
            hasMean ? texts["cluster.spread.mean"] : null, hasMedian ? texts["cluster.spread.median"] : null, hasQuartiles ? texts["cluster.spread.quartiles"] : null,
            hasMean ? texts["cluster.spread.rounded"] : null, hasMean || hasMedian ? texts[reader.Key + ".spread.note"] : null,
        ];
        return said.OfType<string>().ToArray() is { Length: > 0 } some ? [string.Join(' ', some)] : [];
    }

    /// <summary>"9.4 · 12.1", from the lowest: a place in the row is nobody's from line to line. Two by name in their own order; the reader's own in bold.</summary>
    private static RichText Members(Reader reader, ClusterMeasure measure)
    {
        RichText all = RichText.Of("");
        var rows = reader.IsOpen ? measure.Panel.Rows : [.. measure.Panel.Rows.OrderBy(row => row.Value).ThenBy(row => row.IsOwn)];
        foreach (var row in rows)
        {
            string figure = reader.Texts.Figure(measure.Measure, row.Value), text = reader.IsOpen ? $"{row.Label}:{Texts.ReportCulture.NoBreakSpace}{figure}" : figure;
            all += RichText.Of(row == rows[0] ? "" : " · ") + (row.IsOwn ? RichText.InBold($"{text} {reader.Texts[reader.Key + ".you"]}") : RichText.Of(text));
        }
        return all;
    }

    private static string Quartiles(Reader reader, ClusterMeasure measure) =>
        measure.Panel.P25.And(measure.Panel.P75, (low, high) => $"{reader.Texts.Figure(measure.Measure, low)} – {reader.Texts.Figure(measure.Measure, high)}")
            .Match(text => text, reader.Texts.Withheld);
}
