using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>What a legend of strips explains.</summary>
internal enum LegendSign { Own, Median, Middle50, Middle80, Member }

/// <summary>The peers' middle 80 and 50 percent as bands, their median as a stroke, the own value as a dot.</summary>
internal static class SpreadStrip
{
    private const double BandShare = 0.82;
    private const double DotRadius = 3.1;

    public static void Draw(ICanvas canvas, Box area, Published<decimal> own, PeerSpread peers)
    {
        if (SpreadScale.Of(own, peers, area.X, area.Width) is not { } scale)
        {
            Hatch.Draw(canvas, area.X + Hatch.Width, area.Y + (area.Height - Hatch.Height) / 2);
            return;
        }
        // A dot by itself would seem to lie in the middle of something.
        if (!peers.Median.IsShown() && !peers.P25.IsShown()) return;
        double middle = area.Y + area.Height / 2;
        canvas.Path(new PathData().MoveTo(area.X, middle).LineTo(area.Right, middle), null, new Stroke(Palette.Grid, 0.6));
        DrawBands(canvas, scale, peers, middle, area.Height * BandShare);
        own.Match(value => DrawOwn(canvas, scale.X(value), middle, DotRadius), _ => false);
    }

    public static void DrawBands(ICanvas canvas, SpreadScale scale, PeerSpread peers, double middle, double height)
    {
        Band(canvas, scale, peers.P10, peers.P90, middle, height, Palette.Band80);
        Band(canvas, scale, peers.P25, peers.P75, middle, height, Palette.Band50);
        peers.Median.Match(value => DrawMedian(canvas, scale.X(value), middle, height + 2), _ => false);
    }

    public static void DrawSign(ICanvas canvas, double x, double y, LegendSign sign)
    {
        switch (sign)
        {
            case LegendSign.Own:
                DrawOwn(canvas, x, y, DotRadius);
                break;
            case LegendSign.Median:
                DrawMedian(canvas, x, y, 9);
                break;
            case LegendSign.Member:
                DotStrip.DrawMember(canvas, x, y);
                break;
            default:
                canvas.Path(new PathData().Rectangle(new Box(x - 5.5, y - 3.4, 11, 6.8)), sign == LegendSign.Middle50 ? Palette.Band50 : Palette.Band80, null);
                break;
        }
    }

    /// <summary>A white rim keeps the dot apart from the bands.</summary>
    public static bool DrawOwn(ICanvas canvas, double x, double y, double radius)
    {
        canvas.Path(new PathData().Circle(x, y, radius), Palette.Own, new Stroke(Palette.White, 1));
        return true;
    }

    private static bool DrawMedian(ICanvas canvas, double x, double middle, double height)
    {
        canvas.Path(new PathData().MoveTo(x, middle - height / 2).LineTo(x, middle + height / 2), null, new Stroke(Palette.Median, 1.3));
        return true;
    }

    private static void Band(ICanvas canvas, SpreadScale scale, Published<decimal> from, Published<decimal> to, double middle, double height, Colour colour) =>
        from.Match(low => to.Match(high =>
        {
            double left = scale.X(low);
            canvas.Path(new PathData().Rectangle(new Box(left, middle - height / 2, Math.Max(scale.X(high) - left, 0.5), height)), colour, null);
            return true;
        }, _ => false), _ => false);
}
