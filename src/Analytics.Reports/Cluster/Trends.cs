using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>The members' mean over time against all practices.</summary>
internal static class Trends
{
    public static Section? Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        var charted = Charted(sheets);
        if (charted.Count == 0) return null;
        var blocks = new List<Block>
        {
            new Heading(HeadingLevel.Title, texts[reader.Key + ".trends.title"]),
            new Para(texts.Rich("cluster.trends.lead"), ParaStyle.PageLead),
        };
        var themes = Theme.Of(charted);
        foreach (Theme theme in themes)
        {
            blocks.Add(new Heading(HeadingLevel.Section, texts[theme.Key]));
            blocks.AddRange(ThemeSections.Charts(reader, theme, numbering, isFirst: theme == themes[0]));
        }
        return new Section("trends", texts[reader.Key + ".trends.title"], blocks) { StartsPage = false };
    }

    /// <summary>Those whose mean is shown all the way.</summary>
    public static List<MeasureSheet> Charted(IReadOnlyList<MeasureSheet> sheets) =>
        [.. sheets.Where(sheet => TrendFigure.HasTrend(sheet) && sheet.Trend.All(figure => figure.Value.IsShown()))];
}
