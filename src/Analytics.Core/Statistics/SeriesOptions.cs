namespace Analytics.Statistics;

/// <summary>How a series in time is cut into phases, and which of its points count.</summary>
/// <remarks>Points are numbered from 0. Cutting and freezing can be combined: a freeze belongs to the phase that it lies in.</remarks>
public sealed record SeriesOptions
{
    /// <summary>First points of new phases, ascending; everything is computed anew in each.</summary>
    public IReadOnlyList<int> Splits { get; init; } = [];

    /// <summary>The baseline of its phase ends before this point: median, mean and spread come from the points before it. Null for all points.</summary>
    public int? Freeze { get; init; }

    /// <summary>Points that are shown and count for nothing; their neighbours become adjacent.</summary>
    public IReadOnlyCollection<int> Excluded { get; init; } = [];

    /// <summary>For charts with limits: leave out moving ranges of 3.267 times their mean or more, once, before the spread is taken from them. On by default.</summary>
    public bool ScreenMovingRanges { get; init; } = true;

    /// <exception cref="ArgumentException">A point outside the series, or splits that do not ascend.</exception>
    internal IReadOnlyList<SeriesPhase> Phases(int points)
    {
        Require.That(Splits.All(split => split > 0 && split < points), "A phase starts at a point of the series, after the first.", nameof(Splits));
        Require.That(Splits.Zip(Splits.Skip(1)).All(pair => pair.First < pair.Second), "Phases start one after the other.", nameof(Splits));
        Require.That(Freeze is null || Freeze > 0 && Freeze <= points, "A baseline ends within the series, after its first point.", nameof(Freeze));
        Require.That(Excluded.All(point => point >= 0 && point < points), "Only points of the series can be left out.", nameof(Excluded));
        int[] starts = [0, .. Splits];
        return [.. starts.Select((first, i) =>
        {
            int end = i + 1 < starts.Length ? starts[i + 1] : points;
            return new SeriesPhase(first, end, Freeze is { } freeze && first < freeze && freeze < end ? freeze : end);
        })];
    }
}

/// <param name="BaselineEnd">The first point that no longer counts for centre and spread.</param>
internal readonly record struct SeriesPhase(int First, int End, int BaselineEnd)
{
    public IEnumerable<int> Points => Enumerable.Range(First, End - First);
}
