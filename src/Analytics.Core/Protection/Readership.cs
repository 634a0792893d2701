namespace Analytics.Protection;

/// <summary>Everybody whom a pattern must withstand, and what each must not learn (DISCLOSURE 2.4).</summary>
internal static class Readership
{
    private static readonly IReadOnlySet<int> Nothing = new HashSet<int>();

    /// <summary>The outsider; each insider; each unit that contributes; the one person behind each count of one.</summary>
    /// <param name="insiders">Readers besides those that the tables name.</param>
    public static IReadOnlyList<(Reader Reader, IReadOnlyList<Target> Targets)> Of(LinkedTables tables, IEnumerable<Reader> insiders)
    {
        var set = tables.Set;
        var readers = new List<Reader> { new("", Nothing) };
        readers.AddRange(set.Insiders.Select(insider => new Reader(insider.Name, insider.Cells.Concat(tables.ContributionsOf(insider.Name)).ToHashSet()) { Unit = insider.Name }));
        readers.AddRange(insiders);
        readers.AddRange(tables.Units().Except(set.Insiders.Select(insider => insider.Name))
            .Select(unit => new Reader(unit, tables.ContributionsOf(unit).ToHashSet()) { Unit = unit, LooksAtCells = false }));
        readers.AddRange(Singles.Of(set, Enumerable.Range(0, tables.Cells).Where(cell => tables.Truth[cell] == 1 && set.Cells[cell].IsCount && !tables.IsTotal(cell))));
        var contributors = Enumerable.Range(0, tables.Cells).Where(cell => tables.HasContributions && !set.Cells[cell].IsUnprinted)
            .Select(cell => (Cell: cell, Contributors: tables.ContributorsOf(cell))).Where(cell => cell.Contributors.Count > 0).ToList();
        return [.. readers.Select(reader => (reader, (IReadOnlyList<Target>)[.. CellsFor(tables, reader), .. ContributionsFor(set, reader, contributors)])).Where(entry => entry.Item2.Count > 0 || set.Panels.Count > 0)];
    }

    private static IEnumerable<Target> CellsFor(LinkedTables tables, Reader reader)
    {
        if (!reader.LooksAtCells) yield break;
        var set = tables.Set;
        for (int i = 0; i < tables.Cells; i++)
        {
            var cell = set.Cells[i];
            if (set.IsMarked ? !cell.IsSensitive : cell.IsUnprinted || cell.IsFixed) continue;
            if (!reader.IsOutsider && IsOwn(tables, reader, i)) continue;
            yield return new Target([i], i, set.Rules.WidthOf(cell.Value)) { IsCount = cell.IsCount, IsIfHidden = !set.IsMarked };
        }
    }

    /// <summary>A cell of the reader's own people is no news.</summary>
    private static bool IsOwn(LinkedTables tables, Reader reader, int cell) =>
        tables.LeavesOf(cell).All(leaf => reader.Told.Contains(leaf) || tables.Truth[leaf] == 0)
        || (reader.Unit is { } unit && tables.HasContributions && tables.ContributorsOf(cell).Where(own => own.Amount != 0).ToList() is { Count: > 0 } behind && behind.TrueForAll(own => own.Unit == unit));

    private static IEnumerable<Target> ContributionsFor(
        TableSet set, Reader reader, IReadOnlyList<(int Cell, IReadOnlyList<(string Unit, int[] Variables, double Amount)> Contributors)> cells)
    {
        if (!reader.IsToStayUnsure) yield break;
        foreach (var (cell, contributors) in cells)
        {
            // Of units that are nobody's insider, only the two largest come close to each other.
            if (!reader.LooksAtCells && !contributors.Take(2).Any(own => own.Unit == reader.Unit)) continue;
            var largest = contributors.FirstOrDefault(own => own.Unit != reader.Unit);
            if (largest.Unit is null || largest.Amount <= 0) continue;
            yield return new Target(largest.Variables, cell, set.Rules.LeastExcess * largest.Amount) { IsContribution = true };
        }
    }
}
