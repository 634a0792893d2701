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

    /// <summary>What hides a cell without which another would be known closely.</summary>
    public const string HidesAnother = "2.4-width";

    /// <summary>What hides a cell from which, with others, a withheld one would follow.</summary>
    public const string Complementary = "complementary";

    /// <summary>What hides a cell, a zero too, whose people are some of so few that whatever is withheld of them would be known closely.</summary>
    public const string AmongFew = "2.4-few";

    /// <summary>No rule that hides: what the steward is told of where a withheld number stays known closely, as all that could be withheld for it was released before.</summary>
    public const string KnownClosely = "2.4-known";

    /// <summary>What is told nowhere, whatever it is, and so may be none.</summary>
    public const string NeverTold = "never told";

    /// <summary>Likewise: what readers know the people of a cell to be at most, from figures that are decided before.</summary>
    public int?[,] AtMost { get; } = new int?[Facts.GetLength(0), Facts.GetLength(1)];

    /// <summary>Likewise: whether readers have the cell from an earlier release, so that it is known whatever is decided.</summary>
    public bool[,] IsReleased { get; } = new bool[Facts.GetLength(0), Facts.GetLength(1)];

    /// <summary>Whether a rule hides a cell whatever its number is; by others, readers know that what is hidden is no zero.</summary>
    public static bool HidesZeros(string? rule) => rule is not (null or "P1" or "P2-complement" or "P3-difference" or "P4" or "P5" or "P6" or "P6-patients" or "P8-drugs" or HidesAnother);
}

/// <summary>What a practice knows of a municipality's cells because it is all its own: a combination of subjects in one window.</summary>
/// <param name="Window">Position of the window.</param>
/// <param name="Terms">Subject and coefficient modulo the prime of <see cref="SparseForm"/>.</param>
internal sealed record PracticeInsight(int Practice, int Municipality, int Window, IReadOnlyList<(int Subject, ulong Factor)> Terms);
