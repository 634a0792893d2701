using Analytics.Pdf.Fonts;

namespace Analytics.Pdf.Syntax;

/// <summary>The operators of one page, written as short as the state so far allows.</summary>
/// <remarks>Callers count y downwards; operators count it upwards.</remarks>
internal sealed class PageContent
{
    // Lines of that many corners are curves of a chart, not rules or bars, which must meet.
    private const int FewestOfCoarse = 6;

    private readonly PdfBytes _bytes = new(16_384);
    private readonly Stack<GraphicsState> _saved = new();
    private GraphicsState _state = GraphicsState.Initial;
    private double _height;
    private bool _inText, _inMark, _markIsInText;
    private long _lineX, _lineY;

    public void Begin(double height)
    {
        _bytes.Clear();
        _saved.Clear();
        _height = height;
        _state = GraphicsState.Initial;
        _bytes.Add("q\n"u8);
    }

    /// <summary>Whether what is drawn next belongs to a mark.</summary>
    public bool InMark => _inMark;

    /// <summary>Ends the page and packs it.</summary>
    public byte[] Finish()
    {
        EndMark();
        EndText();
        _bytes.Add("Q\n"u8);
        return Deflate.Compress(_bytes.Span);
    }

    /// <param name="tag">"/P" or the like.</param>
    /// <param name="inText">Whether nothing but text will stand in it: such marks share one text object, and the cells of a row differ by their columns alone.</param>
    public void BeginMark(ReadOnlySpan<byte> tag, int id, bool inText)
    {
        EndMark();
        if (inText) BeginText();
        else EndText();
        _markIsInText = inText;
        _bytes.Add(tag).Add("<</MCID "u8).Integer(id).Add(">>BDC\n"u8);
        _inMark = true;
    }

    public void BeginArtifact(ArtifactKind kind)
    {
        EndMark();
        EndText();
        _markIsInText = false;
        _bytes.Add(kind switch
        {
            ArtifactKind.Header => "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"u8,
            ArtifactKind.Footer => "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"u8,
            _ => "/Artifact<</Type/Layout>>BDC\n"u8,
        });
        _inMark = true;
    }

    public void EndMark()
    {
        if (!_markIsInText) EndText();
        if (_inMark) _bytes.Add("EMC\n"u8);
        _inMark = false;
    }

    public void Text(double x, double baseline, string text, PdfFont font, int fontNumber, double size, Colour colour, GlyphSet used)
    {
        BeginText();
        SetText(fontNumber, size, colour);
        long column = PdfBytes.ToHundredths(x), line = PdfBytes.ToHundredths(_height - baseline);
        _bytes.Hundredths(column - _lineX).Add((byte)' ').Hundredths(line - _lineY).Add(" Td"u8);
        (_lineX, _lineY) = (column, line);
        font.Show(text, _bytes, used);
        _bytes.Add("Tj\n"u8);
    }

    public void RotatedText(double x, double baseline, double degrees, string text, PdfFont font, int fontNumber, double size, Colour colour, GlyphSet used)
    {
        // The line's place is kept relative to an upright origin, so turned text stands alone.
        EndText();
        BeginText();
        SetText(fontNumber, size, colour);
        (double sin, double cos) = Turn(degrees);
        _bytes.Fine(cos).Add((byte)' ').Fine(-sin).Add((byte)' ').Fine(sin).Add((byte)' ').Fine(cos).Add((byte)' ');
        Point(x, baseline);
        _bytes.Add("Tm"u8);
        font.Show(text, _bytes, used);
        _bytes.Add("Tj\n"u8);
        EndText();
    }

    public void Path(PathData path, Colour? fill, Stroke? stroke)
    {
        EndText();
        if (fill is { } colour && stroke?.Dash is null && Disc.Of(path.Segments) is { } disc && disc.Radius * 2 > (stroke?.Width ?? 0))
        {
            double rim = (stroke?.Width ?? 0) / 2;
            if (stroke is not null) Dot(disc with { Radius = disc.Radius + rim }, stroke.Colour);
            Dot(disc with { Radius = disc.Radius - rim }, colour);
            return;
        }
        if (fill is { } inside) SetFill(inside);
        if (stroke is not null) SetStroke(stroke);
        Outline(path);
        _bytes.Add((fill is not null, stroke is not null, path.EvenOdd) switch
        {
            (true, true, false) => "B\n"u8,
            (true, true, true) => "B*\n"u8,
            (true, false, false) => "f\n"u8,
            (true, false, true) => "f*\n"u8,
            _ => "S\n"u8,
        });
    }

    /// <summary>A line without length and with round ends, which is a sixth as long as four curves. A rim is a larger one below.</summary>
    private void Dot(Disc disc, Colour colour)
    {
        SetStroke(new(colour, 2 * disc.Radius), roundCaps: true);
        CoarsePoint(disc.X, disc.Y);
        _bytes.Add("m "u8);
        CoarsePoint(disc.X, disc.Y);
        _bytes.Add("l S\n"u8);
    }

    public void BeginClip(Box box)
    {
        EndText();
        _saved.Push(_state);
        _bytes.Add("q "u8);
        Rectangle(box.X, box.Y, box.Right, box.Bottom);
        _bytes.Add("W n\n"u8);
    }

    public void EndClip()
    {
        EndText();
        _state = _saved.Pop();
        _bytes.Add("Q\n"u8);
    }

    /// <summary>Ends the text object, and a mark inside it: what is drawn next is no text.</summary>
    public void LeaveText()
    {
        if (_inMark && _markIsInText) EndMark();
        EndText();
    }

    private void BeginText()
    {
        if (_inText) return;
        _bytes.Add("BT\n"u8);
        _inText = true;
        (_lineX, _lineY) = (0, 0);
    }

    private void EndText()
    {
        if (_inText) _bytes.Add("ET\n"u8);
        _inText = false;
    }

    private void SetText(int fontNumber, double size, Colour colour)
    {
        long hundredths = PdfBytes.ToHundredths(size);
        if (_state.Font != fontNumber || _state.Size != hundredths)
        {
            _bytes.Add("/F"u8).Integer(fontNumber).Add((byte)' ').Hundredths(hundredths).Add(" Tf\n"u8);
            _state = _state with { Font = fontNumber, Size = hundredths };
        }
        SetFill(colour);
    }

    private void SetFill(Colour colour)
    {
        if (_state.Fill == colour) return;
        Components(colour);
        _bytes.Add("rg\n"u8);
        _state = _state with { Fill = colour };
    }

    private void SetStroke(Stroke stroke, bool roundCaps = false)
    {
        if (_state.Stroke != stroke.Colour)
        {
            Components(stroke.Colour);
            _bytes.Add("RG\n"u8);
        }
        long width = PdfBytes.ToHundredths(stroke.Width);
        if (_state.Width != width) _bytes.Hundredths(width).Add(" w\n"u8);
        if (_state.RoundCaps != roundCaps) _bytes.Add(roundCaps ? "1 J\n"u8 : "0 J\n"u8);
        if (_state.RoundJoins != stroke.RoundJoins) _bytes.Add(stroke.RoundJoins ? "1 j\n"u8 : "0 j\n"u8);
        if (!_state.Dash.AsSpan().SequenceEqual(stroke.Dash))
        {
            _bytes.Add((byte)'[');
            foreach (double length in stroke.Dash ?? []) _bytes.Points(length).Add((byte)' ');
            _bytes.Add("]0 d\n"u8);
        }
        _state = _state with { Stroke = stroke.Colour, Width = width, RoundJoins = stroke.RoundJoins, RoundCaps = roundCaps, Dash = stroke.Dash ?? [] };
    }

    private void Outline(PathData path)
    {
        IReadOnlyList<PathData.Segment> segments = path.Segments;
        bool coarse = segments.Count >= FewestOfCoarse && segments.All(s => s.Kind != PathData.SegmentKind.Curve);
        for (int i = 0; i < segments.Count; i++)
        {
            if (IsRectangle(segments, i))
            {
                Rectangle(segments[i].X, segments[i].Y, segments[i + 2].X, segments[i + 2].Y);
                i += 4;
                continue;
            }
            PathData.Segment s = segments[i];
            switch (s.Kind)
            {
                case PathData.SegmentKind.Move:
                    Corner(s.X, s.Y, coarse);
                    _bytes.Add("m\n"u8);
                    break;
                case PathData.SegmentKind.Line:
                    Corner(s.X, s.Y, coarse);
                    _bytes.Add("l\n"u8);
                    break;
                case PathData.SegmentKind.Curve:
                    Point(s.X1, s.Y1);
                    Point(s.X2, s.Y2);
                    Point(s.X, s.Y);
                    _bytes.Add("c\n"u8);
                    break;
                default:
                    _bytes.Add("h\n"u8);
                    break;
            }
        }
    }

    /// <summary>A move, three lines along the axes and a close, as <see cref="PathData.Rectangle"/> makes them.</summary>
    private static bool IsRectangle(IReadOnlyList<PathData.Segment> s, int i) =>
        i + 4 < s.Count
        && s[i].Kind == PathData.SegmentKind.Move && s[i + 4].Kind == PathData.SegmentKind.Close
        && s[i + 1].Kind == PathData.SegmentKind.Line && s[i + 2].Kind == PathData.SegmentKind.Line && s[i + 3].Kind == PathData.SegmentKind.Line
        && s[i + 1].Y == s[i].Y && s[i + 2].X == s[i + 1].X && s[i + 3].Y == s[i + 2].Y && s[i + 3].X == s[i].X;

    /// <summary>Rounds the corners, not the sides: what touches in the drawing touches on the page.</summary>
    private void Rectangle(double left, double top, double right, double bottom)
    {
        long x = PdfBytes.ToHundredths(left), y = PdfBytes.ToHundredths(_height - top);
        _bytes.Hundredths(x).Add((byte)' ').Hundredths(y).Add((byte)' ')
            .Hundredths(PdfBytes.ToHundredths(right) - x).Add((byte)' ')
            .Hundredths(PdfBytes.ToHundredths(_height - bottom) - y).Add(" re\n"u8);
    }

    private void Point(double x, double y) => _bytes.Points(x).Add((byte)' ').Points(_height - y).Add((byte)' ');

    private void Corner(double x, double y, bool coarse)
    {
        if (coarse) CoarsePoint(x, y);
        else Point(x, y);
    }

    /// <summary>To a tenth of a point: no eye sees the rest, and in a chart it is a fifth of the bytes.</summary>
    private void CoarsePoint(double x, double y) =>
        _bytes.Points(Math.Round(x, 1)).Add((byte)' ').Points(Math.Round(_height - y, 1)).Add((byte)' ');

    private void Components(Colour colour)
    {
        foreach (byte part in (ReadOnlySpan<byte>)[colour.Red, colour.Green, colour.Blue])
        {
            // Three decimals hold every step of 256.
            _bytes.Fine(Math.Round(part / 255.0, 3)).Add((byte)' ');
        }
    }

    /// <summary>Quarter turns exactly: what is upright must not lean by a rounding.</summary>
    private static (double Sin, double Cos) Turn(double degrees)
    {
        double turn = degrees % 360;
        return turn switch
        {
            0 => (0, 1),
            90 or -270 => (1, 0),
            180 or -180 => (0, -1),
            270 or -90 => (-1, 0),
            _ => Math.SinCos(turn * Math.PI / 180),
        };
    }

    /// <summary>What a viewer remembers between operators; lengths in hundredths.</summary>
    private readonly record struct GraphicsState(int Font, long Size, Colour Fill, Colour Stroke, long Width, bool RoundJoins, bool RoundCaps, double[] Dash)
    {
        public static GraphicsState Initial { get; } = new(0, 0, default, default, 100, false, false, []);
    }
}
