using Analytics.Pdf;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>The one sign in charts for what is not shown: of fixed size, so that it tells nothing of the value.</summary>
internal static class Hatch
{
    public const double Width = 9;
    public const double Height = 4;
    private const int Strokes = 3;

    /// <summary>Centred on x, below y.</summary>
    public static void Draw(ICanvas canvas, double x, double y)
    {
        var lines = new PathData();
        for (int i = 0; i < Strokes; i++)
        {
            double left = x - Width / 2 + i * (Width - Height) / (Strokes - 1);
            lines.MoveTo(left, y + Height).LineTo(left + Height, y);
        }
        canvas.Path(lines, null, new Stroke(Palette.Secondary, 0.55));
    }
}
