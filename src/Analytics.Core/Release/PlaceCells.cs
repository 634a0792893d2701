namespace Analytics.Release;

/// <summary>Cells of one subject, a drug group or a rule's patients, for all places and planned windows.</summary>
/// <param name="Facts">By unit and position of the window.</param>
/// <param name="Broken">Likewise: the primary rule a cell breaks, or null.</param>
internal sealed record PlaceCells(CellFacts[,] Facts, string?[,] Broken)
{
    /// <summary>What hides a cell that no rule of its own does, because an earlier release did not show it.</summary>
    public const string NotReleasedThen = "T1";

    /// <summary>What hides a year whose quarters were released and have been corrected since.</summary>
    public const string CorrectedSince = "T2";

    /// <summary>Likewise: whether readers have the cell from an earlier release, so that it is known whatever is decided.</summary>
    public bool[,] IsReleased { get; } = new bool[Facts.GetLength(0), Facts.GetLength(1)];
}

/// <summary>What a practice knows of a municipality's cells because it is all its own: a combination of subjects in one window.</summary>
/// <param name="Window">Position of the window.</param>
/// <param name="Terms">Subject and coefficient modulo the prime of <see cref="SparseForm"/>.</param>
internal sealed record PracticeInsight(int Practice, int Municipality, int Window, IReadOnlyList<(int Subject, ulong Factor)> Terms);
