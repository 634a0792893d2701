using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.National;

/// <summary>The measures of the five key figures over time, over the bands of municipalities: the first over the page, the others two in a row.</summary>
internal static class NationalTrends
{
    /// <summary>Those that have a chart.</summary>
    public static IReadOnlyList<MeasureSheet> Charted(IReadOnlyList<MeasureSheet> sheets) => [.. NationalFindings.Key(sheets).Where(TrendFigure.HasTrend)];

    public static Section? Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var charted = Charted(sheets);
        if (charted.Count == 0) return null;
        var texts = reader.Texts;
        int wide = charted.Count % 2 == 0 && charted.Count > 2 ? 0 : 1;
        return new Section("trends", texts["trends.title"],
        [
            new Heading(HeadingLevel.Title, texts["trends.title"]),
            new Para(texts["national.trends.lead"], ParaStyle.PageLead),
            .. charted.Take(wide).Select(sheet => TrendFigure.Of(reader, sheet, numbering)),
            .. ThemeSections.Pairs(reader, charted.Skip(wide), numbering),
        ]);
    }
}
