using Analytics.Pdf;
using Analytics.Reports.Pdf;
using ScottPlot;
using Box = Analytics.Pdf.Box;
using Colour = Analytics.Pdf.Colour;
using Palette = Analytics.Reports.Pdf.Palette;

namespace Analytics.Reports.Charts;

/// <summary>Lines and dots of a chart as vectors, by ScottPlot without frame or text, in the canvas' own coordinates.</summary>
internal sealed class PlotLayer : IDisposable
{
    private const double HoleShare = 0.52;

    private readonly Plot _plot = new();
    private readonly Box _box;
    private bool _isEmpty = true;

    /// <param name="box">Whole points wide and high.</param>
    public PlotLayer(Box box)
    {
        PlotFonts.Use();
        _box = box;
        _plot.HideAxesAndGrid();
        _plot.Layout.Frameless();
        _plot.FigureBackground.Color = Colors.Transparent;
        _plot.DataBackground.Color = Colors.Transparent;
        _plot.Axes.SetLimits(0, box.Width, 0, box.Height);
    }

    public void Dispose() => _plot.Dispose();

    public void Line(IReadOnlyList<(double X, double Y)> points, Colour colour, double width)
    {
        if (points.Count < 2) return;
        var line = _plot.Add.ScatterLine(points.Select(point => point.X - _box.X).ToArray(), points.Select(point => _box.Bottom - point.Y).ToArray());
        line.LineColor = Of(colour);
        line.LineWidth = (float)width;
        _isEmpty = false;
    }

    /// <param name="isHollow">White inside.</param>
    public void Dot(double x, double y, double size, Colour colour, bool isHollow = false)
    {
        _plot.Add.Marker(x - _box.X, _box.Bottom - y, MarkerShape.FilledCircle, (float)size, Of(colour));
        if (isHollow) _plot.Add.Marker(x - _box.X, _box.Bottom - y, MarkerShape.FilledCircle, (float)(size * HoleShare), Of(Palette.White));
        _isEmpty = false;
    }

    public void Draw(ICanvas canvas)
    {
        if (_isEmpty) return;
        SvgFigure.Parse(_plot.GetSvgXml((int)_box.Width, (int)_box.Height)).Draw(canvas, _box, FontSet.Shared.Of);
    }

    private static Color Of(Colour colour) => new(colour.Red, colour.Green, colour.Blue);
}
