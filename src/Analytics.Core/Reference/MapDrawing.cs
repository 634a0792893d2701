using Analytics.Prescribing;

namespace Analytics.Reference;

/// <summary>From degrees to a small grid: Lambert's azimuthal projection, in which areas keep their sizes, about the middle of the map.</summary>
/// <remarks>
/// Corners are moved to points of the grid, which simplifies both sides of a border alike, so that no gap opens between neighbours. Islands smaller than <see cref="SmallestArea"/>
/// are left out, but never the largest part of a municipality.
/// </remarks>
internal static class MapDrawing
{
    /// <summary>In squares of the grid.</summary>
    private const double SmallestArea = 2;

    public static MunicipalityMap Of(SortedDictionary<MunicipalityCode, List<Position[]>> areas)
    {
        var all = areas.Values.SelectMany(rings => rings).SelectMany(ring => ring).ToList();
        var centre = new Position((all.Min(at => at.Longitude) + all.Max(at => at.Longitude)) / 2, (all.Min(at => at.Latitude) + all.Max(at => at.Latitude)) / 2);
        var flat = areas.ToDictionary(area => area.Key, area => area.Value.Select(ring => ring.Select(at => Project(at, centre)).ToArray()).ToArray());
        var points = flat.Values.SelectMany(rings => rings).SelectMany(ring => ring).ToList();
        double left = points.Min(point => point.X), top = points.Min(point => point.Y);
        double width = points.Max(point => point.X) - left, height = points.Max(point => point.Y) - top;
        double scale = Math.Max(width, height) > 0 ? MunicipalityMap.LongerSide / Math.Max(width, height) : 0;
        GridPoint Snap((double X, double Y) point) => new((int)Math.Round((point.X - left) * scale), (int)Math.Round((point.Y - top) * scale));
        return new MunicipalityMap((int)Math.Round(width * scale), (int)Math.Round(height * scale),
            [.. areas.Keys.Select(code => new MapShape(code, Drawn([.. flat[code].Select(ring => Simple(ring.Select(Snap)))])))]);
    }

    private static (double X, double Y) Project(Position at, Position centre)
    {
        double latitude = double.DegreesToRadians(at.Latitude), middle = double.DegreesToRadians(centre.Latitude), east = double.DegreesToRadians(at.Longitude - centre.Longitude);
        double towards = Math.Sin(middle) * Math.Sin(latitude) + Math.Cos(middle) * Math.Cos(latitude) * Math.Cos(east);
        // The far side of the earth has no place on such a map; a file that reaches there is drawn small rather than refused.
        double k = Math.Sqrt(2 / Math.Max(1 + towards, 1e-9));
        return (k * Math.Cos(latitude) * Math.Sin(east), -k * (Math.Cos(middle) * Math.Sin(latitude) - Math.Sin(middle) * Math.Cos(latitude) * Math.Cos(east)));
    }

    /// <summary>Without points that repeat or lie on a straight line, and without the one that closes the ring.</summary>
    private static GridPoint[] Simple(IEnumerable<GridPoint> ring)
    {
        var kept = new List<GridPoint>();
        foreach (var point in ring)
        {
            if (kept.Count > 0 && kept[^1] == point) continue;
            while (kept.Count > 1 && Turn(kept[^2], kept[^1], point) == 0) kept.RemoveAt(kept.Count - 1);
            if (kept.Count == 0 || kept[^1] != point) kept.Add(point);
        }
        if (kept.Count > 1 && kept[0] == kept[^1]) kept.RemoveAt(kept.Count - 1);
        return [.. kept];
    }

    private static IReadOnlyList<IReadOnlyList<GridPoint>> Drawn(GridPoint[][] rings)
    {
        var largest = rings.MaxBy(Area)!;
        if (Area(largest) >= SmallestArea) return [.. rings.Where(ring => Area(ring) >= SmallestArea)];
        // A municipality that is smaller than that still has a dot.
        var at = largest[0];
        return [[at, new(at.X + 2, at.Y), new(at.X + 2, at.Y + 2), new(at.X, at.Y + 2)]];
    }

    private static long Turn(GridPoint a, GridPoint b, GridPoint c) => (long)(b.X - a.X) * (c.Y - a.Y) - (long)(b.Y - a.Y) * (c.X - a.X);

    private static double Area(GridPoint[] ring)
    {
        long twice = 0;
        for (int i = 0; i < ring.Length; i++)
        {
            var (one, next) = (ring[i], ring[(i + 1) % ring.Length]);
            twice += (long)one.X * next.Y - (long)next.X * one.Y;
        }
        return Math.Abs(twice) / 2.0;
    }
}
