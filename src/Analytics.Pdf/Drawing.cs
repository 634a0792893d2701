namespace Analytics.Pdf;

/// <summary>An sRGB colour, solid: there is no transparency.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour Rgb(int hex) => new((byte)((hex >> 16) & 0xFF), (byte)((hex >> 8) & 0xFF), (byte)(hex & 0xFF));
}

/// <summary>A rectangle, points, y downwards.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
}

/// <summary>How a line is drawn.</summary>
/// <param name="Dash">Lengths of dash and gap in points; null for a solid line.</param>
public sealed record Stroke(Colour Colour, double Width, double[]? Dash = null, bool RoundJoins = false);

/// <summary>Lines, curves and shapes to be filled or stroked together.</summary>
public sealed class PathData
{
    private readonly List<Segment> _segments = [];

    public IReadOnlyList<Segment> Segments => _segments;
    public bool IsEmpty => _segments.Count == 0;

    /// <summary>Whether a shape inside a shape is a hole whichever way it turns; otherwise the winding decides.</summary>
    public bool EvenOdd { get; init; }

    public PathData MoveTo(double x, double y) => Add(new(SegmentKind.Move, x, y));
    public PathData LineTo(double x, double y) => Add(new(SegmentKind.Line, x, y));

    /// <summary>A cubic Bézier curve by two control points.</summary>
    public PathData CurveTo(double x1, double y1, double x2, double y2, double x, double y) => Add(new(SegmentKind.Curve, x, y, x1, y1, x2, y2));
    public PathData Close() => Add(new(SegmentKind.Close, 0, 0));

    public PathData Rectangle(Box box) =>
        MoveTo(box.X, box.Y).LineTo(box.Right, box.Y).LineTo(box.Right, box.Bottom).LineTo(box.X, box.Bottom).Close();

    public PathData Circle(double x, double y, double radius)
    {
        const double Handle = 0.5522847498;
        double h = radius * Handle;
        return MoveTo(x + radius, y)
            .CurveTo(x + radius, y + h, x + h, y + radius, x, y + radius)
            .CurveTo(x - h, y + radius, x - radius, y + h, x - radius, y)
            .CurveTo(x - radius, y - h, x - h, y - radius, x, y - radius)
            .CurveTo(x + h, y - radius, x + radius, y - h, x + radius, y)
            .Close();
    }

    private PathData Add(Segment segment)
    {
        _segments.Add(segment);
        return this;
    }

    public enum SegmentKind { Move, Line, Curve, Close }

    public readonly record struct Segment(SegmentKind Kind, double X, double Y, double X1 = 0, double Y1 = 0, double X2 = 0, double Y2 = 0);
}
