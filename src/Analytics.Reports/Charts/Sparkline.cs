using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>A word-sized line with a dot at its end; withheld points leave gaps.</summary>
internal static class Sparkline
{
    /// <summary>The smallest span of the scale, as a share of the mean: flat series must not look wild.</summary>
    private const double LeastSpan = 0.35;
    private const double DotRadius = 1.7;

    public static void Draw(ICanvas canvas, Box area, IReadOnlyList<Published<decimal>> points)
    {
        var shown = points.Select((point, i) => point.Match<(int At, double Value)?>(value => (i, (double)value), _ => null)).OfType<(int At, double Value)>().ToList();
        if (shown.Count == 0)
        {
            Hatch.Draw(canvas, area.X + Hatch.Width, area.Y + (area.Height - Hatch.Height) / 2);
            return;
        }
        double low = shown.Min(point => point.Value), high = shown.Max(point => point.Value);
        double middle = (low + high) / 2;
        double span = Math.Max(high - low, Math.Max(LeastSpan * Math.Abs(shown.Average(point => point.Value)), 1e-9));
        double step = points.Count == 1 ? 0 : (area.Width - 2 * DotRadius) / (points.Count - 1);
        double X(int i) => points.Count == 1 ? area.X + area.Width / 2 : area.X + DotRadius + step * i;
        double Y(double value) => area.Y + area.Height / 2 - (value - middle) / span * (area.Height - 2 * DotRadius);

        var line = new PathData();
        for (int i = 0; i < shown.Count; i++)
        {
            bool joined = i > 0 && shown[i - 1].At == shown[i].At - 1;
            if (joined) line.LineTo(X(shown[i].At), Y(shown[i].Value));
            else line.MoveTo(X(shown[i].At), Y(shown[i].Value));
        }
        canvas.Path(line, null, new Stroke(Palette.Own, 1.1, RoundJoins: true));
        canvas.Path(new PathData().Circle(X(shown[^1].At), Y(shown[^1].Value), DotRadius), Palette.Own, null);
    }
}
