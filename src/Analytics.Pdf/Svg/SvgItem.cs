using Analytics.Pdf.Structure;

namespace Analytics.Pdf.Svg;

/// <summary>A thing to draw, in the coordinates of the whole figure.</summary>
internal abstract record SvgItem;

internal sealed record SvgShape(PathData Path, Colour? Fill, Stroke? Stroke) : SvgItem;

internal sealed record SvgClipStart(Box Box) : SvgItem;

internal sealed record SvgClipEnd(Box Box) : SvgItem;

/// <summary>A piece of text with the places that the SVG gives its characters.</summary>
/// <param name="Transform">From the text's own coordinates to the figure's.</param>
/// <param name="X">Left ends of the first characters; later ones follow by their widths.</param>
/// <param name="Y">Baselines of the first characters; the last one goes on.</param>
internal sealed record SvgText(Affine Transform, string Text, double[] X, double[] Y, double Size, bool? Bold, TextAnchor Anchor, Colour Colour) : SvgItem
{
    /// <summary>Farther than this share of the font's size from where it would follow, a character begins a run of its own.</summary>
    private const double Tolerance = 0.03;

    public void Draw(ICanvas canvas, Affine figure, Func<bool, PdfFont> fonts)
    {
        PdfFont font = Font(fonts);
        Affine place = figure.After(Transform);
        double size = Size * place.Scale, degrees = place.Degrees;
        if (size <= 0) return;
        foreach ((int start, int end, double x, double y) in Runs(font))
        {
            string run = Text[start..end];
            if (string.IsNullOrWhiteSpace(run)) continue;
            (double left, double baseline) = place.Map(x, y);
            if (Math.Max(Math.Abs(left), Math.Abs(baseline)) > CanvasRules.Farthest) continue;
            if (degrees == 0) canvas.Text(left, baseline, run, font, size, Colour);
            else canvas.RotatedText(left, baseline, degrees, run, font, size, Colour);
        }
    }

    /// <summary>The weight that the SVG tells, or else the one whose widths fit the places of the characters.</summary>
    private PdfFont Font(Func<bool, PdfFont> fonts)
    {
        if (Bold is { } told) return fonts(told);
        PdfFont regular = fonts(false);
        if (X.Length < 2 || X.Length > Text.Length) return regular;
        PdfFont bold = fonts(true);
        return Misfit(bold) < Misfit(regular) ? bold : regular;

        double Misfit(PdfFont font) => Math.Abs(X[^1] - X[0] - font.Measure(Text.AsSpan(0, X.Length - 1), Size));
    }

    /// <summary>The longest pieces whose characters stand where the font sets them anyway.</summary>
    private List<(int Start, int End, double X, double Y)> Runs(PdfFont font)
    {
        var runs = new List<(int Start, int End, double X, double Y)>();
        double startX = X.Length > 0 ? X[0] : 0, startY = Y.Length > 0 ? Y[0] : 0;
        if (Anchor != TextAnchor.Start && X.Length <= 1)
            startX -= font.Measure(Text, Size) * (Anchor == TextAnchor.Middle ? 0.5 : 1);
        int start = 0, index = 0;
        for (int i = 0; i < Text.Length; i += char.IsSurrogatePair(Text, i) ? 2 : 1, index++)
        {
            if (i == 0 || (index >= X.Length && index >= Y.Length)) continue;
            double follows = startX + font.Measure(Text.AsSpan(start, i - start), Size);
            double x = index < X.Length ? X[index] : follows, y = index < Y.Length ? Y[index] : startY;
            if (Math.Abs(x - follows) <= Tolerance * Size && y == startY) continue;
            runs.Add((start, i, startX, startY));
            (start, startX, startY) = (i, x, y);
        }
        runs.Add((start, Text.Length, startX, startY));
        return runs;
    }
}
