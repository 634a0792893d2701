using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Document;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>A trend with its axis figures, labels at the line ends and the key of the bands, in the document's own font.</summary>
internal static class TrendPainter
{
    private const double AxisGap = 5;
    private const double LabelGap = 8;
    private const double AxisFoot = 17;
    private const double Head = 5;
    private const double LineStep = 11.5;
    private const double KeyWidth = 9;
    private const double WidestLabels = 0.36;

    private static readonly TextStyle Axis = TextStyle.Axis;
    private static readonly TextStyle SmallAxis = new(7.4, 9.4, Palette.Secondary);
    private static readonly TextStyle OwnStyle = new(8.4, 10.4, Palette.Own, Bold: true);
    private static readonly TextStyle MedianStyle = new(8.4, 10.4, Palette.Median);
    private static readonly TextStyle MemberStyle = new(8.4, 10.4, Palette.Series, Bold: true);

    public static void Draw(ICanvas canvas, Box area, TrendChart chart)
    {
        TextStyle axis = chart.Small ? SmallAxis : Axis;
        List<EndLabel> labels = EndLabels(chart, area.Width * WidestLabels);
        SetText[] keys =
        [
            .. HasBand(chart, peers => peers.P25) ? [Set(chart.Middle50, axis)] : Array.Empty<SetText>(),
            .. HasBand(chart, peers => peers.P10) ? [Set(chart.Middle80, axis)] : Array.Empty<SetText>(),
        ];
        double labelWidth = Math.Max(labels.Select(label => label.Width).DefaultIfEmpty(0).Max(),
            keys.Select(key => KeyWidth + 4 + key.Width).DefaultIfEmpty(0).Max());

        // The width of the axis figures depends on the scale alone, which does not depend on the width.
        TrendScale draft = TrendScale.Of(chart, area);
        double left = Ticks(chart, draft, axis).Max(tick => tick.Width) + AxisGap;
        var plot = new Box(area.X + left, area.Y + Head, Math.Floor(area.Width - left - labelWidth - LabelGap), Math.Floor(area.Height - Head - AxisFoot));
        TrendScale scale = TrendScale.Of(chart, plot);

        DrawAxes(canvas, chart, scale, axis);
        TrendPlot.Draw(canvas, chart, scale);
        DrawMember(canvas, chart, scale);
        DrawGaps(canvas, chart, scale);
        double x = plot.Right + LabelGap;
        bool keysBelow = DrawEndLabels(canvas, labels, scale, x, keys.Length);
        DrawKeys(canvas, keys, x, keysBelow ? plot.Bottom - keys.Length * LineStep : plot.Y, axis);
    }

    private static bool HasBand(TrendChart chart, Func<PeerSpread, Published<decimal>> edge) =>
        chart.Points.Any(point => edge(point.Peers).IsShown());

    private static SetText Set(string text, TextStyle style) => SetText.Of(text, style, double.MaxValue);

    private static List<SetText> Ticks(TrendChart chart, TrendScale scale, TextStyle axis) =>
        [.. Enumerable.Range(0, scale.Steps + 1).Select(i => Set(chart.Tick(scale.Step * i), axis))];

    private static void DrawAxes(ICanvas canvas, TrendChart chart, TrendScale scale, TextStyle axis)
    {
        List<SetText> ticks = Ticks(chart, scale, axis);
        for (int i = 0; i < ticks.Count; i++)
            ticks[i].DrawRight(canvas, scale.Plot.X - AxisGap, scale.Y(scale.Step * i) - axis.Leading / 2, axis.Colour);
        var marks = new PathData();
        double free = double.MinValue;
        for (int i = 0; i < chart.Points.Count; i++)
        {
            if (chart.AxisLabels[i].Length == 0) continue;
            marks.MoveTo(scale.X(i), scale.Plot.Bottom).LineTo(scale.X(i), scale.Plot.Bottom + 3);
            SetText label = Set(chart.AxisLabels[i], axis);
            double left = scale.X(i) - label.Width / 2;
            if (left < free) continue;
            label.Draw(canvas, left, scale.Plot.Bottom + 6);
            free = left + label.Width + 4;
        }
        canvas.Path(marks, null, new Stroke(Palette.Petrol, 0.8));
    }

    /// <summary>Unbroken where it is shown.</summary>
    private static void DrawMember(ICanvas canvas, TrendChart chart, TrendScale scale)
    {
        var path = new PathData();
        bool isOn = false;
        for (int i = 0; i < chart.Member.Count; i++)
        {
            double x = scale.X(i);
            bool wasOn = isOn;
            isOn = chart.Member[i].Match(value => (wasOn ? path.LineTo(x, scale.Y(value)) : path.MoveTo(x, scale.Y(value))) is not null, _ => false);
        }
        if (chart.Member.Any(value => value.IsShown())) canvas.Path(path, null, new Stroke(Palette.Series, 1.6));
    }

    private static void DrawGaps(ICanvas canvas, TrendChart chart, TrendScale scale)
    {
        for (int i = 0; i < chart.Points.Count; i++)
        {
            double x = scale.X(i);
            chart.Points[i].Own.Match(_ => true, _ =>
            {
                Hatch.Draw(canvas, x, scale.Plot.Bottom + 1.5);
                return false;
            });
        }
    }

    /// <summary>Own name and median at the last period, each with its figure; where the own figure ends earlier, its name alone.</summary>
    private static List<EndLabel> EndLabels(TrendChart chart, double width)
    {
        var labels = new List<EndLabel>();
        foreach (TrendPoint point in chart.Points.Reverse())
        {
            bool isLast = point == chart.Points[^1];
            if (point.Own.Match(value => Add(chart.OwnName, value, OwnStyle, isLast ? chart.Figure(value) : ""), _ => false)) break;
        }
        if (chart.Points.Count > 0) chart.Points[^1].Peers.Median.Match(value => Add(chart.MedianName, value, MedianStyle, chart.Figure(value)), _ => false);
        for (int i = chart.Member.Count - 1; i >= 0; i--)
        {
            bool isLast = i == chart.Member.Count - 1;
            if (chart.Member[i].Match(value => Add(chart.MemberName, value, MemberStyle, isLast ? chart.Figure(value) : ""), _ => false)) break;
        }
        return labels;

        bool Add(string name, decimal value, TextStyle style, string text)
        {
            SetText figure = SetText.Of(RichText.InBold(text), style, width, 1);
            SetText words = SetText.Of(name, style, Math.Max(width - figure.Width - 3, 20), 1);
            labels.Add(new EndLabel(words, figure, value));
            return true;
        }
    }

    /// <summary>Labels stand beside their line's end and move apart where they would touch.</summary>
    /// <returns>Whether the key of the bands has its place at the foot; at the top if not.</returns>
    private static bool DrawEndLabels(ICanvas canvas, List<EndLabel> labels, TrendScale scale, double x, int keys)
    {
        if (labels.Count == 0) return true;
        var ordered = labels.OrderByDescending(label => label.Value).ToList();
        double[] ys = [.. ordered.Select(label => scale.Y(label.Value))];
        double centre = ys.Average();
        bool keysBelow = centre < scale.Plot.Y + scale.Plot.Height / 2 || keys == 0;
        for (int round = 0; round < ys.Length; round++)
        {
            for (int i = 0; i + 1 < ys.Length; i++)
            {
                double missing = Math.Max(0, LineStep - (ys[i + 1] - ys[i]));
                (ys[i], ys[i + 1]) = (ys[i] - missing / 2, ys[i + 1] + missing / 2);
            }
        }
        double room = keys * LineStep + LineStep / 2 + 2;
        double top = scale.Plot.Y + LineStep / 2 + (keysBelow ? -Head : room - LineStep / 2);
        double bottom = scale.Plot.Bottom - (keysBelow && keys > 0 ? room : 0);
        Shift(ys, Math.Max(0, top - ys[0]));
        Shift(ys, Math.Min(0, bottom - ys[^1]));
        for (int i = 0; i < ys.Length; i++) ordered[i].Draw(canvas, x, ys[i]);
        return keysBelow;
    }

    private static void Shift(double[] ys, double by)
    {
        for (int i = 0; i < ys.Length; i++) ys[i] += by;
    }

    private static void DrawKeys(ICanvas canvas, SetText[] keys, double x, double y, TextStyle axis)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            canvas.Path(new PathData().Rectangle(new Box(x, y + axis.Leading / 2 - 3.2, KeyWidth, 6.4)), i == 0 ? Palette.Band50 : Palette.Band80, null);
            keys[i].Draw(canvas, x + KeyWidth + 4, y);
            y += LineStep;
        }
    }

    private sealed record EndLabel(SetText Words, SetText Figure, decimal Value)
    {
        public double Width => Words.Width + WordGap + Figure.Width;

        private const double WordGap = 3;

        public void Draw(ICanvas canvas, double x, double y)
        {
            Words.Draw(canvas, x, y - Words.Style.Leading / 2);
            Figure.Draw(canvas, x + Words.Width + WordGap, y - Words.Style.Leading / 2);
        }
    }
}
