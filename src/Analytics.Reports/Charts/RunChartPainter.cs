using Analytics.Pdf;
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
    private const double MarkGap = 3;
    private const double WidestLabels = 0.3;

    private static readonly TextStyle SmallAxis = new(7.2, 9.2, Palette.Secondary);
    private static readonly TextStyle OwnStyle = new(8.4, 10.4, Palette.Own, Bold: true);
    private static readonly TextStyle MedianStyle = new(8.4, 10.4, Palette.Median);
    private static readonly TextStyle GoalStyle = new(8.4, 10.4, Palette.Good, Bold: true);

    public static double HeightOf(ChartSize size) => size switch { ChartSize.Full => 150, ChartSize.Half => 112, _ => 82 };

    public static void Draw(ICanvas canvas, Box area, RunChart chart)
    {
        TextStyle axis = chart.Size == ChartSize.Full ? TextStyle.Axis : SmallAxis;
        ValueScale scale = ScaleOf(chart);
        SetText[] ticks = [.. scale.Ticks.Select(tick => SetText.Of(chart.Tick(tick), axis, double.MaxValue))];
        (SetText Text, decimal Value)[] labels = chart.Size == ChartSize.Third ? [] : [.. Labels(chart, area.Width * WidestLabels)];
        double left = ticks.Max(tick => tick.Width) + AxisGap, right = labels.Length == 0 ? 0 : labels.Max(label => label.Text.Width) + LabelGap;
        var plot = new Box(area.X + left, area.Y + Head, Math.Floor(area.Width - left - right), Math.Floor(area.Height - Head - AxisFoot));
        double X(double i) => plot.X + Side + (chart.Points.Count == 1 ? (plot.Width - 2 * Side) / 2 : i * (plot.Width - 2 * Side) / (chart.Points.Count - 1));
        double Y(decimal value) => plot.Bottom - scale.Share(value) * plot.Height;

        DrawProject(canvas, chart, plot, X, axis);
        DrawAxes(canvas, chart, plot, scale, ticks, X, Y, axis);
        DrawMarks(canvas, chart, plot, X, axis);
        DrawMedian(canvas, chart, plot, Y);
        if (chart.Goal is { } goal) canvas.Path(new PathData().MoveTo(plot.X, Y(goal)).LineTo(plot.Right, Y(goal)), null, new Stroke(Palette.Good, 1.1, [5, 2.5]));
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

    /// <summary>Also for what is said of the axis.</summary>
    public static ValueScale ScaleOf(RunChart chart) =>
        ValueScale.Of([.. chart.Points.Concat(chart.Around).Append(chart.Median).Select(point => point.Match<decimal?>(value => value, _ => null)).Append(chart.Goal).OfType<decimal>()], chart.Size == ChartSize.Full ? 4 : 3);

    private static IEnumerable<(SetText, decimal)> Labels(RunChart chart, double width)
    {
        (string Name, TextStyle Style, decimal? Value)[] lines =
        [
            (chart.OwnName, OwnStyle, chart.Points.Count == 0 ? null : chart.Points[^1].Match<decimal?>(value => value, _ => null)),
            (chart.MedianName, MedianStyle, chart.Median.Match<decimal?>(value => value, _ => null)),
            (chart.GoalName, GoalStyle, chart.Goal),
        ];
        foreach (var line in lines)
        {
            if (line.Value is { } value) yield return (SetText.Of($"{line.Name} {chart.Figure(value)}", line.Style, width, 2), value);
        }
    }

    /// <summary>Shaded from the first to the last point of the project, with a line where it starts, unless meetings tell.</summary>
    private static void DrawProject(ICanvas canvas, RunChart chart, Box plot, Func<double, double> x, TextStyle axis)
    {
        if (chart.Reading.Start is not { } start) return;
        double from = x(start - 0.5), to = chart.Reading.End is { } end ? x(end - 0.5) : plot.Right;
        canvas.Path(new PathData().Rectangle(new Box(from, plot.Y, to - from, plot.Height)), Palette.GroupPanel, null);
        // Meetings have lines and names of their own.
        if (chart.Marks.Count > 0) return;
        canvas.Path(new PathData().MoveTo(from, plot.Y - 2).LineTo(from, plot.Bottom), null, new Stroke(Palette.Petrol, 0.9));
        SetText name = SetText.Of(chart.ProjectName, axis, Math.Max(20, plot.Right - from - 3), 1);
        name.Draw(canvas, from + 2, plot.Y - axis.Leading - 1, Palette.Petrol);
    }

    /// <summary>All by name, or all by their short names where two would meet.</summary>
    private static void DrawMarks(ICanvas canvas, RunChart chart, Box plot, Func<double, double> x, TextStyle axis)
    {
        // A day late in the last period lies no farther than the axis.
        double[] at = [.. chart.Marks.Select(mark => Math.Clamp(x(mark.Place), plot.X, plot.Right))];
        SetText[] names = [.. chart.Marks.Select(mark => SetText.Of(mark.Name, axis, double.MaxValue))];
        double[] lefts = Lefts(at, [.. names.Select(name => name.Width)], plot);
        bool haveRoom = Enumerable.Range(1, Math.Max(0, at.Length - 1)).All(i => lefts[i] - lefts[i - 1] > names[i - 1].Width + MarkGap);
        if (!haveRoom)
        {
            names = [.. chart.Marks.Select(mark => SetText.Of(mark.Short, axis, double.MaxValue))];
            lefts = Lefts(at, [.. names.Select(name => name.Width)], plot);
        }
        for (int i = 0; i < at.Length; i++)
        {
            canvas.Path(new PathData().MoveTo(at[i], plot.Y - 1).LineTo(at[i], plot.Bottom), null, new Stroke(Palette.Petrol, 0.9, [1.5, 2]));
            names[i].Draw(canvas, lefts[i], plot.Y - axis.Leading - 1, Palette.Petrol);
        }
    }

    /// <summary>Above their lines, and inside the plot.</summary>
    private static double[] Lefts(double[] at, double[] widths, Box plot) => [.. at.Zip(widths, (x, width) => Math.Clamp(x - width / 2, plot.X, Math.Max(plot.X, plot.Right - width)))];

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
    private static void DrawMedian(ICanvas canvas, RunChart chart, Box plot, Func<decimal, double> y) => chart.Median.Match(value =>
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

    /// <summary>At their lines; pushed apart where they would meet.</summary>
    private static void DrawLabels(ICanvas canvas, (SetText Text, decimal Value)[] labels, Box plot, Func<decimal, double> y)
    {
        var ordered = labels.Select(label => (label.Text, Y: y(label.Value))).OrderBy(label => label.Y).ToList();
        double[] ys = [.. ordered.Select(label => label.Y)];
        double Apart(int i) => (ordered[i].Text.Height + ordered[i + 1].Text.Height) / 2 + 1;
        for (int round = 0; round < ys.Length; round++)
        {
            for (int i = 0; i + 1 < ys.Length; i++)
            {
                double missing = Apart(i) - (ys[i + 1] - ys[i]);
                if (missing <= 0) continue;
                ys[i] -= missing / 2;
                ys[i + 1] += missing / 2;
            }
        }
        if (ys.Length > 0 && ys[^1] + ordered[^1].Text.Height / 2 > plot.Bottom + 4) Shift(plot.Bottom + 4 - ordered[^1].Text.Height / 2 - ys[^1]);
        if (ys.Length > 0 && ys[0] - ordered[0].Text.Height / 2 < plot.Y - Head) Shift(plot.Y - Head + ordered[0].Text.Height / 2 - ys[0]);
        for (int i = 0; i < ys.Length; i++) ordered[i].Text.Draw(canvas, plot.Right + LabelGap, ys[i] - ordered[i].Text.Height / 2);

        void Shift(double by)
        {
            for (int i = 0; i < ys.Length; i++) ys[i] += by;
        }
    }
}
