using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Every chart's figures, for those who want the numbers or cannot see the chart.</summary>
internal static class TablesSection
{
    public static Section Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering) =>
        Of(reader, [YearTable.Of(reader, sheets, numbering)], [.. sheets.Where(TrendFigure.HasTrend)], numbering);

    /// <param name="first">What stands before the tables of the charts.</param>
    /// <param name="charted">Those that have a chart over time.</param>
    public static Section Of(Reader reader, IReadOnlyList<Block> first, IReadOnlyList<MeasureSheet> charted, Numbering numbering)
    {
        var texts = reader.Texts;
        var charts = TrendTables.Of(reader, charted, numbering);
        return new Section("tables", texts["tables.title"],
        [
            new Heading(HeadingLevel.Title, texts["tables.title"]),
            new Para(texts.Rich("tables.lead." + reader.Key) + Percentiles(reader, [.. first, .. charts]) + " " + texts["note.both"], ParaStyle.PageLead),
            .. first,
            .. charts,
        ])
        { StartsPage = false };
    }

    /// <summary>What percentiles are, as far as a table has them.</summary>
    private static string Percentiles(Reader reader, IReadOnlyList<Block> blocks)
    {
        var heads = blocks.SelectMany(TablesOf).SelectMany(table => table.Columns).Select(column => column.Title).ToHashSet(StringComparer.Ordinal);
        string[] names = [.. Names.Where(heads.Contains)];
        return names.Length == 0 ? "" : " " + reader.Texts.With("tables.percentiles." + reader.Key, ("names", reader.Culture.List(names)));
    }

    private static readonly string[] Names = ["P10", "P25", "P75", "P90"];

    private static IEnumerable<Table> TablesOf(Block block) => block switch
    {
        Table table => [table],
        Columns columns => columns.Items.SelectMany(blocks => blocks).SelectMany(TablesOf),
        _ => [],
    };
}
