using Analytics.Pdf;

namespace Analytics.Reports.Pdf;

/// <summary>A quiet picture for covers, the same on each: bands and a line that stand for no figures.</summary>
internal static class CoverArt
{
    /// <summary>Heights along the page, in thousandths of the picture's height.</summary>
    private static readonly double[] OuterTop = [613, 588, 580, 590, 600, 575, 500];
    private static readonly double[] OuterBottom = [955, 985, 975, 900, 835, 830, 806];
    private static readonly double[] InnerTop = [690, 705, 680, 645, 640, 630, 583];
    private static readonly double[] InnerBottom = [880, 895, 850, 770, 765, 776, 755];
    private static readonly double[] Line = [688, 733, 704, 725, 668, 747, 735, 782, 772];

    private const double DotAt = 0.882;

    public static void Draw(ICanvas canvas, double width, double height)
    {
        canvas.Path(new PathData().Rectangle(new Box(0, 0, width, height)), Palette.Petrol, null);
        canvas.BeginClip(new Box(0, 0, width, height));
        canvas.Path(Band(OuterTop, OuterBottom, width, height), Palette.CoverBand, null);
        canvas.Path(Band(InnerTop, InnerBottom, width, height), Palette.CoverBandInner, null);
        canvas.Path(Curve(new PathData(), Points(Line, width, height), begin: true), null, new Stroke(Palette.CoverLine, 2.4, RoundJoins: true));
        canvas.EndClip();
        double y = HeightAt(Points(Line, width, height), DotAt * width);
        canvas.Path(new PathData().Circle(DotAt * width, y, 5), Palette.CoverLine, new Stroke(Palette.White, 1.6));
    }

    private static PathData Band(double[] top, double[] bottom, double width, double height)
    {
        PathData path = Curve(new PathData(), Points(top, width, height), begin: true);
        return Curve(path, [.. Points(bottom, width, height).Reverse()], begin: false).Close();
    }

    private static (double X, double Y)[] Points(double[] heights, double width, double height) =>
        [.. heights.Select((h, i) => (width * i / (heights.Length - 1), height * h / 1000))];

    /// <summary>A smooth curve through the points (Catmull–Rom as Béziers).</summary>
    private static PathData Curve(PathData path, (double X, double Y)[] points, bool begin)
    {
        if (begin) path.MoveTo(points[0].X, points[0].Y);
        else path.LineTo(points[0].X, points[0].Y);
        for (int i = 0; i + 1 < points.Length; i++)
        {
            (double X, double Y) before = points[Math.Max(0, i - 1)], from = points[i], to = points[i + 1], after = points[Math.Min(points.Length - 1, i + 2)];
            path.CurveTo(from.X + (to.X - before.X) / 6, from.Y + (to.Y - before.Y) / 6,
                to.X - (after.X - from.X) / 6, to.Y - (after.Y - from.Y) / 6, to.X, to.Y);
        }
        return path;
    }

    /// <summary>Height of the same curve at x: its cubic in Hermite form.</summary>
    private static double HeightAt((double X, double Y)[] points, double x)
    {
        int i = 0;
        while (i + 2 < points.Length && points[i + 1].X < x) i++;
        double t = (x - points[i].X) / (points[i + 1].X - points[i].X);
        double m0 = (points[i + 1].Y - points[Math.Max(0, i - 1)].Y) / 2, m1 = (points[Math.Min(points.Length - 1, i + 2)].Y - points[i].Y) / 2;
        double t2 = t * t, t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * points[i].Y + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * points[i + 1].Y + (t3 - t2) * m1;
    }
}
