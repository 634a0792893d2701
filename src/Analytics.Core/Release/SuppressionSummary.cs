namespace Analytics.Release;

/// <summary>How much of a book is shown.</summary>
public sealed class SuppressionSummary
{
    internal SuppressionSummary() { }

    /// <summary>Figures planned for this reader, peers not counted.</summary>
    public int Planned { get; internal init; }
    public int Shown { get; internal init; }

    /// <summary>Withheld to protect people.</summary>
    public int Withheld { get; internal init; }

    /// <summary>Nothing to count or to divide by, or not computed.</summary>
    public int Absent { get; internal init; }
}
