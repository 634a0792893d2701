using ScottPlot;
using SkiaSharp;

namespace Analytics.Reports.Charts;

/// <summary>A broken line, as moves and lines.</summary>
/// <remarks>Skia's SVG canvas has no dashes: it writes them as filled outlines and complains on standard error each time.</remarks>
internal sealed class DashedLine(double[] xs, double[] ys, Color colour, float width, float dash, float gap) : IPlottable
{
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        bool drawing = true;
        float left = dash;
        var at = PixelAt(0);
        path.MoveTo(at);
        for (int i = 1; i < xs.Length; i++)
        {
            var to = PixelAt(i);
            float length = SKPoint.Distance(at, to);
            while (length > left)
            {
                at += new SKPoint((to.X - at.X) * left / length, (to.Y - at.Y) * left / length);
                length -= left;
                Reach(at);
                drawing = !drawing;
                left = drawing ? dash : gap;
            }
            Reach(to);
            left -= length;
            at = to;
        }
        using var paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = width, Color = new SKColor(colour.ARGB), IsAntialias = true };
        rp.Canvas.DrawPath(path, paint);

        void Reach(SKPoint point)
        {
            if (drawing) path.LineTo(point);
            else path.MoveTo(point);
        }
    }

    private SKPoint PixelAt(int i) => new(Axes.GetPixelX(xs[i]), Axes.GetPixelY(ys[i]));
}
