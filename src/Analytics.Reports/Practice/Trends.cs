using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Practice;

/// <summary>The other measures over time, two by two.</summary>
/// <remarks>Where many are measured, those with a few points each stand in a table: such a chart says no more, and a report has twelve pages (R37).</remarks>
internal static class Trends
{
    private const int FewestPoints = 5;

    /// <summary>Measures that have room for a chart each, and where comparisons take a page besides.</summary>
    private const int Most = 15, MostCompared = 12;

    /// <summary>The measures that have a chart, the one with a page of its own among them.</summary>
    public static IReadOnlyList<MeasureSheet> Charted(IReadOnlyList<MeasureSheet> sheets, ProfileForm form)
    {
        var trends = sheets.Where(TrendFigure.HasTrend).ToList();
        // By what was measured, not by what is shown, so that the reports of a run look alike.
        int room = sheets.Any(sheet => sheet.Comparators.Alike is not null) ? MostCompared : Most;
        MeasureSheet? focus = FocusOrder.Topic(sheets);
        if (sheets.Count > room || form.OnlySeries) trends.RemoveAll(sheet => sheet.Trend.Count < FewestPoints && sheet != focus);
        if (trends.Count <= form.MostCharts) return trends;
        var kept = FocusOrder.Tiles(trends, form.MostCharts).Append(focus).ToHashSet();
        return trends.FindAll(kept.Contains);
    }

    /// <summary>Those and whatever else a chart of the profile shows over time.</summary>
    public static IReadOnlyList<MeasureSheet> Tabled(IReadOnlyList<MeasureSheet> sheets, ProfileForm form)
    {
        var tabled = Charted(sheets, form).Append(CourseSection.Charted(sheets)).Concat(ComparisonSection.Charted(sheets)).ToHashSet();
        return [.. sheets.Where(tabled.Contains)];
    }

    public static IEnumerable<Section> Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, ProfileForm form, Numbering numbering)
    {
        MeasureSheet? focus = FocusOrder.Topic(sheets);
        var others = sheets.Where(sheet => sheet != focus && TrendFigure.HasTrend(sheet)).ToList();
        if (others.Count == 0) yield break;
        var texts = reader.Texts;
        var charted = Charted(sheets, form);
        var inTable = others.Except(charted).ToList();
        var blocks = new List<Block>
        {
            new Heading(HeadingLevel.Title, texts["trends.title"]),
            new Para(texts.Rich(others.Exists(charted.Contains) ? "trends.lead" : "trends.lead.table"), ParaStyle.PageLead),
        };
        foreach (Theme theme in Theme.Of([.. others.Intersect(charted)]))
        {
            blocks.Add(new Heading(HeadingLevel.Section, texts[theme.Key]));
            blocks.AddRange(ThemeSections.Pairs(reader, theme.Sheets, numbering));
        }
        if (inTable.Count > 0) blocks.Add(FewPointsTable.Of(reader, inTable, numbering));
        yield return new Section("trends", texts["trends.title"], blocks);
    }
}
