using System.Xml;

namespace Analytics.Pdf.Svg;

/// <summary>Reads the elements of an SVG in order and turns them into things to draw.</summary>
internal sealed class SvgReader(XmlReader xml)
{
    private readonly List<SvgItem> _items = [];
    private readonly Dictionary<string, Box> _clips = new(StringComparer.Ordinal);

    public static (double Width, double Height, IReadOnlyList<SvgItem> Items) Read(XmlReader xml)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "svg") throw new FormatException("The figure is not an SVG.");
        var reader = new SvgReader(xml);
        double[] view = NumberScanner.List(xml.GetAttribute("viewBox"));
        double width = reader.Number("width", view is [_, _, var w, _] ? w : 0);
        double height = reader.Number("height", view is [_, _, _, var h] ? h : 0);
        if (width <= 0 || height <= 0) throw new FormatException("The SVG tells no width and height.");
        Affine transform = view is [var left, var top, > 0 and var across, > 0 and var down]
            ? new Affine(width / across, 0, 0, height / down, 0, 0).After(new(1, 0, 0, 1, -left, -top))
            : Affine.Identity;
        reader.Children(new SvgStyle().With(xml), transform);
        return (width, height, reader._items);
    }

    private void Children(SvgStyle style, Affine transform)
    {
        if (xml.IsEmptyElement) return;
        int depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element) Element(style, transform);
    }

    private void Element(SvgStyle outer, Affine around)
    {
        SvgStyle style = outer.With(xml);
        Affine transform = xml.GetAttribute("transform") is { } own ? around.After(Affine.Parse(own)) : around;
        Box? clip = Clip(transform);
        if (clip is { } box) StartClip(box);
        switch (xml.LocalName)
        {
            case "g" or "defs":
                Children(style, transform);
                break;
            case "clipPath":
                ReadClip();
                break;
            case "text":
                new SvgTextReader(xml, _items).Read(style, transform);
                break;
            case "title" or "desc" or "metadata":
                PassOver();
                break;
            default:
                Shape(style, transform);
                break;
        }
        if (clip is { } started) EndClip(started);
    }

    private void PassOver()
    {
        int depth = xml.Depth;
        if (xml.IsEmptyElement) return;
        while (xml.Read() && xml.Depth > depth) { }
    }

    private void Shape(SvgStyle style, Affine transform)
    {
        var path = new PathData { EvenOdd = style.EvenOdd };
        Outline(path, transform);
        Colour? fill = xml.LocalName == "line" ? null : style.SolidFill;
        Stroke? stroke = style.SolidStroke(transform.Scale);
        if (!path.IsEmpty && (fill is not null || stroke is not null)) _items.Add(new SvgShape(path, fill, stroke));
    }

    private void Outline(PathData path, Affine transform)
    {
        var pen = new PathPen(path, transform);
        switch (xml.LocalName)
        {
            case "path":
                PathReader.Read(xml.GetAttribute("d") ?? "", pen);
                break;
            case "rect":
                pen.Rectangle(new(Number("x"), Number("y"), Number("width"), Number("height")), Number("rx", Number("ry")), Number("ry", Number("rx")));
                break;
            case "circle" when Number("r") > 0:
                pen.Ellipse(Number("cx"), Number("cy"), Number("r"), Number("r"));
                break;
            case "ellipse" when Number("rx") > 0 && Number("ry") > 0:
                pen.Ellipse(Number("cx"), Number("cy"), Number("rx"), Number("ry"));
                break;
            case "circle" or "ellipse":
                break;
            case "line":
                pen.MoveTo(Number("x1"), Number("y1"));
                pen.LineTo(Number("x2"), Number("y2"));
                break;
            case "polyline" or "polygon":
                pen.Points(NumberScanner.List(xml.GetAttribute("points")), close: xml.LocalName == "polygon");
                break;
            default:
                // Leaving out what is not known could leave out what the figure says.
                throw new FormatException($"The SVG has an element '{xml.LocalName}', which figures may not hold.");
        }
    }

    /// <summary>Keeps the box around the clip's shapes; charts clip to rectangles.</summary>
    private void ReadClip()
    {
        string id = xml.GetAttribute("id") ?? throw new FormatException("A clipPath of the SVG has no id.");
        Box? all = null;
        int depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                var path = new PathData();
                Outline(path, xml.GetAttribute("transform") is { } own ? Affine.Parse(own) : Affine.Identity);
                if (path.IsEmpty) continue;
                all = all is { } box ? Around(box, Around(path)) : Around(path);
            }
        }
        _clips[id] = all ?? default;
    }

    private Box? Clip(Affine transform)
    {
        if (xml.GetAttribute("clip-path") is not { } reference || reference == "none") return null;
        string id = reference.Replace("url(", "", StringComparison.Ordinal).Trim(' ', ')', '#', '"', '\'');
        return _clips.TryGetValue(id, out Box box)
            ? transform.Map(box)
            : throw new FormatException("The SVG uses a clipPath before it is defined.");
    }

    /// <summary>Charts clip each series by itself to the same box: one clip does for all of them.</summary>
    private void StartClip(Box box)
    {
        if (_items is [.., SvgClipEnd last] && last.Box == box) _items.RemoveAt(_items.Count - 1);
        else _items.Add(new SvgClipStart(box));
    }

    private void EndClip(Box box)
    {
        if (_items is [.., SvgClipStart]) _items.RemoveAt(_items.Count - 1);
        else _items.Add(new SvgClipEnd(box));
    }

    private double Number(string name, double otherwise = 0) =>
        xml.GetAttribute(name) is { } value ? SvgStyle.Length(value) : otherwise;

    private static Box Around(PathData path)
    {
        double left = path.Segments.Where(IsPoint).Min(s => s.X), top = path.Segments.Where(IsPoint).Min(s => s.Y);
        return new(left, top, path.Segments.Where(IsPoint).Max(s => s.X) - left, path.Segments.Where(IsPoint).Max(s => s.Y) - top);

        static bool IsPoint(PathData.Segment s) => s.Kind != PathData.SegmentKind.Close;
    }

    private static Box Around(Box a, Box b)
    {
        double left = Math.Min(a.X, b.X), top = Math.Min(a.Y, b.Y);
        return new(left, top, Math.Max(a.Right, b.Right) - left, Math.Max(a.Bottom, b.Bottom) - top);
    }
}
