using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Pages of trends by drug group: what the figures say, the charts, why it matters, what to do.</summary>
internal static class ThemeSections
{
    /// <summary>Heights of charts in a row where a theme would not fit on a page otherwise: then what is read beside them is set small too.</summary>
    private static readonly double[] LowerCharts = [78, 70, 62];

    /// <param name="isFirst">Whether bands are explained here for the whole report.</param>
    public static Section Of(Reader reader, Theme theme, Numbering numbering, bool isFirst)
    {
        var texts = reader.Texts;
        Block[] charts = [.. Charts(reader, theme, numbering, isFirst)];
        Block[] top = [new Heading(HeadingLevel.Title, texts[theme.Key]), new Para(Phrases.Reading(reader, theme.Sheets[0]), ParaStyle.PageLead)];
        RichText[] why = [.. Why(reader, theme)];
        Section whole = Page([.. charts, new Heading(HeadingLevel.Section, texts["why.title"]), .. why.Select(text => new Para(text))], isSmall: false);
        return whole with { Tighter = () => Lower(0) };

        // One page where that can be; where it can't, as large as ever.
        Section Lower(int form) => form == LowerCharts.Length
            ? whole
            : Page([.. charts.Select(chart => WithHeight(chart, LowerCharts[form])), new Heading(HeadingLevel.Section, texts["why.title"]), new Bullets(why) { Small = true }], isSmall: true) with { Tighter = () => Lower(form + 1) };

        Section Page(Block[] middle, bool isSmall) => new(theme.Id, texts[theme.Key],
            [.. top, .. middle, new Heading(HeadingLevel.Section, reader.Own("do.title")), new Bullets(texts.Series($"{theme.Key}.do.{reader.Key}")) { Small = isSmall }])
        { StartsPage = false };
    }

    /// <summary>How much higher a chart in full width is than those in a row.</summary>
    private const double WideShare = 1.5;

    private static Block WithHeight(Block block, double height) => block switch
    {
        Columns columns => columns with { Items = [.. columns.Items.Select(column => (IReadOnlyList<Block>)[.. column.Select(one => WithHeight(one, height))])] },
        Figure { Chart: TrendChart chart } figure => figure with { Chart = chart with { Height = chart.Small ? height : height * WideShare } },
        _ => block,
    };

    /// <summary>Side by side; the first in full width where they are odd in number. Where none is, what bands mean stands under the first of a report.</summary>
    public static IEnumerable<Block> Charts(Reader reader, Theme theme, Numbering numbering, bool isFirst)
    {
        var sheets = theme.Sheets.Where(TrendFigure.HasTrend).ToList();
        int wide = sheets.Count % 2;
        foreach (MeasureSheet sheet in sheets.Take(wide)) yield return TrendFigure.Of(reader, sheet, numbering);
        foreach (Block pair in Pairs(reader, sheets.Skip(wide), numbering)) yield return pair;
        string[] notes =
        [
            .. isFirst && wide == 0 && sheets.Count > 0 ? [TrendFigure.HowToRead(reader, sheets[0]).Plain] : Array.Empty<string>(),
            .. isFirst && sheets.Exists(sheet => sheet.Measure.Quantity == Quantity.UsersPer1000 && sheet.Trend.Any(figure => figure.Period.Kind == PeriodKind.Quarter)) ? [reader.Texts["caption.usersOfQuarter"]] : Array.Empty<string>(),
        ];
        if (notes.Length > 0) yield return new Para(string.Join(" ", notes), ParaStyle.Note);
    }

    public static IEnumerable<Block> Pairs(Reader reader, IEnumerable<MeasureSheet> sheets, Numbering numbering) =>
        sheets.Chunk(2).Select(pair => new Columns(
            [.. pair.Select(sheet => (IReadOnlyList<Block>)[TrendFigure.Of(reader, sheet, numbering, small: true)]).Concat(pair.Length == 2 ? [] : [[]])]));

    /// <summary>The measures' own words, each text once, and which measure it is about: a page may begin with it.</summary>
    private static IEnumerable<RichText> Why(Reader reader, Theme theme) => theme.Sheets.GroupBy(sheet => sheet.Measure.Why[reader.Texts.Language]).Take(MostReasons)
        .Select(same => RichText.InBold(same.First().Measure.ShortTitle[reader.Texts.Language] + ": ") + RichText.Of(same.Key));

    private const int MostReasons = 3;
}
