namespace Analytics.Release.Earlier;

/// <summary>An earlier release and this one could be subtracted from each other in a way that cannot be checked, so this one is refused.</summary>
public sealed class EarlierReleaseException : Exception
{
    internal EarlierReleaseException(IReadOnlyList<string> obstacles)
        : base(string.Join(Environment.NewLine, obstacles)) => Obstacles = obstacles;

    /// <summary>One sentence each: what stands in the way, and what to do.</summary>
    public IReadOnlyList<string> Obstacles { get; }
}
