namespace Analytics.Protection;

/// <summary>A number that a reader must not come too close to.</summary>
/// <param name="Variables">Their sum is the number.</param>
/// <param name="Cell">The cell it is, or is a contribution to.</param>
/// <param name="Need">How wide the reader's interval must be; for a contribution, how far above the truth it must reach.</param>
internal sealed record Target(IReadOnlyList<int> Variables, int Cell, double Need)
{
    /// <summary>The largest contribution of another unit, which only has to be overestimated enough.</summary>
    public bool IsContribution { get; init; }

    /// <summary>A whole number.</summary>
    public bool IsCount { get; init; }

    /// <summary>Only to be protected where the cell is hidden, which it need not be.</summary>
    public bool IsIfHidden { get; init; }
}
