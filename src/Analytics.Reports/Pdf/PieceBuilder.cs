using System.Globalization;
using Analytics.Pdf;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>Blocks to pieces of a width.</summary>
internal static class PieceBuilder
{
    private const double ColumnGap = 16;
    private const int MostHeadingLines = 6;

    /// <param name="block">To set.</param>
    /// <param name="page">Where.</param>
    /// <param name="continued">The title of a table's group where it goes on to the next page.</param>
    public static IEnumerable<Piece> Of(Block block, PageGeometry page, Func<string, string> continued) => Of(block, page.TextWidth, page, continued);

    private static IEnumerable<Piece> Of(Block block, double width, PageGeometry page, Func<string, string> continued) => block switch
    {
        Heading heading => [HeadingOf(heading, width, page)],
        Para para => ParaOf(para, width),
        Bullets bullets => bullets.Items.Count == 0 ? [] : [ListOf(bullets, width)],
        KeyFigures figures => figures.Tiles.Count == 0 ? [] : [new KeyFiguresPiece(figures.Tiles, width) { SpaceBefore = 4, SpaceAfter = 4 }],
        Facts facts => [new FactsPiece(facts.Items, width) { SpaceBefore = 4, SpaceAfter = 8, KeepWithNext = facts.KeepWithNext }],
        Figure figure => [FigureOf(figure, width)],
        Table table => [new TablePiece(new TableLayout(table, width, continued), page.BodyHeight) { SpaceBefore = 4, SpaceAfter = table.Look is TableLook.Airy or TableLook.Snug ? 9 : 10 }],
        Columns columns => ColumnsOf(columns, width, page, continued),
        GoalBox goal => [new GoalPiece(goal, width) { SpaceBefore = 8, SpaceAfter = 6 }],
        Notice notice => NoticeOf(notice, width, page),
        StripLegend legend => [new LegendPiece(legend, width) { SpaceBefore = 4, SpaceAfter = 2, KeepWithNext = true }],
        Cover cover => [new CoverPiece(cover)],
        SlideTitle title => [new SlideTitlePiece(title)],
        _ => throw new ArgumentException($"No way to lay out a {block.GetType().Name}."),
    };

    private static TextPiece HeadingOf(Heading heading, double width, PageGeometry page)
    {
        (TextStyle style, Tag tag, double before, double after) = heading.Level switch
        {
            // Under the first slide, whose title is the whole talk's.
            HeadingLevel.Title when page == PageGeometry.Slide => (TextStyle.SlideTitle, Tag.H2, 0.0, 6.0),
            HeadingLevel.Title => (TextStyle.Title, Tag.H1, 0.0, 6.0),
            HeadingLevel.Section => (TextStyle.Section, Tag.H2, 13.0, 3.0),
            HeadingLevel.Card => (TextStyle.Column, Tag.H2, 8.0, 2.0),
            _ => (TextStyle.Column, Tag.H3, 8.0, 2.0),
        };
        double indent = heading.Sign is null ? 0 : 14;
        SetText text = SetText.Of(heading.Text, style, width - indent, MostHeadingLines);
        if (style == TextStyle.Title && text.LineCount > 1) text = SetText.Of(heading.Text, TextStyle.LongTitle, width, MostHeadingLines);
        return new TextPiece(text, tag)
        {
            SpaceBefore = before,
            SpaceAfter = after,
            KeepWithNext = true,
            Indent = indent,
            Sign = heading.Sign is not { } sign ? null : (page, x, y) =>
                page.Artifact(() => VerdictSign.Draw(page.Canvas, x + 4.5, y + style.Leading / 2, 9, sign)),
        };
    }

    private static IEnumerable<Piece> ParaOf(Para para, double width)
    {
        if (para.Text.IsEmpty) yield break;
        (TextStyle style, double before, double after) = para.Style switch
        {
            ParaStyle.Lead => (TextStyle.Lead, 0.0, 9.0),
            ParaStyle.PageLead => (TextStyle.PageLead, 0.0, 10.0),
            ParaStyle.Kicker => (TextStyle.Kicker, 0.0, 1.0),
            ParaStyle.Note => (TextStyle.Caption, 5.0, 5.0),
            ParaStyle.Goal => (TextStyle.Goal, 2.0, 4.0),
            _ => (TextStyle.Body, 0.0, 7.0),
        };
        yield return new TextPiece(para.Style is ParaStyle.Lead or ParaStyle.PageLead ? SetText.Balanced(para.Text, style, width) : SetText.Of(para.Text, style, width), Tag.P) { SpaceBefore = before, SpaceAfter = after, KeepWithNext = para.KeepWithNext || para.Style is ParaStyle.Kicker or ParaStyle.PageLead };
    }

    private static ListPiece ListOf(Bullets bullets, double width) =>
        new([.. bullets.Items.Select((item, i) => (Label(bullets.Numbered, i),
            SetText.Of(item, bullets.Large ? TextStyle.LargeBody : bullets.Small ? TextStyle.SmallBody : TextStyle.Body, ListPiece.TextWidth(width), ListPiece.MostLines)))], bullets.Numbered)
        { SpaceAfter = 7 };

    private static string Label(bool numbered, int index) =>
        numbered ? (index + 1).ToString(CultureInfo.InvariantCulture) + "." : "•";

    private static FigurePiece FigureOf(Figure figure, double width)
    {
        bool small = figure.Chart is TrendChart { Small: true } or RunChart { Size: not ChartSize.Full } or PlaceChart { Size: not ChartSize.Full } or TileMapChart or PyramidChart;
        return new FigurePiece(
            SetText.Of(figure.Title, small ? TextStyle.SmallFigureTitle : TextStyle.FigureTitle, width, 4),
            SetText.Of(figure.Unit, small ? TextStyle.SmallCaption : TextStyle.Caption, width, 3),
            figure.Chart, figure.Alt,
            SetText.Of(figure.Caption, small ? TextStyle.SmallCaption : TextStyle.Caption, width, 6), width)
        { SpaceBefore = 8, SpaceAfter = 12 };
    }

    /// <summary>Side by side where the tallest fits on a page, else under each other.</summary>
    private static IEnumerable<Piece> ColumnsOf(Columns columns, double width, PageGeometry page, Func<string, string> continued)
    {
        double columnWidth = (width - ColumnGap * (columns.Items.Count - 1)) / columns.Items.Count;
        List<Piece[]> pieces = [.. columns.Items.Select(blocks => blocks.SelectMany(block => Of(block, columnWidth, page, continued)).ToArray())];
        List<FigurePiece> figures = [.. pieces.Select(column => column.FirstOrDefault()).OfType<FigurePiece>()];
        foreach (FigurePiece figure in figures) figure.HeadHeight = figures.Max(each => each.HeadHeight);
        var side = new ColumnsPiece(
            [.. pieces.Select(column => new StackPiece(column))], columnWidth, ColumnGap, columns.Ruled)
        { SpaceBefore = columns.Ruled ? 6 : pieces.SelectMany(column => column.Take(1)).OfType<TextPiece>().Select(piece => piece.SpaceBefore).Append(6).Max(), SpaceAfter = 10, KeepWithNext = columns.KeepWithNext };
        return side.Height <= page.BodyHeight ? [side] : columns.Items.SelectMany(blocks => blocks.SelectMany(block => Of(block, width, page, continued)));
    }

    private static IEnumerable<Piece> NoticeOf(Notice notice, double width, PageGeometry page)
    {
        double inner = width - 2 * NoticePiece.Padding;
        var panel = new NoticePiece(SetText.Of(RichText.InBold(notice.Title), TextStyle.Column with { Colour = Palette.Petrol }, inner, MostHeadingLines),
            ListOf(new Bullets(notice.Paragraphs), inner), width)
        { SpaceBefore = 6, SpaceAfter = 10 };
        return panel.Height <= page.BodyHeight
            ? [panel]
            : [HeadingOf(new Heading(HeadingLevel.Section, notice.Title), width, page), ListOf(new Bullets(notice.Paragraphs), width)];
    }
}
