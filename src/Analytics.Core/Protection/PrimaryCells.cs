namespace Analytics.Protection;

/// <summary>Cells that are unsafe by themselves: as their owner marked them, or else by count; and by who contributes (DISCLOSURE 4).</summary>
internal static class PrimaryCells
{
    /// <returns>By cell: the rule.</returns>
    public static IReadOnlyDictionary<int, string> Of(LinkedTables tables)
    {
        var set = tables.Set;
        var rules = new SortedDictionary<int, string>();
        for (int i = 0; i < set.Cells.Count; i++)
        {
            var cell = set.Cells[i];
            if (cell.IsUnprinted) continue;
            if (cell.IsSensitive) rules.Add(i, "sensitive");
            else if (!cell.IsFixed && (set.IsMarked ? null : TooFew(cell, set.Rules)) is { } few) rules.Add(i, few);
            else if (!cell.IsFixed && tables.HasContributions && IsDominated(tables.ContributorsOf(i), set.Rules)) rules.Add(i, "P5");
        }
        return rules;
    }

    private static string? TooFew(TableCell cell, TableRules rules)
    {
        if (!cell.IsCount) return null;
        if (cell.Value == 0) return rules.ZerosAreShown ? null : "P3";
        return Math.Abs(cell.Value) < rules.FewestUnits ? "P1" : null;
    }

    /// <summary>The second largest contributor, who knows the total and its own, comes too close to the largest (p%).</summary>
    private static bool IsDominated(IReadOnlyList<(string Unit, int[] Variables, double Amount)> contributors, TableRules rules)
    {
        if (contributors.Count == 0 || contributors[0].Amount <= 0) return false;
        double others = contributors.Skip(2).Sum(own => own.Amount);
        return others < rules.LeastExcess * contributors[0].Amount;
    }
}
