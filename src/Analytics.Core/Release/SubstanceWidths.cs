using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Whether somebody could bound a withheld substance of a unit too closely by the groups that it lies in and by the others, and what else must be withheld so that nobody can (DISCLOSURE 2.4 c).</summary>
/// <param name="present">Substances that the unit has, as positions in the list.</param>
/// <param name="facts">Theirs.</param>
/// <param name="groups">All that are listed.</param>
internal sealed class SubstanceWidths(
    SubstanceList list, int[] present, CellFacts[] facts, IReadOnlyList<UnitGroup> groups, PlannedWindow window, DisclosurePolicy policy)
{
    /// <summary>What is left out is not named, and may be a substance that nobody has.</summary>
    private const string MayBeNone = "left out";

    /// <param name="broken">By position in what is present: what hides a substance by itself.</param>
    /// <param name="shown">Likewise.</param>
    /// <returns>Positions of what is to be withheld besides, the groups after the substances: a group only where no substance helps; null where nothing does.</returns>
    public IReadOnlyList<int>? Missing(IReadOnlyList<string?> broken, bool[] shown) => Missing(broken, shown, _ => true) ?? Missing(broken, shown, group => group.IsSettled);

    private List<int>? Missing(IReadOnlyList<string?> broken, bool[] shown, Func<UnitGroup, bool> isFixed)
    {
        PlaceCells[] subjects = [
            .. present.Select((_, i) => One(facts[i], broken[i] is null ? null : MayBeNone, isFixed: false)),
            .. groups.Select(group => One(group.Facts, group.IsShown ? null : PlaceCells.NotReleasedThen, group.IsShown && isFixed(group)))];
        return new CellWidths(subjects, [window], [0], wholeIsKnown: (_, _) => false, [.. Covers()], policy)
            .Missing((s, _, _) => s < present.Length ? shown[s] : groups[s - present.Length].IsShown)?.Select(cell => cell.Subject).ToList();
    }

    private static PlaceCells One(CellFacts facts, string? broken, bool isFixed)
    {
        var cells = new PlaceCells(new[,] { { facts } }, new[,] { { broken } });
        cells.IsReleased[0, 0] = isFixed;
        return cells;
    }

    private IEnumerable<Cover> Covers()
    {
        for (int g = 0; g < groups.Count; g++)
        {
            ulong bit = 1UL << groups[g].Group;
            int[] holding = [.. Enumerable.Range(0, present.Length).Where(i => (list.MaskOf(present[i]) & bit) != 0)];
            int[] within = [.. holding.Where(i => Array.TrueForAll(list.Pieces[present[i]], piece => (list.Masks[piece] & bit) != 0))];
            if (holding.Length > 0) yield return new(present.Length + g, holding) { ApartByDrug = within };
            foreach (int i in within) yield return new(i, [present.Length + g]);
            foreach (int other in Enumerable.Range(0, groups.Count).Where(other => other != g && Array.TrueForAll(list.Masks, mask => (mask & bit) == 0 || (mask & (1UL << groups[other].Group)) != 0)))
                yield return new(present.Length + g, [present.Length + other]);
        }
    }
}
