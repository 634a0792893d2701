namespace Analytics.Pdf.Syntax;

/// <summary>A circle that is all of a path.</summary>
internal readonly record struct Disc(double X, double Y, double Radius)
{
    /// <summary>Points; less is not seen.</summary>
    private const double Tolerance = 0.005;

    /// <summary>Where four curves make it, as <see cref="PathData.Circle"/> draws them or an SVG's arcs; null for any other path.</summary>
    public static Disc? Of(IReadOnlyList<PathData.Segment> s)
    {
        if (s is not [{ Kind: PathData.SegmentKind.Move }, _, _, _, _, { Kind: PathData.SegmentKind.Close }]) return null;
        var disc = new Disc((s[0].X + s[2].X) / 2, (s[0].Y + s[2].Y) / 2, Math.Abs(s[0].X - s[2].X) / 2);
        for (int i = 1; i <= 4; i++)
        {
            if (s[i].Kind != PathData.SegmentKind.Curve || !disc.Touches(s[i].X, s[i].Y) || !disc.Touches(Middle(s[i - 1].X, s[i].X1, s[i].X2, s[i].X), Middle(s[i - 1].Y, s[i].Y1, s[i].Y2, s[i].Y))) return null;
        }
        return disc;
    }

    private static double Middle(double from, double first, double second, double to) => (from + 3 * first + 3 * second + to) / 8;

    private bool Touches(double x, double y) => Math.Abs(Math.Sqrt((x - X) * (x - X) + (y - Y) * (y - Y)) - Radius) < Tolerance;
}
