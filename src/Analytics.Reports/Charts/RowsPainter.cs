using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Charts with a row for each name: before and after, and places with their intervals.</summary>
internal static class RowsPainter
{
    /// <summary>Fewer rows stand wider apart.</summary>
    private const int Few = 10;
    private const double WideRow = 15;
    private const double NarrowRow = 14;
    private const double AxisHead = 14;
    private const double KeyHeight = 15;
    private const double Gap = 8;

    private static readonly TextStyle NameStyle = new(8.4, 10.4, Palette.Text);
    private static readonly TextStyle FigureStyle = new(8.4, 10.4, Palette.Secondary);

    public static double HeightOf(int rows) => Math.Floor(rows * RowHeight(rows)) + AxisHead + KeyHeight;

    private static double RowHeight(int rows) => rows <= Few ? WideRow : NarrowRow;

    public static void Draw(ICanvas canvas, Box area, DumbbellChart chart)
    {
        var scale = ScaleOf(chart);
        Box plot = Frame(canvas, area, [.. chart.Rows.Select(row => (row.Name, row.Text))], scale, chart.Tick, 0.3);
        using var layer = new PlotLayer(plot);
        for (int i = 0; i < chart.Rows.Count; i++)
        {
            double y = RowMiddle(plot, i, chart.Rows.Count);
            var ends = new[] { chart.Rows[i].Before, chart.Rows[i].After }.Select(value => value.Match<double?>(v => X(plot, scale, v), _ => null)).ToList();
            if (ends[0] is { } from && ends[1] is { } to) layer.Line([(from, y), (to, y)], Palette.Own, 1.6);
            if (ends[0] is { } before) layer.Dot(before, y, 6.2, Palette.Median, isHollow: true);
            if (ends[1] is { } after) layer.Dot(after, y, 6.2, Palette.Own);
            if (ends.Any(end => end is null)) Hatch.Draw(canvas, plot.X + Hatch.Width, y - Hatch.Height / 2);
        }
        layer.Draw(canvas);
        double key = plot.Bottom + 4;
        double next = Key(canvas, plot.X, key, chart.BeforeName, Palette.Median, isHollow: true);
        Key(canvas, next + 14, key, chart.AfterName, Palette.Own, isHollow: false);
    }

    public static void Draw(ICanvas canvas, Box area, PlaceChart chart)
    {
        var scale = ScaleOf(chart);
        Box plot = Frame(canvas, area, [.. chart.Rows.Select(row => (row.Name, chart.Figure(row.Value)))], scale, chart.Tick, chart.Size == ChartSize.Full ? 0.3 : 0.42);
        chart.Whole.Match(value =>
        {
            double x = X(plot, scale, value);
            canvas.Path(new PathData().MoveTo(x, plot.Y).LineTo(x, plot.Bottom), null, new Stroke(Palette.Median, 1.1, [3, 2]));
            SetText name = SetText.Of($"{chart.WholeName} {chart.Figure(chart.Whole)}", FigureStyle with { Colour = Palette.Median }, area.Width, 1);
            name.Draw(canvas, Math.Clamp(x - name.Width / 2, area.X, area.Right - name.Width), plot.Bottom + 3);
            return true;
        }, _ => false);
        using var layer = new PlotLayer(plot);
        for (int i = 0; i < chart.Rows.Count; i++)
        {
            var row = chart.Rows[i];
            double y = RowMiddle(plot, i, chart.Rows.Count);
            row.Lower.Match(low => row.Upper.Match(high =>
            {
                layer.Line([(X(plot, scale, low), y), (X(plot, scale, high), y)], Palette.Series, 1.2);
                return true;
            }, _ => false), _ => false);
            row.Value.Match(value =>
            {
                layer.Dot(X(plot, scale, value), y, 5.4, Palette.Series);
                return true;
            }, _ =>
            {
                Hatch.Draw(canvas, plot.X + Hatch.Width, y - Hatch.Height / 2);
                return false;
            });
        }
        layer.Draw(canvas);
    }

    /// <inheritdoc cref="RunChartPainter.ScaleOf"/>
    public static ValueScale ScaleOf(DumbbellChart chart) => ScaleOf(chart.Rows.SelectMany(row => new[] { row.Before, row.After }), 5);

    /// <inheritdoc cref="RunChartPainter.ScaleOf"/>
    public static ValueScale ScaleOf(PlaceChart chart) => ScaleOf(chart.Rows.SelectMany(row => new[] { row.Value, row.Lower, row.Upper }).Append(chart.Whole), chart.Size == ChartSize.Full ? 5 : 3);

    private static ValueScale ScaleOf(IEnumerable<Published<decimal>> values, int wanted) =>
        ValueScale.Of([.. values.Select(value => value.Match<decimal?>(v => v, _ => null)).OfType<decimal>()], wanted);

    /// <summary>Names to the left, texts to the right, the scale on top.</summary>
    private static Box Frame(ICanvas canvas, Box area, (string Name, string Text)[] rows, ValueScale scale, Func<decimal, string> tick, double widestNames)
    {
        SetText[] names = [.. rows.Select(row => SetText.Of(row.Name, NameStyle, area.Width * widestNames, 1))];
        SetText[] texts = [.. rows.Select(row => SetText.Of(row.Text, FigureStyle, area.Width * 0.3, 1))];
        double left = names.Select(name => name.Width).DefaultIfEmpty(0).Max() + Gap, right = texts.Select(text => text.Width).DefaultIfEmpty(0).Max() + Gap;
        var plot = new Box(area.X + left, area.Y + AxisHead, Math.Floor(area.Width - left - right), Math.Floor(rows.Length * RowHeight(rows.Length)));
        double free = double.MinValue;
        foreach (decimal at in scale.Ticks)
        {
            double x = X(plot, scale, at);
            canvas.Path(new PathData().MoveTo(x, plot.Y).LineTo(x, plot.Bottom), null, new Stroke(Palette.Grid, 0.6));
            SetText label = SetText.Of(tick(at), TextStyle.Axis, double.MaxValue);
            double start = Math.Clamp(x - label.Width / 2, area.X, area.Right - label.Width);
            if (start < free) continue;
            label.Draw(canvas, start, area.Y + 1);
            free = start + label.Width + 4;
        }
        canvas.Path(new PathData().MoveTo(plot.X, plot.Y).LineTo(plot.Right, plot.Y), null, new Stroke(Palette.Petrol, 0.9));
        for (int i = 0; i < rows.Length; i++)
        {
            double y = RowMiddle(plot, i, rows.Length) - NameStyle.Leading / 2;
            names[i].Draw(canvas, area.X, y);
            texts[i].DrawRight(canvas, area.Right, y, Palette.Secondary);
        }
        return plot;
    }

    private static double RowMiddle(Box plot, int row, int rows) => plot.Y + (row + 0.5) * plot.Height / rows;

    private static double X(Box plot, ValueScale scale, decimal value) => plot.X + 4 + scale.Share(value) * (plot.Width - 8);

    private static double Key(ICanvas canvas, double x, double y, string name, Colour colour, bool isHollow)
    {
        canvas.Path(new PathData().Circle(x + 3.1, y + FigureStyle.Leading / 2, isHollow ? 2.3 : 3.1), isHollow ? Palette.White : colour, isHollow ? new Stroke(colour, 1.5) : null);
        SetText text = SetText.Of(name, FigureStyle, double.MaxValue, 1);
        text.Draw(canvas, x + 9, y);
        return x + 9 + text.Width;
    }
}
