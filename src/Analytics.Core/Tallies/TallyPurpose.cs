namespace Analytics.Tallies;

/// <summary>What tallies are made for: only what it needs is kept.</summary>
internal enum TallyPurpose
{
    /// <summary>The data controller's own check: cross-checks, and estimates in every window.</summary>
    Internal,

    /// <summary>A publication: what the gate must know of the cells that may be shown, which are years and quarters.</summary>
    Release,
}
