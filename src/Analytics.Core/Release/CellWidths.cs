using Analytics.Protection;

namespace Analytics.Release;

/// <summary>Whether somebody could bound a withheld number of people, or a withheld volume, too closely, and what else must be withheld so that nobody can (DISCLOSURE 2.4 c).</summary>
/// <remarks>People and volume of a cell are shown together or not at all, and each by itself must stay wide.</remarks>
/// <param name="units">Those that add up to a whole that readers may know, or one by itself.</param>
/// <param name="wholeIsKnown">Whether they know it of a subject in a window.</param>
/// <param name="covers">Among the subjects.</param>
internal sealed class CellWidths(
    IReadOnlyList<PlaceCells> subjects, IReadOnlyList<PlannedWindow> windows, int[] units, Func<int, PlannedWindow, bool> wholeIsKnown, IReadOnlyList<Cover> covers, DisclosurePolicy policy, bool partsOfLast = false)
{
    private readonly WidthTables _tables = new(subjects, windows, units, wholeIsKnown, covers, policy, partsOfLast);

    /// <param name="isShown">By subject, position of the unit and of the window.</param>
    /// <returns>What is to be withheld besides; null where nothing helps.</returns>
    public IReadOnlyList<(int Subject, int Unit, int Window)>? Missing(Func<int, int, int, bool> isShown)
    {
        var cells = _tables.Cells.Where(cell => !isShown(cell.Subject, cell.Unit, cell.Window)).ToList();
        if (!cells.Exists(_tables.NeedsWidth)) return [];
        bool[] hidden = new bool[_tables.Count];
        foreach (var cell in cells) hidden[_tables.At(cell)] = true;
        var missing = Missing(_tables.OfPeople(), hidden, ofVolume: false);
        return missing is { Count: 0 } && cells.Exists(cell => _tables.NeedsWidth(cell) && _tables.HasVolume(cell)) ? Missing(_tables.OfVolume(), hidden, ofVolume: true) : missing;
    }

    /// <summary>The same; where nothing helps, all that is shown.</summary>
    /// <returns>The rule that hides them besides.</returns>
    public (IReadOnlyList<(int Subject, int Unit, int Window)> Cells, string Rule) MissingOrAll(Func<int, int, int, bool> isShown) =>
        Missing(isShown) is { } missing ? (missing, PlaceCells.HidesAnother) : ([.. _tables.Cells.Where(cell => isShown(cell.Subject, cell.Unit, cell.Window))], PlaceCells.AmongFew);

    private IReadOnlyList<(int Subject, int Unit, int Window)>? Missing(TableSet set, bool[] before, bool ofVolume)
    {
        Reader[] practices = [.. _tables.Practices(before, ofVolume)];
        // Hiding more makes none of the others closer.
        var open = new LocalMoves(set, before).NotSeenWide(practices);
        if (open.Count == 0) return [];
        var tables = new LinkedTables(set with { Cells = [.. set.Cells.Select((cell, at) => cell with { IsSensitive = open.Contains(at) })] });
        bool[] hidden = [.. before];
        var search = new PatternSearch(tables, new Choices(tables, zerosMayBeHidden: false, hidden), practices, CancellationToken.None, fixedIsGiven: false);
        return search.Extend(hidden) ? [.. _tables.Cells.Where(cell => hidden[_tables.At(cell)] != before[_tables.At(cell)])] : null;
    }
}
