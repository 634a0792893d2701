namespace Analytics.Protection;

/// <summary>Someone who has all that is published and knows some of the numbers besides.</summary>
/// <param name="Name">Empty for the outsider.</param>
/// <param name="Told">Variables this reader knows.</param>
internal sealed record Reader(string Name, IReadOnlySet<int> Told)
{
    /// <summary>Units that are the reader's own.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether a hidden number must stay wide for this reader, or merely not be known exactly.</summary>
    public bool IsToStayUnsure { get; init; } = true;

    /// <summary>Whether the cells are looked at, besides what others contribute to them.</summary>
    public bool LooksAtCells { get; init; } = true;

    /// <summary>By variable: what the reader knows it to be at least, having seen as many.</summary>
    public IReadOnlyDictionary<int, double> AtLeast { get; init; } = new Dictionary<int, double>();

    public bool IsOutsider => Told.Count == 0 && AtLeast.Count == 0 && Unit is null;
}
