using Analytics.Pdf;
using Analytics.Prescribing;
using Analytics.Reports.Pdf;

namespace Analytics.Reports.Charts;

/// <summary>Municipalities by their borders: a path for each colour, so that the file stays small.</summary>
internal static class MapPainter
{
    public const double KeyRoom = 34;
    private const double Swatch = 9, Row = 12, HatchGap = 2.4;

    private static readonly TextStyle KeyStyle = new(7, 9, Palette.Secondary);
    private static readonly Stroke Border = new(Palette.Secondary, 0.15), HatchLine = new(Palette.Secondary, 0.35);

    public static void Draw(ICanvas canvas, Box area, MapChart chart)
    {
        var map = chart.Map;
        double scale = Math.Min(area.Width / Math.Max(map.Width, 1), (area.Height - KeyRoom) / Math.Max(map.Height, 1));
        double left = area.X + (area.Width - map.Width * scale) / 2;
        (double X, double Y) At(GridPoint point) => (left + point.X * scale, area.Y + point.Y * scale);

        var shapes = map.Shapes.Zip(chart.Fifths, (shape, fifth) => (Shape: shape, Kind: MapKind.Of(fifth))).ToList();
        foreach (var kind in shapes.GroupBy(one => one.Kind).OrderBy(kind => kind.Key))
            canvas.Path(Outline(kind.Select(one => one.Shape), At), FillOf(kind.Key), Border);
        var lines = new PathData();
        foreach (var (shape, kind) in shapes.Where(one => one.Kind == MapKind.Hidden)) AddHatch(lines, [.. shape.Rings.Select(ring => ring.Select(At).ToArray())]);
        if (!lines.IsEmpty) canvas.Path(lines, null, HatchLine);
        DrawKey(canvas, chart, shapes.Select(one => one.Kind).ToHashSet(), area, area.Bottom - KeyRoom + 8);
    }

    private static Colour FillOf(int kind) => kind switch { MapKind.Hidden => Palette.White, MapKind.Missing => Palette.Missing, _ => Palette.Steps[kind - 1] };

    private static PathData Outline(IEnumerable<MapShape> shapes, Func<GridPoint, (double X, double Y)> at)
    {
        var path = new PathData { EvenOdd = true };
        foreach (var ring in shapes.SelectMany(shape => shape.Rings))
        {
            for (int i = 0; i < ring.Count; i++)
            {
                var (x, y) = at(ring[i]);
                _ = i == 0 ? path.MoveTo(x, y) : path.LineTo(x, y);
            }
            path.Close();
        }
        return path;
    }

    /// <summary>Rising lines where x + y is a multiple of the gap, from border to border: every second stretch between crossings lies inside.</summary>
    private static void AddHatch(PathData lines, (double X, double Y)[][] rings)
    {
        var corners = rings.SelectMany(ring => ring).Select(point => point.X + point.Y).ToList();
        for (double level = Math.Ceiling(corners.Min() / HatchGap) * HatchGap + 1e-6; level < corners.Max(); level += HatchGap)
        {
            var crossings = new List<double>();
            foreach (var ring in rings)
            {
                for (int i = 0; i < ring.Length; i++)
                {
                    var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
                    double from = a.X + a.Y - level, to = b.X + b.Y - level;
                    if (from < 0 == to < 0) continue;
                    crossings.Add(a.X + (b.X - a.X) * from / (from - to));
                }
            }
            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2) lines.MoveTo(crossings[i], level - crossings[i]).LineTo(crossings[i + 1], level - crossings[i + 1]);
        }
    }

    private static void DrawKey(ICanvas canvas, MapChart chart, HashSet<int> kinds, Box area, double y)
    {
        double step = area.Width / chart.Steps.Count;
        for (int i = 0; i < chart.Steps.Count; i++)
            Entry(area.X + i * step, y, Palette.Steps[chart.Steps[i].Fifth - 1], chart.Steps[i].Range, step);
        double x = area.X;
        foreach (var (kind, word) in new[] { (MapKind.Hidden, chart.Hidden), (MapKind.Missing, chart.Missing) })
        {
            if (!kinds.Contains(kind)) continue;
            x += Entry(x, y + Row, FillOf(kind), word, area.Width / 2) + 14;
            if (kind != MapKind.Hidden) continue;
            var lines = new PathData();
            AddHatch(lines, [[(area.X, y + Row), (area.X + Swatch, y + Row), (area.X + Swatch, y + Row + Swatch), (area.X, y + Row + Swatch)]]);
            canvas.Path(lines, null, HatchLine);
        }

        double Entry(double at, double top, Colour fill, string text, double room)
        {
            canvas.Path(new PathData().Rectangle(new Box(at, top, Swatch, Swatch)), fill, new Stroke(Palette.Secondary, 0.3));
            SetText set = SetText.Of(text, KeyStyle, room - Swatch - 3, 1);
            set.Draw(canvas, at + Swatch + 3, top);
            return Swatch + 3 + set.Width;
        }
    }
}
