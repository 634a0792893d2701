using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Practice;

/// <summary>The other measures over time, two by two.</summary>
internal static class Trends
{
    public static IEnumerable<Section> Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        MeasureSheet? focus = FocusPage.Chosen(sheets);
        var others = sheets.Where(sheet => sheet != focus && TrendFigure.HasTrend(sheet)).ToList();
        if (others.Count == 0) yield break;
        var texts = reader.Texts;
        var blocks = new List<Block>
        {
            new Heading(HeadingLevel.Title, texts["trends.title"]),
            new Para(texts.Rich("trends.lead"), ParaStyle.PageLead),
        };
        foreach (Theme theme in Theme.Of(others))
        {
            blocks.Add(new Heading(HeadingLevel.Section, texts[theme.Key]));
            blocks.AddRange(ThemeSections.Pairs(reader, theme.Sheets, numbering));
        }
        yield return new Section("trends", texts["trends.title"], blocks);
    }
}
