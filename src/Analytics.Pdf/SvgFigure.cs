using System.Xml;
using Analytics.Pdf.Structure;
using Analytics.Pdf.Svg;

namespace Analytics.Pdf;

/// <summary>A chart in SVG as vectors and text that a canvas can draw; made for what ScottPlot writes.</summary>
/// <remarks>
/// Known are svg, g, defs, clipPath, path, rect, circle, ellipse, line, polyline, polygon, text and tspan with their transforms and
/// plain colours. Anything else is refused rather than left out. What is see-through becomes the colour it has on white, so shapes
/// hide what lies under them: draw bands first. A clip is the box around its shapes. Once parsed, a figure can be drawn from
/// several threads.
/// </remarks>
public sealed class SvgFigure
{
    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly IReadOnlyList<SvgItem> _items;

    private SvgFigure(double width, double height, IReadOnlyList<SvgItem> items) => (Width, Height, _items) = (width, height, items);

    public double Width { get; }
    public double Height { get; }

    /// <exception cref="FormatException">The text is not an SVG, or one with parts that figures may not hold.</exception>
    public static SvgFigure Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), s_settings);
            (double width, double height, IReadOnlyList<SvgItem> items) = SvgReader.Read(reader);
            return new(width, height, items);
        }
        catch (XmlException e)
        {
            throw new FormatException("The figure is not an SVG.", e);
        }
    }

    /// <summary>Draws the whole figure, as large as fits the box and in its middle; needs an open element, such as a Figure.</summary>
    /// <param name="fonts">The document's font, by whether it is bold.</param>
    public void Draw(ICanvas canvas, Box where, Func<bool, PdfFont> fonts)
    {
        double scale = Math.Min(where.Width / Width, where.Height / Height);
        var figure = new Affine(scale, 0, 0, scale,
            where.X + ((where.Width - (Width * scale)) / 2), where.Y + ((where.Height - (Height * scale)) / 2));
        foreach (SvgItem item in _items)
        {
            switch (item)
            {
                case SvgShape shape:
                    canvas.Path(Mapped(shape.Path, figure), shape.Fill, Scaled(shape.Stroke, scale));
                    break;
                case SvgText text:
                    text.Draw(canvas, figure, fonts);
                    break;
                case SvgClipStart clip:
                    canvas.BeginClip(Near(figure.Map(clip.Box)));
                    break;
                case SvgClipEnd:
                    canvas.EndClip();
                    break;
            }
        }
    }

    private static PathData Mapped(PathData path, Affine transform)
    {
        var mapped = new PathData { EvenOdd = path.EvenOdd };
        foreach (PathData.Segment s in path.Segments)
        {
            (double x, double y) = Near(transform.Map(s.X, s.Y));
            switch (s.Kind)
            {
                case PathData.SegmentKind.Move:
                    mapped.MoveTo(x, y);
                    break;
                case PathData.SegmentKind.Line:
                    mapped.LineTo(x, y);
                    break;
                case PathData.SegmentKind.Curve:
                    (double x1, double y1) = Near(transform.Map(s.X1, s.Y1));
                    (double x2, double y2) = Near(transform.Map(s.X2, s.Y2));
                    mapped.CurveTo(x1, y1, x2, y2, x, y);
                    break;
                default:
                    mapped.Close();
                    break;
            }
        }
        return mapped;
    }

    /// <summary>Charts draw values past their axes wherever these fall; what is far outside the page need only stay outside.</summary>
    private static (double X, double Y) Near((double X, double Y) point) => (Near(point.X), Near(point.Y));

    private static Box Near(Box box) =>
        new(Near(box.X), Near(box.Y), Near(box.Right) - Near(box.X), Near(box.Bottom) - Near(box.Y));

    private static double Near(double place) => Math.Clamp(place, -CanvasRules.Farthest, CanvasRules.Farthest);

    private static Stroke? Scaled(Stroke? stroke, double scale) => stroke is null ? null
        : stroke with { Width = stroke.Width * scale, Dash = stroke.Dash is null ? null : [.. stroke.Dash.Select(length => length * scale)] };
}
