using Analytics.Pdf;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>An age pyramid. Of shares, area is people: a group of ten years is twice as high as one of five, and as long as both are on average.</summary>
internal static class PyramidPainter
{
    private const double FiveYears = 8;
    private const double Head = 13;
    private const double AxisFoot = 13;
    private const double KeyRoom = 14;
    private const double Names = 34;
    private const double BarGap = 1.2;
    private const double LabelGap = 3;

    private static readonly TextStyle NameStyle = new(6.8, 8, Palette.Secondary);
    private static readonly TextStyle SexStyle = new(8.2, 10, Palette.Text, Bold: true);
    private static readonly TextStyle KeyStyle = new(7.6, 9.6, Palette.Secondary);

    public static double HeightOf(PyramidChart chart) => Head + chart.Groups.Sum(group => group.FiveYears) * FiveYears + AxisFoot + KeyRoom;

    public static void Draw(ICanvas canvas, Box area, PyramidChart chart)
    {
        decimal[] lengths = [.. chart.Groups.SelectMany(group => new[] { group.Men, group.Women }.SelectMany(side => new[] { side.Own, side.Whole })
            .Select(value => value.Match(share => share / Parts(chart, group), _ => 0)))];
        ValueScale scale = ValueScale.Of([0, .. lengths], 3);
        double side = (area.Width - Names) / 2, bottom = area.Y + Head + chart.Groups.Sum(group => group.FiveYears) * FiveYears;
        double left = area.X + side, right = left + Names;
        DrawAxis(canvas, scale, left, right, side, area.Y + Head, bottom, chart.Tick);
        SetText men = SetText.Of(chart.Men, SexStyle, side, 1), women = SetText.Of(chart.Women, SexStyle, side, 1);
        men.DrawRight(canvas, left, area.Y, Palette.Text);
        women.Draw(canvas, right, area.Y);
        double y = bottom;
        foreach (var group in chart.Groups)
        {
            double height = group.FiveYears * FiveYears;
            y -= height;
            DrawSide(canvas, scale, group.Men, Parts(chart, group), left, -side, y, height);
            DrawSide(canvas, scale, group.Women, Parts(chart, group), right, side, y, height);
            SetText name = SetText.Of(group.Name, NameStyle, Names, 1);
            name.Draw(canvas, left + (Names - name.Width) / 2, y + (height - NameStyle.Leading) / 2);
        }
        DrawKey(canvas, chart, area.X, bottom + AxisFoot + 3);
    }

    private static int Parts(PyramidChart chart, PyramidGroup group) => chart.AreRates ? 1 : group.FiveYears;

    /// <param name="parts">What the share is divided by to make a length.</param>
    /// <param name="reach">Length of the axis; negative to the left.</param>
    private static void DrawSide(ICanvas canvas, ValueScale scale, PyramidSide side, int parts, double from, double reach, double y, double height)
    {
        double Length(decimal share) => scale.Share(share / parts) * reach;
        side.Own.Match(share =>
        {
            double length = Length(share);
            canvas.Path(new PathData().Rectangle(new Box(Math.Min(from, from + length), y + BarGap / 2, Math.Abs(length), height - BarGap)), Palette.OwnTint, new Stroke(Palette.Own, 0.5));
            return true;
        }, _ =>
        {
            Hatch.Draw(canvas, from + Math.Sign(reach) * Hatch.Width, y + (height - Hatch.Height) / 2);
            return false;
        });
        side.Whole.Match(share =>
        {
            double x = from + Length(share);
            canvas.Path(new PathData().MoveTo(x, y + BarGap / 2).LineTo(x, y + height - BarGap / 2), null, new Stroke(Palette.Petrol, 1.5));
            return true;
        }, _ => false);
    }

    private static void DrawAxis(ICanvas canvas, ValueScale scale, double left, double right, double side, double top, double bottom, Func<decimal, string> tick)
    {
        double taken = double.NegativeInfinity;
        foreach (decimal at in scale.Ticks)
        {
            double reach = scale.Share(at) * side;
            SetText label = SetText.Of(tick(at), NameStyle, double.MaxValue);
            // The last one is drawn inwards, and may then have no room.
            double start = Math.Min(reach - label.Width / 2, side - label.Width);
            foreach (double x in (double[])[left - reach, right + reach]) canvas.Path(new PathData().MoveTo(x, top).LineTo(x, bottom), null, new Stroke(Palette.Grid, 0.5));
            if (start < taken + LabelGap) continue;
            taken = start + label.Width;
            label.Draw(canvas, right + start, bottom + 2);
            label.Draw(canvas, left - taken, bottom + 2);
        }
        canvas.Path(new PathData().MoveTo(left - side, bottom).LineTo(left, bottom).MoveTo(right, bottom).LineTo(right + side, bottom), null, new Stroke(Palette.Petrol, 0.9));
    }

    private static void DrawKey(ICanvas canvas, PyramidChart chart, double x, double y)
    {
        canvas.Path(new PathData().Rectangle(new Box(x, y + 1.6, 11, 6)), Palette.OwnTint, new Stroke(Palette.Own, 0.5));
        SetText own = SetText.Of(chart.Own, KeyStyle, double.MaxValue, 1);
        own.Draw(canvas, x + 15, y);
        if (chart.Whole is null) return;
        double next = x + 15 + own.Width + 16;
        canvas.Path(new PathData().MoveTo(next, y + 1).LineTo(next, y + 8.4), null, new Stroke(Palette.Petrol, 1.5));
        SetText.Of(chart.Whole, KeyStyle, double.MaxValue, 1).Draw(canvas, next + 5, y);
    }
}
