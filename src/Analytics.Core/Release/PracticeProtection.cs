namespace Analytics.Release;

/// <summary>What of one drug group is shown of practices in their own documents.</summary>
/// <remarks>
/// All practices, and what belongs to none of them, add up to the nation, so where that is shown they are one problem: someone who holds every
/// document, and every practice that knows its own figures, is a reader.
/// </remarks>
internal sealed class PracticeProtection(int practices, IReadOnlyList<PlannedWindow> windows, bool nationIsShown, int fewestPatients)
{
    /// <param name="facts">By practice and position of the window.</param>
    /// <param name="broken">Likewise: the primary rule a cell breaks, or null.</param>
    /// <param name="rest">By position of the window: patients with dispensings that belong to no practice or to people outside the nation.</param>
    /// <returns>By practice and position of the window.</returns>
    public bool[,] Solve(Func<int, int, CellFacts> facts, Func<int, int, string?> broken, Func<int, int> rest)
    {
        int leaves = windows.Count == 0 ? 0 : 1 + windows.SelectMany(w => w.Leaves).Max();
        var problem = new ProtectionProblem();
        var quarters = Enumerable.Range(0, windows.Count).Where(w => windows[w].Leaves.Count == 1).ToDictionary(w => windows[w].Leaves[0], w => w);
        var withRest = quarters.Where(q => rest(q.Value) > 0).Select(q => q.Key).ToHashSet();
        foreach (var window in windows.Where(_ => nationIsShown))
        {
            problem.Known.Add(SparseForm.SumOf(Enumerable.Range(0, practices).SelectMany(p => window.Leaves.Select(leaf => p * leaves + leaf))
                .Concat(window.Leaves.Where(withRest.Contains).Select(RestLeaf))));
        }
        for (int w = 0; w < windows.Count; w++)
        {
            if (rest(w) > 0 && rest(w) < fewestPatients)
                problem.AlsoProtected.Add(SparseForm.SumOf(windows[w].Leaves.Where(withRest.Contains).Select(RestLeaf)));
        }

        var cells = (
            from p in Enumerable.Range(0, practices)
            from w in Enumerable.Range(0, windows.Count)
            let cell = facts(p, w)
            orderby cell.Patients > 0, windows[w].Period.Kind, cell.Persons ?? 0 descending, p, w
            select (Practice: p, Window: w, Facts: cell)).ToList();
        var at = new int[practices, windows.Count];
        foreach (var (p, w, cell) in cells)
        {
            at[p, w] = problem.Candidates.Count;
            problem.Candidates.Add(new Candidate(SparseForm.SumOf(windows[w].Leaves.Select(leaf => p * leaves + leaf)))
            {
                Primary = broken(p, w) is not null,
                Patients = cell.Patients,
            });
            problem.Insight.Add((p, problem.Candidates[^1].Form));
        }
        AddFamilies(problem, at, withRest);

        var shown = new bool[practices, windows.Count];
        var solved = problem.Solve(fewestPatients);
        for (int p = 0; p < practices && solved is not null; p++)
        {
            for (int w = 0; w < windows.Count; w++) shown[p, w] = solved[at[p, w]];
        }
        return shown;

        int RestLeaf(int leaf) => practices * leaves + leaf;
    }

    private void AddFamilies(ProtectionProblem problem, int[,] at, HashSet<int> withRest)
    {
        for (int w = 0; w < windows.Count; w++)
        {
            // What belongs to no practice is never shown: where there is some, hidden practices hide in it.
            if (nationIsShown && !windows[w].Leaves.Any(withRest.Contains))
                problem.Families.Add(new(-1, [.. Enumerable.Range(0, practices).Select(p => at[p, w])], Disjoint: false));
        }
        foreach (var (year, quarters) in PlannedWindow.YearsWithQuarters(windows))
        {
            for (int p = 0; p < practices; p++) problem.Families.Add(new(at[p, year], [.. quarters.Select(w => at[p, w])], Disjoint: false));
        }
    }
}
