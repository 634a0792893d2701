using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>A run chart: the line with its points, the median dashed, the project's time shaded, points of a shift filled.</summary>
internal static class RunChartPainter
{
    private const double AxisGap = 5;
    private const double AxisFoot = 16;
    private const double Head = 12;
    private const double LabelGap = 8;
    private const double Side = 5;
    private const double WidestLabels = 0.3;

    private static readonly TextStyle SmallAxis = new(7.2, 9.2, Palette.Secondary);
    private static readonly TextStyle OwnStyle = new(8.4, 10.4, Palette.Own, Bold: true);
    private static readonly TextStyle MedianStyle = new(8.4, 10.4, Palette.Median);

    public static double HeightOf(ChartSize size) => size switch { ChartSize.Full => 150, ChartSize.Half => 112, _ => 82 };

    public static void Draw(ICanvas canvas, Box area, RunChart chart)
    {
        TextStyle axis = chart.Size == ChartSize.Full ? TextStyle.Axis : SmallAxis;
        ValueScale scale = ValueScale.Of([.. chart.Points.Concat(chart.Around).Append(chart.Reading.Median).Select(point => point.Match<decimal?>(value => value, _ => null)).OfType<decimal>()], chart.Size == ChartSize.Full ? 4 : 3);
        SetText[] ticks = [.. scale.Ticks.Select(tick => SetText.Of(chart.Tick(tick), axis, double.MaxValue))];
        (SetText Text, Published<decimal> Value)[] labels = chart.Size == ChartSize.Third ? [] : [.. Labels(chart, area.Width * WidestLabels)];
        double left = ticks.Max(tick => tick.Width) + AxisGap, right = labels.Length == 0 ? 0 : labels.Max(label => label.Text.Width) + LabelGap;
        var plot = new Box(area.X + left, area.Y + Head, Math.Floor(area.Width - left - right), Math.Floor(area.Height - Head - AxisFoot));
        double X(double i) => plot.X + Side + (chart.Points.Count == 1 ? (plot.Width - 2 * Side) / 2 : i * (plot.Width - 2 * Side) / (chart.Points.Count - 1));
        double Y(decimal value) => plot.Bottom - scale.Share(value) * plot.Height;

        DrawProject(canvas, chart, plot, X, axis);
        DrawAxes(canvas, chart, plot, scale, ticks, X, Y, axis);
        DrawMedian(canvas, chart, plot, Y);
        DrawSeries(canvas, chart, plot, X, Y);
        for (int i = 0; i < chart.Points.Count; i++)
        {
            double x = X(i);
            chart.Points[i].Match(_ => true, _ =>
            {
                Hatch.Draw(canvas, x, plot.Bottom + 1.5);
                return false;
            });
        }
        DrawLabels(canvas, labels, plot, Y);
    }

    private static IEnumerable<(SetText, Published<decimal>)> Labels(RunChart chart, double width)
    {
        var last = chart.Points.Count == 0 ? default : chart.Points[^1];
        if (last.Match(_ => true, _ => false)) yield return (SetText.Of(Label(chart.OwnName, chart.Figure, last), OwnStyle, width, 2), last);
        if (chart.Reading.Median.Match(_ => true, _ => false)) yield return (SetText.Of(Label(chart.MedianName, chart.Figure, chart.Reading.Median), MedianStyle, width, 2), chart.Reading.Median);
    }

    private static string Label(string name, Func<decimal, string> figure, Published<decimal> value) => name + " " + value.Match(figure, _ => "");

    /// <summary>Shaded from the first to the last point of the project, with a line where it starts.</summary>
    private static void DrawProject(ICanvas canvas, RunChart chart, Box plot, Func<double, double> x, TextStyle axis)
    {
        if (chart.Reading.Start is not { } start) return;
        double from = x(start - 0.5), to = chart.Reading.End is { } end ? x(end - 0.5) : plot.Right;
        canvas.Path(new PathData().Rectangle(new Box(from, plot.Y, to - from, plot.Height)), Palette.GroupPanel, null);
        canvas.Path(new PathData().MoveTo(from, plot.Y - 2).LineTo(from, plot.Bottom), null, new Stroke(Palette.Petrol, 0.9));
        SetText name = SetText.Of(chart.ProjectName, axis, Math.Max(20, plot.Right - from - 3), 1);
        name.Draw(canvas, from + 2, plot.Y - axis.Leading - 1, Palette.Petrol);
    }

    private static void DrawAxes(
        ICanvas canvas, RunChart chart, Box plot, ValueScale scale, SetText[] ticks, Func<double, double> x, Func<decimal, double> y, TextStyle axis)
    {
        int i = 0;
        foreach (decimal tick in scale.Ticks)
        {
            double at = y(tick);
            canvas.Path(new PathData().MoveTo(plot.X, at).LineTo(plot.Right, at), null, new Stroke(i == 0 ? Palette.Petrol : Palette.Grid, i == 0 ? 0.9 : 0.6));
            ticks[i].DrawRight(canvas, plot.X - AxisGap, at - axis.Leading / 2, Palette.Secondary);
            i++;
        }
        double free = double.MinValue;
        for (int p = 0; p < chart.AxisLabels.Count; p++)
        {
            if (chart.AxisLabels[p].Length == 0) continue;
            SetText label = SetText.Of(chart.AxisLabels[p], axis, double.MaxValue);
            double left = Math.Clamp(x(p) - label.Width / 2, plot.X - AxisGap, Math.Max(plot.X, plot.Right - label.Width));
            if (left < free) continue;
            label.Draw(canvas, left, plot.Bottom + 5.5);
            free = left + label.Width + 4;
        }
    }

    /// <summary>On the canvas itself: in SVG every dash would become a polygon.</summary>
    private static void DrawMedian(ICanvas canvas, RunChart chart, Box plot, Func<decimal, double> y) => chart.Reading.Median.Match(value =>
    {
        canvas.Path(new PathData().MoveTo(plot.X, y(value)).LineTo(plot.Right, y(value)), null, new Stroke(Palette.Median, 1.1, [3, 2]));
        return true;
    }, _ => false);

    private static void DrawSeries(ICanvas canvas, RunChart chart, Box plot, Func<double, double> x, Func<decimal, double> y)
    {
        using var layer = new PlotLayer(plot);
        double size = chart.Size == ChartSize.Third ? 3.6 : 4.8;
        var points = chart.Points.Select((point, i) => point.Match<(double X, double Y)?>(value => (x(i), y(value)), _ => null)).ToList();
        for (int from = 0; from < points.Count;)
        {
            var run = points.Skip(from).TakeWhile(point => point is not null).Select(point => point!.Value).ToList();
            layer.Line(run, Palette.Own, chart.Size == ChartSize.Third ? 1.2 : 1.6);
            from += run.Count + 1;
        }
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i] is not { } point) continue;
            bool isShift = chart.Reading.Shift.Contains(i);
            layer.Dot(point.X, point.Y, isShift ? size + 1.4 : size, isShift ? Palette.Special : Palette.Own, isHollow: !isShift);
        }
        layer.Draw(canvas);
    }

    private static void DrawLabels(ICanvas canvas, (SetText Text, Published<decimal> Value)[] labels, Box plot, Func<decimal, double> y)
    {
        var ordered = labels.Select(label => (label.Text, Y: label.Value.Match(y, _ => plot.Bottom))).OrderBy(label => label.Y).ToList();
        double[] ys = [.. ordered.Select(label => label.Y)];
        double apart = ordered.Count == 2 ? (ordered[0].Text.Height + ordered[1].Text.Height) / 2 + 1 : 0;
        if (ys.Length == 2 && ys[1] - ys[0] < apart)
        {
            double centre = Math.Clamp(ys.Average(), plot.Y + apart / 2, plot.Bottom - apart / 2);
            (ys[0], ys[1]) = (centre - apart / 2, centre + apart / 2);
        }
        for (int i = 0; i < ys.Length; i++) ordered[i].Text.Draw(canvas, plot.Right + LabelGap, ys[i] - ordered[i].Text.Height / 2);
    }
}
