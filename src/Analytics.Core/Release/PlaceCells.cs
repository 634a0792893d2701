namespace Analytics.Release;

/// <summary>Cells of one subject, a drug group or a rule's patients, for all places and planned windows.</summary>
/// <param name="Facts">By unit and position of the window.</param>
/// <param name="Broken">Likewise: the primary rule a cell breaks, or null.</param>
internal sealed record PlaceCells(CellFacts[,] Facts, string?[,] Broken);

/// <summary>What a practice knows of a municipality's cells because it is all its own: a combination of subjects in one window.</summary>
/// <param name="Window">Position of the window.</param>
/// <param name="Terms">Subject and coefficient modulo the prime of <see cref="SparseForm"/>.</param>
internal sealed record PracticeInsight(int Practice, int Municipality, int Window, IReadOnlyList<(int Subject, ulong Factor)> Terms);
