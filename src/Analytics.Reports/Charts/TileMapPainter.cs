using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Equal squares, one for each county, so that none looks larger than it counts; five steps of one colour, and the figure in each.</summary>
internal static class TileMapPainter
{
    private const double Largest = 30;
    private const double Gap = 2;
    private const double KeyRoom = 17;

    private static readonly TextStyle FigureStyle = new(8.4, 10, Palette.Text, Bold: true);
    private static readonly TextStyle NameStyle = new(6.2, 7.4, Palette.Text);
    private static readonly TextStyle KeyStyle = new(7.6, 9.6, Palette.Secondary);

    public static double HeightOf(TileMapChart chart) => (chart.Tiles.Max(tile => tile.Row) + 1) * (Largest + Gap) + KeyRoom;

    public static void Draw(ICanvas canvas, Box area, TileMapChart chart)
    {
        int columns = chart.Tiles.Max(tile => tile.Column) + 1, rows = chart.Tiles.Max(tile => tile.Row) + 1;
        double size = Math.Min(Largest, (area.Width - Gap * (columns - 1)) / columns);
        double left = area.X + (area.Width - columns * size - (columns - 1) * Gap) / 2;
        foreach (MapTile tile in chart.Tiles)
        {
            var box = new Box(left + tile.Column * (size + Gap), area.Y + tile.Row * (size + Gap), size, size);
            int? fifth = tile.Fifth.Match<int?>(step => step, _ => null);
            Colour ink = fifth >= Palette.FirstDarkStep ? Palette.White : Palette.Text;
            canvas.Path(new PathData().Rectangle(box), fifth is { } step ? Palette.Steps[step - 1] : Palette.Panel, new Stroke(Palette.Grid, 0.5));
            SetText name = SetText.Of(tile.Name, NameStyle, size - 3, 2), figure = SetText.Of(tile.Text, FigureStyle, size - 2, 1);
            double y = box.Y + (size - name.Height - figure.Height) / 2;
            DrawCentred(canvas, name, box, y, ink);
            DrawCentred(canvas, figure, box, y + name.Height, ink);
        }
        DrawKey(canvas, chart, area, area.Y + rows * (size + Gap) + 4);
    }

    private static void DrawCentred(ICanvas canvas, SetText text, Box box, double y, Colour ink)
    {
        for (int line = 0; line < text.LineCount; line++)
        {
            SetText one = text.Slice(line, line + 1);
            one.Draw(canvas, box.X + (box.Width - one.Width) / 2, y + line * text.Style.Leading, ink);
        }
    }

    private static void DrawKey(ICanvas canvas, TileMapChart chart, Box area, double y)
    {
        if (chart.Tiles.All(tile => !tile.Fifth.IsShown())) return;
        SetText low = SetText.Of(chart.Low, KeyStyle, double.MaxValue, 1), high = SetText.Of(chart.High, KeyStyle, double.MaxValue, 1);
        double width = low.Width + high.Width + 5 * 14 + 8, x = area.X + (area.Width - width) / 2;
        low.Draw(canvas, x, y);
        x += low.Width + 4;
        foreach (Colour step in Palette.Steps)
        {
            canvas.Path(new PathData().Rectangle(new Box(x, y + 1.5, 14, 7)), step, new Stroke(Palette.Grid, 0.4));
            x += 14;
        }
        high.Draw(canvas, x + 4, y);
    }
}
