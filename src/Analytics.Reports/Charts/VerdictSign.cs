using Analytics.Pdf;
using Analytics.Reports.Document;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>The sign of a verdict: its shape tells it apart without colour.</summary>
internal static class VerdictSign
{
    /// <param name="size">Height of the sign, centred on (x, y).</param>
    public static void Draw(ICanvas canvas, double x, double y, double size, Verdict verdict)
    {
        double r = size / 2;
        switch (verdict)
        {
            case Verdict.Good:
                canvas.Path(new PathData().Circle(x, y, r), Palette.Good, null);
                canvas.Path(new PathData().MoveTo(x - 0.48 * r, y + 0.02 * r).LineTo(x - 0.1 * r, y + 0.42 * r).LineTo(x + 0.52 * r, y - 0.38 * r),
                    null, new Stroke(Palette.White, 0.26 * r, RoundJoins: true));
                break;
            case Verdict.LookCloser:
                canvas.Path(new PathData().MoveTo(x, y - r).LineTo(x + 1.12 * r, y + 0.92 * r).LineTo(x - 1.12 * r, y + 0.92 * r).Close(), Palette.Own, null);
                canvas.Path(new PathData().MoveTo(x, y - 0.4 * r).LineTo(x, y + 0.28 * r), null, new Stroke(Palette.White, 0.28 * r));
                canvas.Path(new PathData().Circle(x, y + 0.6 * r, 0.16 * r), Palette.White, null);
                break;
            case Verdict.Different:
                canvas.Path(new PathData().MoveTo(x, y - r).LineTo(x + r, y).LineTo(x, y + r).LineTo(x - r, y).Close(), null, new Stroke(Palette.Median, 0.32 * r));
                break;
            case Verdict.LikeMost:
                canvas.Path(new PathData().Circle(x, y, 0.84 * r), Palette.White, new Stroke(Palette.Secondary, 0.36 * r));
                break;
            case Verdict.NotCompared:
                for (int i = -1; i <= 1; i++) canvas.Path(new PathData().Circle(x + 0.72 * r * i, y, 0.24 * r), Palette.Secondary, null);
                break;
            default:
                canvas.Path(new PathData().Rectangle(new Box(x - 0.8 * r, y - 0.8 * r, 1.6 * r, 1.6 * r)), null, new Stroke(Palette.Secondary, 0.22 * r));
                canvas.Path(new PathData().MoveTo(x - 0.8 * r, y + 0.8 * r).LineTo(x + 0.8 * r, y - 0.8 * r), null, new Stroke(Palette.Secondary, 0.22 * r));
                break;
        }
    }
}
