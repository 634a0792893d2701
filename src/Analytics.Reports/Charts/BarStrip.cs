using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>A bar in a table, its figure at its end; what is not shown is hatched, whatever it would be long.</summary>
internal static class BarStrip
{
    private const double LabelGap = 4;

    /// <param name="labelRoom">Kept free for the figure of the longest bar.</param>
    /// <returns>Where the figure begins.</returns>
    public static double Draw(ICanvas canvas, Box area, Published<decimal> value, Published<decimal> longest, double labelRoom)
    {
        double middle = area.Y + area.Height / 2, room = area.Width - labelRoom - LabelGap;
        return LabelGap + value.Match(
            shown => DrawBar(canvas, area.X, middle, Math.Max(room * longest.Match(most => most == 0 ? 0 : (double)Math.Round(Math.Clamp(shown / most, 0, 1), 2), _ => 0), 0.6), area.Height),
            _ => DrawHatch(canvas, area.X, middle));
    }

    private static double DrawBar(ICanvas canvas, double x, double middle, double length, double height)
    {
        canvas.Path(new PathData().Rectangle(new Box(x, middle - height * 0.38, length, height * 0.76)), Palette.Series, null);
        return x + length;
    }

    private static double DrawHatch(ICanvas canvas, double x, double middle)
    {
        Hatch.Draw(canvas, x + Hatch.Width / 2, middle - Hatch.Height / 2);
        return x + Hatch.Width;
    }
}
