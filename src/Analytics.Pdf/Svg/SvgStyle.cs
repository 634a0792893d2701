using System.Globalization;
using System.Xml;

namespace Analytics.Pdf.Svg;

internal enum TextAnchor { Start, Middle, End }

/// <summary>The attributes that an element hands down to those inside it.</summary>
internal sealed record SvgStyle
{
    public Colour? Fill { get; init; } = default(Colour);
    public double FillOpacity { get; init; } = 1;
    public Colour? Stroke { get; init; }
    public double StrokeOpacity { get; init; } = 1;
    public double StrokeWidth { get; init; } = 1;
    public double[]? Dash { get; init; }
    public bool RoundJoins { get; init; }
    public bool EvenOdd { get; init; }

    /// <summary>Product of the opacities on the way down, which is near enough where shapes of a group do not overlap.</summary>
    public double Opacity { get; init; } = 1;
    public double FontSize { get; init; } = 16;

    /// <summary>Null where the weight is not told.</summary>
    public bool? Bold { get; init; }
    public TextAnchor Anchor { get; init; }
    public bool Hidden { get; init; }

    public Colour? SolidFill => Hidden || FillOpacity * Opacity <= 0 || Fill is null ? null : SvgColours.OnWhite(Fill.Value, FillOpacity * Opacity);

    /// <param name="scale">How the transform stretches lengths.</param>
    public Stroke? SolidStroke(double scale)
    {
        double opacity = StrokeOpacity * Opacity;
        if (Hidden || opacity <= 0 || StrokeWidth <= 0 || Stroke is not { } colour) return null;
        double[]? dash = Dash is null ? null : [.. Dash.Select(length => length * scale)];
        return new(SvgColours.OnWhite(colour, opacity), StrokeWidth * scale, dash, RoundJoins);
    }

    /// <summary>This style as the element the reader stands on changes it.</summary>
    public SvgStyle With(XmlReader element)
    {
        SvgStyle style = this;
        string? css = null;
        if (!element.MoveToFirstAttribute()) return style;
        do
        {
            if (element.LocalName == "style") css = element.Value;
            else style = style.With(element.LocalName, element.Value);
        }
        while (element.MoveToNextAttribute());
        _ = element.MoveToElement();
        foreach (string declaration in css?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            int colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) style = style.With(declaration[..colon].Trim(), declaration[(colon + 1)..].Trim());
        }
        return style;
    }

    private SvgStyle With(string name, string value)
    {
        if (value == "inherit") return this;
        return name switch
        {
            "fill" => this with { Fill = SvgColours.Parse(value) },
            "fill-opacity" => this with { FillOpacity = Share(value) },
            "fill-rule" => this with { EvenOdd = value == "evenodd" },
            "stroke" => this with { Stroke = SvgColours.Parse(value) },
            "stroke-opacity" => this with { StrokeOpacity = Share(value) },
            "stroke-width" => this with { StrokeWidth = Length(value) },
            "stroke-linejoin" => this with { RoundJoins = value == "round" },
            "stroke-dasharray" => this with { Dash = Dashes(value) },
            "opacity" => this with { Opacity = Opacity * Share(value) },
            "font-size" => this with { FontSize = Length(value) },
            "font-weight" => this with { Bold = IsBold(value) },
            "text-anchor" => this with { Anchor = value switch { "middle" => TextAnchor.Middle, "end" => TextAnchor.End, _ => TextAnchor.Start } },
            "display" => this with { Hidden = Hidden || value == "none" },
            "visibility" => this with { Hidden = value is "hidden" or "collapse" },
            _ => this,
        };
    }

    /// <summary>A length in pixels, whatever unit stands behind it; shares of the figure's size are not known.</summary>
    public static double Length(string value) => value.EndsWith('%')
        ? throw new FormatException("The SVG has a length in percent, which figures may not have.")
        : new NumberScanner(value).Number();

    private static double Share(string value) =>
        Math.Clamp(value.EndsWith('%') ? Length(value[..^1]) / 100 : Length(value), 0, 1);

    private static double[]? Dashes(string value)
    {
        double[] lengths = NumberScanner.List(value);
        if (!lengths.Any(length => length > 0)) return null;
        // SVG repeats an odd list to make it even; PDF repeats it with the roles exchanged, which is the same.
        return lengths;
    }

    /// <summary>Semi-bold is the bold of the product's family.</summary>
    private static bool IsBold(string value) =>
        value is "bold" or "bolder" || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int weight) && weight >= 600);
}
