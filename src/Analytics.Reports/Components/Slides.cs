using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>What slides share: one finding and one chart on each. The figures behind the charts stand in the report beside.</summary>
internal static class Slides
{
    private static readonly double[] ChartHeights = [122, 104, 86, 68];

    public static ReportDocument Document(Reader reader, string title, string left, string? watermark, IReadOnlyList<Section> slides) =>
        FrontMatter.Document(reader, title, left, watermark, slides) with { Shape = PageShape.Slide };

    public static Section Title(Reader reader, string title, string kind, string name, string lead) =>
        new("title", title, [new SlideTitle(kind, name, lead, FrontMatter.Imprint(reader))]) { HasRunningText = false };

    /// <summary>Large letters, or smaller ones where they would not fit on one slide.</summary>
    public static Section Of(string id, string title, params IReadOnlyList<Block> blocks) => new(id, title, [new Heading(HeadingLevel.Title, title), .. blocks])
    {
        Tighter = () => new(id, title, [new Heading(HeadingLevel.Title, title), .. blocks.Select(Smaller)]),
    };

    /// <summary>A chart whose title is the slide's; lower where the title is long.</summary>
    public static Section Of(Reader reader, string id, Figure figure) => Of(reader, id, figure, form: 0);

    private static Section Of(Reader reader, string id, Figure figure, int form) => new(id, figure.Title,
        [new Heading(HeadingLevel.Title, figure.Title), figure with { Title = "", Caption = reader.Texts["slides.inReport"], Chart = figure.Chart with { Height = ChartHeights[form] } }])
    {
        Tighter = form + 1 < ChartHeights.Length ? () => Of(reader, id, figure, form + 1) : null,
    };

    private static Block Smaller(Block block) => block switch
    {
        Bullets bullets => bullets with { Large = false },
        Para { Style: ParaStyle.Lead } para => para with { Style = ParaStyle.Body },
        _ => block,
    };

    /// <summary>A measure over time.</summary>
    public static Section Trend(Reader reader, MeasureSheet sheet, Numbering numbering) => Of(reader, "trend." + sheet.Measure.Id, TrendFigure.Of(reader, sheet, numbering));
}
