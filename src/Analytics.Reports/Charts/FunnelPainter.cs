using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>A funnel: dots without names, the nation's line, and two pairs of limits with their names at the end.</summary>
internal static class FunnelPainter
{
    public const double Height = 190;
    private const double AxisGap = 5;
    private const double AxisFoot = 28;
    private const double Head = 5;
    private const double LabelGap = 7;

    private static readonly TextStyle OwnStyle = new(8.4, 10, Palette.Own, Bold: true);
    private static readonly TextStyle LabelStyle = new(8.2, 10, Palette.Secondary);

    public static void Draw(ICanvas canvas, Box area, FunnelChart chart)
    {
        var funnel = chart.Funnel;
        decimal[] sizes = [.. funnel.Dots.Select(dot => Known(dot.Denominator))];
        decimal[] values = [.. funnel.Dots.Select(dot => Known(dot.Value)), Known(funnel.Nation.Value)];
        ValueScale scale = ValueScale.Of(values, 4);
        SetText[] ticks = [.. scale.Ticks.Select(tick => SetText.Of(chart.Tick(tick), TextStyle.Axis, double.MaxValue))];
        SetText whole = SetText.Of($"{chart.WholeName} {chart.Figure(Known(funnel.Nation.Value))}", LabelStyle with { Bold = true, Colour = Palette.Text }, 120, 2);
        SetText narrow = SetText.Of(chart.Limits95, LabelStyle, 120, 2), wide = SetText.Of(chart.Limits998, LabelStyle, 120, 2);
        double left = ticks.Max(tick => tick.Width) + AxisGap, right = Math.Max(whole.Width, Math.Max(narrow.Width + 16, wide.Width + 16)) + LabelGap;
        var plot = new Box(area.X + left, area.Y + Head, Math.Floor(area.Width - left - right), Math.Floor(area.Height - Head - AxisFoot));
        double low = Math.Log((double)sizes[0]), span = Math.Max(1e-9, Math.Log((double)sizes[^1]) - low);
        double X(decimal size) => plot.X + 4 + Math.Clamp(Math.Round((Math.Log((double)size) - low) / span, 2), 0, 1) * (plot.Width - 8);
        double Y(decimal value) => plot.Bottom - scale.Share(value) * plot.Height;

        DrawAxes(canvas, chart, plot, scale, ticks, sizes, X, Y);
        using (var layer = new PlotLayer(plot))
        {
            // Steps of a hundredth would show in a curve; limits are no one's figure.
            double At(decimal value) => plot.Bottom - Math.Clamp((double)((value - scale.Low) / (scale.Step * scale.Steps)), -0.02, 1.02) * plot.Height;
            double On(decimal size) => plot.X + 4 + (Math.Log((double)size) - low) / span * (plot.Width - 8);
            foreach (var of in (Func<FunnelLine, Published<decimal>>[])[line => line.Lower95, line => line.Upper95])
                layer.Line(Curve(of, At, On), Palette.Median, 0.7);
            foreach (var of in (Func<FunnelLine, Published<decimal>>[])[line => line.Lower998, line => line.Upper998])
                layer.Line(Curve(of, At, On), Palette.Median, 1.5);
            layer.Draw(canvas);
        }
        canvas.Path(new PathData().MoveTo(plot.X, Y(Known(funnel.Nation.Value))).LineTo(plot.Right, Y(Known(funnel.Nation.Value))), null, new Stroke(Palette.Text, 0.9, [4, 2]));
        using (var layer = new PlotLayer(plot))
        {
            for (int i = 0; i < funnel.Dots.Count; i++)
            {
                bool isOutside = funnel.Positions[i] is FunnelPlace.High998 or FunnelPlace.Low998;
                layer.Dot(X(sizes[i]), Y(values[i]), isOutside ? 5 : 4.2, isOutside ? Palette.Special : Palette.Series, isHollow: !isOutside);
            }
            layer.Draw(canvas);
        }
        DrawOwn(canvas, plot, chart, X, Y);
        whole.Draw(canvas, plot.Right + LabelGap, Math.Clamp(Y(Known(funnel.Nation.Value)) - whole.Height / 2, plot.Y, plot.Bottom - whole.Height));
        DrawKeys(canvas, plot, [(narrow, 0.7), (wide, 1.5)]);

        List<(double, double)> Curve(Func<FunnelLine, Published<decimal>> of, Func<decimal, double> at, Func<decimal, double> on) =>
            [.. funnel.Limits.Where(line => Known(of(line)) >= scale.Low - scale.Step * scale.Steps * 0.02m && Known(of(line)) <= scale.Low + scale.Step * scale.Steps * 1.02m)
                .Select(line => (on(Known(line.Size)), at(Known(of(line)))))];
    }

    /// <summary>Where its figure is shown; its name on white, as dots lie around it.</summary>
    private static void DrawOwn(ICanvas canvas, Box plot, FunnelChart chart, Func<decimal, double> x, Func<decimal, double> y)
    {
        if (chart.Own is not { } own || Known(own.Value) == 0 || Known(own.Denominator) == 0) return;
        double at = x(Known(own.Denominator)), level = y(Known(own.Value));
        SetText name = SetText.Of($"{chart.OwnName} {chart.Figure(Known(own.Value))}", OwnStyle, plot.Width / 2, 1);
        double left = Math.Clamp(at - name.Width / 2, plot.X + 2, plot.Right - name.Width - 2), top = level - plot.Y > 22 ? level - 17 : level + 7;
        canvas.Path(new PathData().Rectangle(new Box(left - 2, top, name.Width + 4, name.Height)), Palette.White, null);
        SpreadStrip.DrawOwn(canvas, at, level, 4.2);
        name.Draw(canvas, left, top);
    }

    private static void DrawKeys(ICanvas canvas, Box plot, (SetText Text, double Width)[] keys)
    {
        double y = plot.Y;
        foreach (var (text, width) in keys)
        {
            canvas.Path(new PathData().MoveTo(plot.Right + LabelGap, y + text.Style.Leading / 2).LineTo(plot.Right + LabelGap + 12, y + text.Style.Leading / 2), null, new Stroke(Palette.Median, width));
            text.Draw(canvas, plot.Right + LabelGap + 16, y);
            y += text.Height + 2;
        }
    }

    private static void DrawAxes(
        ICanvas canvas, FunnelChart chart, Box plot, ValueScale scale, SetText[] ticks, decimal[] sizes, Func<decimal, double> x, Func<decimal, double> y)
    {
        int i = 0;
        foreach (decimal tick in scale.Ticks)
        {
            canvas.Path(new PathData().MoveTo(plot.X, y(tick)).LineTo(plot.Right, y(tick)), null, new Stroke(i == 0 ? Palette.Petrol : Palette.Grid, i == 0 ? 0.9 : 0.6));
            ticks[i++].DrawRight(canvas, plot.X - AxisGap, y(tick) - TextStyle.Axis.Leading / 2, Palette.Secondary);
        }
        double free = double.MinValue;
        foreach (decimal size in RoundSizes(sizes[0], sizes[^1]))
        {
            SetText label = SetText.Of(chart.SizeTick(size), TextStyle.Axis, double.MaxValue);
            double left = Math.Clamp(x(size) - label.Width / 2, plot.X, plot.Right - label.Width);
            if (left < free) continue;
            canvas.Path(new PathData().MoveTo(x(size), plot.Bottom).LineTo(x(size), plot.Bottom + 3), null, new Stroke(Palette.Petrol, 0.6));
            label.Draw(canvas, left, plot.Bottom + 4);
            free = left + label.Width + 6;
        }
        SetText name = SetText.Of(chart.SizeName, TextStyle.Axis, plot.Width, 1);
        name.Draw(canvas, plot.X, plot.Bottom + 15);
    }

    /// <summary>1, 2 and 5 times powers of ten between the smallest and the largest.</summary>
    private static IEnumerable<decimal> RoundSizes(decimal from, decimal to)
    {
        for (decimal power = 1; power <= to; power *= 10)
        {
            foreach (decimal factor in (decimal[])[1, 2, 5])
            {
                if (factor * power >= from && factor * power <= to) yield return factor * power;
            }
        }
    }

    /// <summary>A funnel is made of shown values only.</summary>
    private static decimal Known(Published<decimal> value) => value.Match(shown => shown, _ => 0);
}
