namespace Analytics.Protection;

/// <summary>Whatever is hidden, somebody could come too close to a number that must be protected.</summary>
public sealed class CannotProtectException : Exception
{
    internal CannotProtectException(IReadOnlyList<string> obstacles) : base(string.Join(Environment.NewLine, obstacles)) => Obstacles = obstacles;

    /// <summary>What stands in the way, one sentence each. Names cells and readers, never values.</summary>
    public IReadOnlyList<string> Obstacles { get; }
}
