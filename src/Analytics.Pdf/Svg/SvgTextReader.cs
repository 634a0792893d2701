using System.Text;
using System.Xml;

namespace Analytics.Pdf.Svg;

/// <summary>Reads a text element and the tspans in it.</summary>
internal sealed class SvgTextReader(XmlReader xml, List<SvgItem> items)
{
    private const string WhiteSpace = " \t\r\n";

    public void Read(SvgStyle style, Affine transform) => Read(style, transform, [], []);

    private void Read(SvgStyle style, Affine transform, double[] outerX, double[] outerY)
    {
        double[] x = Places("x", outerX), y = Places("y", outerY);
        x = Moved(x, "dx");
        y = Moved(y, "dy");
        if (xml.IsEmptyElement) return;
        var text = new StringBuilder();
        int depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    text.Append(xml.Value);
                    break;
                case XmlNodeType.Element when xml.LocalName == "tspan":
                    Add(text, style, transform, x, y);
                    Read(style.With(xml), transform, x, y);
                    break;
                case XmlNodeType.Element:
                    throw new FormatException($"The SVG has an element '{xml.LocalName}' in a text, which figures may not hold.");
            }
        }
        Add(text, style, transform, x, y);
    }

    private void Add(StringBuilder raw, SvgStyle style, Affine transform, double[] x, double[] y)
    {
        string text = Collapsed(raw.ToString());
        raw.Clear();
        if (text.Length > 0 && style.SolidFill is { } colour)
            items.Add(new SvgText(transform, text, x, y, style.FontSize, style.Bold, style.Anchor, colour));
    }

    /// <summary>As SVG does by default: white space at the ends goes, within it becomes one space; no-break spaces stay.</summary>
    private static string Collapsed(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (char c in raw.AsSpan().Trim(WhiteSpace))
        {
            bool white = WhiteSpace.Contains(c, StringComparison.Ordinal);
            if (!white) text.Append(c);
            else if (text[^1] != ' ') text.Append(' ');
        }
        return text.ToString();
    }

    private double[] Places(string name, double[] otherwise) =>
        xml.GetAttribute(name) is { } list ? NumberScanner.List(list) : otherwise;

    private double[] Moved(double[] places, string name)
    {
        if (xml.GetAttribute(name) is not { } value) return places;
        double by = SvgStyle.Length(value);
        return places.Length == 0 ? [by] : [.. places.Select(place => place + by)];
    }
}
