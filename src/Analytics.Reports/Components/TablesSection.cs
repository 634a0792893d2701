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
        return new Section("tables", texts["tables.title"],
        [
            new Heading(HeadingLevel.Title, texts["tables.title"]),
            new Para(texts.Rich("tables.lead." + reader.Key) + " " + texts["note.withheld"], ParaStyle.PageLead),
            .. first,
            .. TrendTables.Of(reader, charted, numbering),
        ])
        { StartsPage = false };
    }
}
