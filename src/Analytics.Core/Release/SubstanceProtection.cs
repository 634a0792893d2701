namespace Analytics.Release;

/// <summary>What of the substances of one unit is shown in one year, beside its drug groups.</summary>
/// <remarks>Substances are listed for municipalities and practices only, never above, so every unit is a problem of its own.</remarks>
internal static class SubstanceProtection
{
    /// <param name="cells">Substances with a dispensing in the unit, most wanted first, as positions in <paramref name="pieces"/>. Others are known to be zero.</param>
    /// <param name="pieces">What substances are made of: one each, or several where groups hold only some of its dispensings.</param>
    /// <param name="groups">Each shown drug group as positions in <paramref name="pieces"/>.</param>
    /// <param name="hidden">Likewise, groups that are hidden and must not follow from substances.</param>
    /// <returns>Which of <paramref name="cells"/> are shown.</returns>
    public static bool[] Solve(
        IReadOnlyList<(CellFacts Facts, bool Unsafe, int[] Pieces)> cells, IReadOnlyList<CellFacts> pieces, IReadOnlyList<IReadOnlyList<int>> groups,
        IReadOnlyList<IReadOnlyList<int>> hidden, DisclosurePolicy policy)
    {
        var columns = pieces.Select(piece => (IReadOnlyList<CellFacts>)[piece]).ToList();
        bool[] isUnsafe = [.. cells.Select(cell => cell.Unsafe)];
        while (true)
        {
            bool[] shown = ProblemOf(cells, isUnsafe, groups, hidden).Solve(policy) ?? new bool[cells.Count];
            var known = groups.Concat(Enumerable.Range(0, cells.Count).Where(i => shown[i]).Select(i => (IReadOnlyList<int>)cells[i].Pieces)).Select(SparseForm.SumOf).ToList();
            if (!shown.Contains(true) || !DrugDifferences.RevealTooLittle(known, columns, ofPlaces: true, policy)) return shown;
            // What is not shown of a group, or of what a group is more than another, is too little: the least of the others goes too.
            isUnsafe[Enumerable.Range(0, cells.Count).Where(i => shown[i]).OrderBy(i => cells[i].Facts.Patients).ThenByDescending(i => i).First()] = true;
        }
    }

    private static ProtectionProblem ProblemOf(
        IReadOnlyList<(CellFacts Facts, bool Unsafe, int[] Pieces)> cells, bool[] isUnsafe, IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<IReadOnlyList<int>> hidden)
    {
        var problem = new ProtectionProblem();
        foreach (var group in hidden) problem.AlsoProtected.Add(SparseForm.SumOf(group));
        foreach (var group in groups) problem.Known.Add(SparseForm.SumOf(group));
        for (int i = 0; i < cells.Count; i++)
        {
            problem.Candidates.Add(new Candidate(SparseForm.SumOf(cells[i].Pieces)) { Primary = isUnsafe[i], Facts = cells[i].Facts });
            foreach (int owner in PrimaryRules.OwnersOf(cells[i].Facts)) problem.Insight.Add((owner, problem.Candidates[^1].Form));
        }
        return problem;
    }
}
