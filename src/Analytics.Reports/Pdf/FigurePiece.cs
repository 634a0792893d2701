using Analytics.Pdf;
using Analytics.Reports.Charts;

namespace Analytics.Reports.Pdf;

/// <summary>Title, unit, chart and caption on one page.</summary>
internal sealed class FigurePiece(SetText title, SetText unit, Chart chart, string alt, SetText caption, double width) : Piece
{
    private const double BelowUnit = 5;
    private const double AboveCaption = 4;

    /// <summary>Room above the chart; more than needed where a neighbour has longer words, so that the charts stand in line.</summary>
    public double HeadHeight { get; set; } = title.Height + unit.Height;

    private double ChartTop => HeadHeight + BelowUnit;

    private double ChartHeight => ChartPainter.HeightOf(chart);

    public override double Height => ChartTop + ChartHeight + (caption.LineCount == 0 ? 0 : AboveCaption + caption.Height);

    public override void Draw(DrawingPage page, double x, double y)
    {
        if (title.LineCount > 0) page.Paragraph(title, x, y);
        if (unit.LineCount > 0) page.Paragraph(unit, x, y + HeadHeight - unit.Height);
        var area = new Box(x, y + ChartTop, width, ChartHeight);
        page.Canvas.Begin(Tag.Figure, new TagOptions { Alt = alt, Area = area });
        ChartPainter.Draw(page.Canvas, area, chart);
        page.Canvas.End();
        if (caption.LineCount > 0) page.Paragraph(caption, x, y + ChartTop + ChartHeight + AboveCaption);
    }
}
