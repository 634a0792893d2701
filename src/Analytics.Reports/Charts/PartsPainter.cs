using Analytics.Pdf;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Stacked bars of a hundred percent, the number in each part, from the darkest to the lightest so that grey tells them apart too.</summary>
internal static class PartsPainter
{
    private const double RowHeight = 17;
    private const double Bar = 12;
    private const double KeyHeight = 17;
    private const double Gap = 8;

    private static readonly TextStyle NameStyle = new(8.4, 10.4, Palette.Text);
    private static readonly TextStyle TextStyleRight = new(8.4, 10.4, Palette.Secondary);
    private static readonly TextStyle NumberStyle = new(8.2, 10, Palette.Text, Bold: true);

    /// <summary>Fill and ink, from the left.</summary>
    private static readonly (Colour Fill, Colour Ink)[] Looks = [(Palette.Steps[4], Palette.White), (Palette.Steps[2], Palette.Text), (Palette.Steps[0], Palette.Text)];

    public static double HeightOf(PartsChart chart) => KeyHeight + chart.Rows.Count * RowHeight;

    public static void Draw(ICanvas canvas, Box area, PartsChart chart)
    {
        SetText[] names = [.. chart.Rows.Select(row => SetText.Of(row.Name, NameStyle, area.Width * 0.32, 1))];
        SetText[] texts = [.. chart.Rows.Select(row => SetText.Of(row.Text, TextStyleRight, area.Width * 0.2, 1))];
        double left = area.X + names.Select(name => name.Width).DefaultIfEmpty(0).Max() + Gap, width = area.Right - texts.Select(text => text.Width).DefaultIfEmpty(0).Max() - Gap - left;
        DrawKey(canvas, chart, left, area.Y);
        for (int i = 0; i < chart.Rows.Count; i++)
        {
            double y = area.Y + KeyHeight + i * RowHeight;
            names[i].Draw(canvas, area.X, y + (RowHeight - NameStyle.Leading) / 2);
            texts[i].DrawRight(canvas, area.Right, y + (RowHeight - NameStyle.Leading) / 2, Palette.Secondary);
            DrawBar(canvas, chart, chart.Rows[i], left, width, y + (RowHeight - Bar) / 2);
        }
    }

    private static void DrawBar(ICanvas canvas, PartsChart chart, PartsRow row, double left, double width, double y)
    {
        int all = row.Parts.Sum(), before = 0;
        for (int i = 0; i < row.Parts.Count; i++)
        {
            int count = row.Parts[i];
            if (count == 0) continue;
            double from = left + width * before / all, to = left + width * (before + count) / all;
            var (fill, ink) = Looks[i % Looks.Length];
            canvas.Path(new PathData().Rectangle(new Box(from, y, to - from, Bar)), fill, new Stroke(Palette.White, 0.8));
            SetText number = SetText.Of(chart.Count(count), NumberStyle, double.MaxValue, 1);
            if (number.Width + 4 < to - from) number.Draw(canvas, from + (to - from - number.Width) / 2, y + (Bar - NumberStyle.Leading) / 2, ink);
            before += count;
        }
        canvas.Path(new PathData().Rectangle(new Box(left, y, width, Bar)), null, new Stroke(Palette.Median, 0.5));
    }

    private static void DrawKey(ICanvas canvas, PartsChart chart, double x, double y)
    {
        for (int i = 0; i < chart.Parts.Count; i++)
        {
            canvas.Path(new PathData().Rectangle(new Box(x, y + 1.5, 11, 7)), Looks[i % Looks.Length].Fill, new Stroke(Palette.Median, 0.5));
            SetText name = SetText.Of(chart.Parts[i], TextStyleRight, double.MaxValue, 1);
            name.Draw(canvas, x + 15, y);
            x += 15 + name.Width + 14;
        }
    }
}
