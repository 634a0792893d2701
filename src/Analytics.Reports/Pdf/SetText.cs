using Analytics.Pdf;
using Analytics.Reports.Document;

namespace Analytics.Reports.Pdf;

/// <summary>A piece of a line in one weight, from an offset.</summary>
internal readonly record struct Run(string Text, bool Bold, double X, double Width);

/// <summary>One line of set text.</summary>
internal sealed record TextLine(IReadOnlyList<Run> Runs)
{
    public double Width => Runs.Count == 0 ? 0 : Runs[^1].X + Runs[^1].Width;
}

/// <summary>A text broken into lines of a width.</summary>
internal sealed class SetText
{
    /// <summary>Half of the height of capitals, against the size: centres letters between the lines above and below.</summary>
    private const double HalfCapitals = 0.33;

    private const char NoBreakSpace = '\u00A0';

    private readonly IReadOnlyList<TextLine> _lines;

    private SetText(IReadOnlyList<TextLine> lines, TextStyle style) => (_lines, Style) = (lines, style);

    public TextStyle Style { get; }

    public int LineCount => _lines.Count;

    public double Height => _lines.Count * Style.Leading;

    public double Width => _lines.Count == 0 ? 0 : _lines.Max(line => line.Width);

    /// <param name="mostLines">What does not fit ends in "…".</param>
    public static SetText Of(RichText text, TextStyle style, double width, int mostLines = int.MaxValue) =>
        new(LineBreaker.Break(text, style, width, mostLines), style);

    /// <summary>The same, but for a last word that would stand alone on its line and has room beside the one before it.</summary>
    public static SetText Balanced(RichText text, TextStyle style, double width, int mostLines = int.MaxValue)
    {
        SetText set = Of(text, style, width, mostLines);
        if (set.LineCount < 2 || set._lines[^1].Runs.Any(run => run.Text.AsSpan().ContainsAny(' ', NoBreakSpace)) || LineBreaker.WithLastWordsBound(text) is not { } bound) return set;
        SetText other = Of(bound, style, width, mostLines);
        return other.LineCount == set.LineCount && LineBreaker.WidestWord(bound, style) <= width ? other : set;
    }

    /// <summary>First baseline below the top of a line.</summary>
    public static double Baseline(TextStyle style) => style.Leading / 2 + HalfCapitals * style.Size;

    /// <summary>Lines <paramref name="from"/> up to <paramref name="to"/>, the first of them at the top.</summary>
    public SetText Slice(int from, int to) => new([.. _lines.Take(to).Skip(from)], Style);

    public void Draw(ICanvas canvas, double x, double y) => Draw(canvas, x, y, Style.Colour);

    public void Draw(ICanvas canvas, double x, double y, Colour colour)
    {
        double baseline = y + Baseline(Style);
        foreach (TextLine line in _lines)
        {
            DrawLine(canvas, line, x, baseline, colour);
            baseline += Style.Leading;
        }
    }

    /// <summary>Every line ends at this x.</summary>
    public void DrawRight(ICanvas canvas, double right, double y, Colour colour)
    {
        double baseline = y + Baseline(Style);
        foreach (TextLine line in _lines)
        {
            DrawLine(canvas, line, right - line.Width, baseline, colour);
            baseline += Style.Leading;
        }
    }

    private void DrawLine(ICanvas canvas, TextLine line, double x, double baseline, Colour colour)
    {
        foreach (Run run in line.Runs) canvas.Text(x + run.X, baseline, run.Text, FontSet.Shared.Of(run.Bold), Style.Size, colour);
    }
}
