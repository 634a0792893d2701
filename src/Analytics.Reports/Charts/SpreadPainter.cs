using Analytics.Pdf;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>A large strip with the figure of each percentile under it and the own value above.</summary>
internal static class SpreadPainter
{
    private const double BandHeight = 16;
    private const double Middle = 30;
    private const double Figures = 44;

    private static readonly TextStyle Own = new(9.2, 11, Palette.Own, Bold: true);

    public static void Draw(ICanvas canvas, Box area, SpreadChart chart)
    {
        double middle = area.Y + Middle;
        if (SpreadScale.Of(chart.Own, chart.Peers, area.X, area.Width) is not { } scale)
        {
            Hatch.Draw(canvas, area.X + Hatch.Width, middle);
            return;
        }
        canvas.Path(new PathData().MoveTo(area.X, middle).LineTo(area.Right, middle), null, new Stroke(Palette.Grid, 0.6));
        SpreadStrip.DrawBands(canvas, scale, chart.Peers, middle, BandHeight);
        chart.Own.Match(value =>
        {
            double x = scale.X(value);
            SpreadStrip.DrawOwn(canvas, x, middle, 4.4);
            SetText label = SetText.Of($"{chart.OwnName} {chart.Figure(value)}", Own, area.Width, 1);
            label.Draw(canvas, Math.Clamp(x - label.Width / 2, area.X, area.Right - label.Width), area.Y + 2);
            return true;
        }, _ => false);
        DrawFigures(canvas, area, chart, scale);
    }

    /// <summary>From the median outwards; a figure that would touch its neighbour is left out, the table has it.</summary>
    private static void DrawFigures(ICanvas canvas, Box area, SpreadChart chart, SpreadScale scale)
    {
        var taken = new List<(double Left, double Right)>();
        foreach (var (value, name) in new[] { (chart.Peers.Median, chart.MedianName + " "), (chart.Peers.P25, ""), (chart.Peers.P75, ""), (chart.Peers.P10, ""), (chart.Peers.P90, "") })
        {
            value.Match(figure =>
            {
                SetText label = SetText.Of(name + chart.Figure(figure), TextStyle.Axis, area.Width, 1);
                double left = Math.Clamp(scale.X(figure) - label.Width / 2, area.X, area.Right - label.Width);
                if (taken.Any(other => left < other.Right + 5 && left + label.Width > other.Left - 5)) return false;
                label.Draw(canvas, left, area.Y + Figures, name.Length > 0 ? Palette.Median : Palette.Secondary);
                taken.Add((left, left + label.Width));
                return true;
            }, _ => false);
        }
    }
}
