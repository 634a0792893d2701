namespace Analytics.Release;

/// <summary>What of the substances of one unit is shown in one year, beside its drug groups.</summary>
/// <remarks>Substances are listed for municipalities and practices only, never above, so every unit is a problem of its own.</remarks>
internal static class SubstanceProtection
{
    /// <param name="cells">Substances with a dispensing in the unit, most wanted first. Others are known to be zero.</param>
    /// <param name="groups">Each shown drug group as positions in <paramref name="cells"/>.</param>
    /// <param name="hidden">Likewise, groups that are hidden and must not follow from substances.</param>
    /// <returns>Which of <paramref name="cells"/> are shown.</returns>
    public static bool[] Solve(
        IReadOnlyList<(CellFacts Facts, bool Unsafe)> cells, IReadOnlyList<IReadOnlyList<int>> groups,
        IReadOnlyList<IReadOnlyList<int>> hidden, int fewestPatients)
    {
        var problem = new ProtectionProblem();
        foreach (var group in hidden) problem.AlsoProtected.Add(SparseForm.SumOf(group));
        foreach (var group in groups) problem.Known.Add(SparseForm.SumOf(group));
        for (int i = 0; i < cells.Count; i++)
        {
            problem.Candidates.Add(new Candidate(SparseForm.SumOf([i]))
            {
                Primary = cells[i].Unsafe,
                Patients = cells[i].Facts.Patients,
            });
            if (PrimaryRules.OwnerOf(cells[i].Facts) is > 0 and var owner) problem.Insight.Add((owner, problem.Candidates[^1].Form));
        }
        foreach (var group in groups) problem.Families.Add(new(-1, group, Disjoint: false));
        return problem.Solve(fewestPatients) ?? new bool[cells.Count];
    }
}
