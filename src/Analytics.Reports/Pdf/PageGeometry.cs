using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>A page and its margins, points.</summary>
internal sealed record PageGeometry
{
    private PageGeometry() { }

    /// <summary>Upright, on paper.</summary>
    public static PageGeometry A4 { get; } = new() { Width = 595.28, Height = 841.89, Left = 54, Top = 74, BelowBody = 62, HeaderRule = 47, HeaderBaseline = 40, BelowFooter = 34 };

    /// <summary>16:9, so small that the letters of a page on paper fill a wall.</summary>
    public static PageGeometry Slide { get; } = new() { Width = 480, Height = 270, Left = 28, Top = 34, BelowBody = 26, HeaderRule = 23, HeaderBaseline = 18, BelowFooter = 11 };

    public required double Width { get; init; }
    public required double Height { get; init; }

    /// <summary>The margin is the same on the right.</summary>
    public required double Left { get; init; }
    public required double Top { get; init; }

    /// <summary>The rule under the running header.</summary>
    public required double HeaderRule { get; init; }
    public required double HeaderBaseline { get; init; }
    private double BelowBody { get; init; }
    private double BelowFooter { get; init; }

    public double Right => Width - Left;
    public double TextWidth => Right - Left;
    public double Bottom => Height - BelowBody;
    public double BodyHeight => Bottom - Top;
    public double FooterBaseline => Height - BelowFooter;

    public static PageGeometry Of(PageShape shape) => shape == PageShape.Slide ? Slide : A4;
}
