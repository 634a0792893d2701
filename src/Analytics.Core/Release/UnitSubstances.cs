using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>A listed drug group of a unit, whose fate is decided; by an earlier release, where it is settled.</summary>
internal sealed record UnitGroup(int Group, CellFacts Facts, bool IsShown, bool IsSettled);

/// <summary>Which substances of one unit are shown in one year.</summary>
/// <param name="groups">All that are listed.</param>
internal sealed class UnitSubstances(SubstanceList list, DisclosurePolicy policy, IReadOnlyList<UnitGroup> groups)
{
    private readonly List<string?> _broken = [];

    public required PlannedWindow Window { get; init; }

    /// <summary>By subject of the tallies: whether readers know that there is some.</summary>
    public required Func<int, bool> IsThere { get; init; }

    /// <summary>By subject of the tallies, in hundredths of a DDD: larger ones are shown rather.</summary>
    public required Func<int, long> Volume { get; init; }

    /// <summary>By position in the list.</summary>
    public required Func<int, CellFacts> OfCode { get; init; }

    /// <summary>By piece.</summary>
    public required Func<int, CellFacts> OfPiece { get; init; }

    /// <summary>Positions in the list.</summary>
    public IReadOnlyList<int> Shown { get; private set; } = [];

    /// <summary>Likewise, and the rule that hides each.</summary>
    public IReadOnlyList<(int Code, string Rule)> Withheld { get; private set; } = [];

    /// <summary>Listed groups without which a withheld substance would be known closely.</summary>
    public IReadOnlyList<int> TooClose { get; private set; } = [];

    /// <summary>Whether one is known closely whatever is withheld now.</summary>
    public bool IsKnownClosely { get; private set; }

    public UnitSubstances Decide()
    {
        ulong listed = MaskOf(groups), shownGroups = MaskOf(groups.Where(group => group.IsShown));
        int[] present = [.. Enumerable.Range(0, list.Codes.Length)
            .Where(code => (list.MaskOf(code) & listed) != 0 && IsThere(list.SubjectOf(code)))
            .OrderByDescending(code => Volume(list.SubjectOf(code))).ThenBy(code => list.Codes[code])];
        int[] pieces = [.. present.SelectMany(code => list.Pieces[code]).Where(IsThere)];
        CellFacts[] facts = [.. present.Select(OfCode)], ofPieces = [.. pieces.Select(OfPiece)];
        _broken.AddRange(present.Select((code, i) => BreaksGroups(code, listed, shownGroups) ? "A3" : PrimaryRules.Broken(facts[i], policy, 0)));
        var widths = new SubstanceWidths(list, present, facts, groups, Window, policy);
        bool[] shown;
        do shown = SubstanceProtection.Solve([.. present.Select((code, i) => (facts[i], _broken[i] is not null, PositionsOf(code)))], ofPieces, PiecesIn(shownGroups), PiecesIn(listed & ~shownGroups), policy);
        while (HideMore(widths, shown));
        Shown = [.. present.Where((_, i) => shown[i])];
        Withheld = [.. present.Select((code, i) => (Code: code, _broken[i], IsShown: shown[i])).Where(one => !one.IsShown).Select(one => (one.Code, one.Item2 ?? PlaceCells.Complementary))];
        return this;

        int[] PositionsOf(int code) => [.. list.Pieces[code].Select(piece => Array.IndexOf(pieces, piece)).Where(position => position >= 0)];

        // Each of these groups as positions among the pieces that are there.
        IReadOnlyList<IReadOnlyList<int>> PiecesIn(ulong mask) => [.. groups.Where(group => (mask & (1UL << group.Group)) != 0)
            .Select(group => (IReadOnlyList<int>)[.. Enumerable.Range(0, pieces.Length).Where(i => (list.Masks[pieces[i]] & (1UL << group.Group)) != 0)])
            .Where(group => group.Count > 0)];
    }

    private bool HideMore(SubstanceWidths widths, bool[] shown)
    {
        var missing = widths.Missing(_broken, shown);
        IsKnownClosely = missing is null;
        TooClose = [.. (missing ?? []).Where(i => i >= shown.Length).Select(i => groups[i - shown.Length].Group)];
        int[] more = [.. (missing ?? Enumerable.Range(0, shown.Length).Where(i => shown[i])).Where(i => i < shown.Length && _broken[i] is null)];
        foreach (int i in more) _broken[i] = PlaceCells.HidesAnother;
        return more.Length > 0;
    }

    /// <summary>A substance of a hidden group says something of that group; one that is partly in no group would tell what that part is.</summary>
    private bool BreaksGroups(int code, ulong listed, ulong shownGroups) =>
        !list.IsListed(code) || list.Pieces[code].Any(piece => (list.Masks[piece] & listed & ~shownGroups) != 0 || (list.Masks[piece] & listed) == 0);

    private static ulong MaskOf(IEnumerable<UnitGroup> groups) => groups.Aggregate(0UL, (bits, group) => bits | (1UL << group.Group));
}
