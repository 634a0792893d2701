using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Pages of trends by drug group: what the figures say, the charts, why it matters, what to do.</summary>
internal static class ThemeSections
{
    public static Section Of(Reader reader, Theme theme, Numbering numbering)
    {
        var texts = reader.Texts;
        var blocks = new List<Block>
        {
            new Heading(HeadingLevel.Title, texts[theme.Key]),
            new Para(Phrases.Reading(reader, theme.Sheets[0]), ParaStyle.PageLead),
        };
        blocks.AddRange(Charts(reader, theme, numbering));
        blocks.Add(new Heading(HeadingLevel.Section, texts["why.title"]));
        blocks.AddRange(Why(reader, theme).Select(text => new Para(text)));
        blocks.Add(new Heading(HeadingLevel.Section, reader.Own("do.title")));
        blocks.Add(new Bullets(texts.Series($"{theme.Key}.do.{reader.Key}")));
        return new Section(theme.Id, texts[theme.Key], blocks) { StartsPage = false };
    }

    /// <summary>Side by side, so that two charts of a drug stand in a row; the first of a single drug, and one that is left over, in full width.</summary>
    public static IEnumerable<Block> Charts(Reader reader, Theme theme, Numbering numbering)
    {
        var sheets = theme.Sheets.Where(TrendFigure.HasTrend).ToList();
        bool oneDrug = sheets.Select(sheet => sheet.Measure.Drugs).Distinct().Count() == 1;
        int wideFirst = sheets.Count > 0 && (oneDrug || sheets.Count % 2 == 1) ? 1 : 0;
        int wideLast = (sheets.Count - wideFirst) % 2;
        foreach (MeasureSheet sheet in sheets.Take(wideFirst)) yield return TrendFigure.Of(reader, sheet, numbering);
        foreach (Block pair in Pairs(reader, sheets.Skip(wideFirst).SkipLast(wideLast), numbering)) yield return pair;
        foreach (MeasureSheet sheet in sheets.TakeLast(wideLast)) yield return TrendFigure.Of(reader, sheet, numbering);
    }

    public static IEnumerable<Block> Pairs(Reader reader, IEnumerable<MeasureSheet> sheets, Numbering numbering) =>
        sheets.Chunk(2).Select(pair => new Columns(
            [.. pair.Select(sheet => (IReadOnlyList<Block>)[TrendFigure.Of(reader, sheet, numbering, small: true)]).Concat(pair.Length == 2 ? [] : [[]])]));

    /// <summary>The measures' own words, each text once.</summary>
    private static IEnumerable<string> Why(Reader reader, Theme theme) =>
        theme.Sheets.Select(sheet => sheet.Measure.Why[reader.Texts.Language]).Distinct().Take(MostReasons);

    private const int MostReasons = 3;
}
