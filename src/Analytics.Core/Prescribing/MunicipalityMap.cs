namespace Analytics.Prescribing;

/// <summary>Borders of municipalities, ready to draw: equal areas, on a grid from the top left.</summary>
public sealed class MunicipalityMap
{
    internal MunicipalityMap(int width, int height, IReadOnlyList<MapShape> shapes) => (Width, Height, Shapes) = (width, height, shapes);

    /// <summary>Largest x; the longer side of the map is <see cref="LongerSide"/>.</summary>
    public int Width { get; }

    /// <summary>Largest y.</summary>
    public int Height { get; }

    /// <summary>By code; each code once.</summary>
    public IReadOnlyList<MapShape> Shapes { get; }

    /// <summary>Steps of the grid along the longer side: less than half a point on a page.</summary>
    internal const int LongerSide = 1000;
}

/// <summary>A municipality's area: rings, of which one inside another is a hole.</summary>
/// <param name="Code">Of the newest borders.</param>
public sealed record MapShape(MunicipalityCode Code, IReadOnlyList<IReadOnlyList<GridPoint>> Rings);

/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct GridPoint(int X, int Y);
