namespace Analytics.Release;

/// <summary>What of one drug group is shown of practices in their own documents.</summary>
/// <remarks>
/// All practices, and what is unmatched between them and the nation, add up to it, so where the nation is shown they are one problem: someone who
/// holds every document, and every practice that knows its own figures, is a reader.
/// </remarks>
/// <param name="nationIsKnown">Whether readers have the nation's figure of a window, from this release or an earlier one.</param>
internal sealed class PracticeProtection(IReadOnlyList<PlannedWindow> windows, Func<PlannedWindow, bool> nationIsKnown, DisclosurePolicy policy)
{
    /// <summary>The key of a practice among readers; the same in the shares of its cells.</summary>
    public static int ReaderOf(int practice) => practice + 1;

    /// <param name="cells">By practice and position of the window.</param>
    /// <param name="unmatched">By position of the window: dispensings that belong to no practice or to people outside the nation. Never shown.</param>
    /// <returns>By practice and position of the window.</returns>
    public bool[,] Solve(PlaceCells cells, IReadOnlyList<CellFacts> unmatched)
    {
        int practices = cells.Facts.GetLength(0);
        int leaves = windows.Count == 0 ? 0 : 1 + windows.SelectMany(w => w.Leaves).Max();
        var problem = new ProtectionProblem();
        var withUnmatched = Enumerable.Range(0, windows.Count).Where(w => windows[w].Leaves.Count == 1 && unmatched[w].Patients > 0).Select(w => windows[w].Leaves[0]).ToHashSet();
        foreach (var window in windows.Where(window => nationIsKnown(window) && !IsShielded(window)))
        {
            problem.Known.Add(SparseForm.SumOf(Enumerable.Range(0, practices).SelectMany(p => window.Leaves.Select(leaf => p * leaves + leaf))
                .Concat(UnmatchedLeaves(window))));
        }
        for (int w = 0; w < windows.Count; w++)
        {
            if (unmatched[w].Patients == 0) continue;
            var form = SparseForm.SumOf(UnmatchedLeaves(windows[w]));
            if (PrimaryRules.TooLittle(unmatched[w], policy) is not null) problem.AlsoProtected.Add(form);
            foreach (int owner in PrimaryRules.OwnersOf(unmatched[w])) problem.Insight.Add((owner, form));
        }

        var ordered = (
            from p in Enumerable.Range(0, practices)
            from w in Enumerable.Range(0, windows.Count)
            let cell = cells.Facts[p, w]
            orderby cell.Patients > 0, windows[w].Period.Kind, cell.Persons ?? 0 descending, p, w
            select (Practice: p, Window: w, Facts: cell)).ToList();
        var at = new int[practices, windows.Count];
        foreach (var (p, w, cell) in ordered)
        {
            at[p, w] = problem.Candidates.Count;
            problem.Candidates.Add(new Candidate(SparseForm.SumOf(windows[w].Leaves.Select(leaf => p * leaves + leaf)))
            {
                Primary = cells.Broken[p, w] is not null,
                Facts = cell,
                IsReleased = cells.IsReleased[p, w],
            });
            foreach (int owner in PrimaryRules.OwnersOf(cell).Append(ReaderOf(p)).Distinct()) problem.Insight.Add((owner, problem.Candidates[^1].Form));
        }
        AddFamilies(problem, at, unmatched);

        var shown = new bool[practices, windows.Count];
        var solved = problem.Solve(policy);
        for (int p = 0; p < practices && solved is not null; p++)
        {
            for (int w = 0; w < windows.Count; w++) shown[p, w] = solved[at[p, w]];
        }
        return shown;

        // In each of its quarters the nation has something of which nobody knows how much it is, and which is nobody's secret: no sum of the nation's figures is free of that but none at all.
        bool IsShielded(PlannedWindow window) => Enumerable.Range(0, windows.Count).Where(w => windows[w].Period.Year == window.Period.Year)
            .All(w => windows[w].Leaves.All(withUnmatched.Contains) && PrimaryRules.TooLittle(unmatched[w], policy) is null && !PrimaryRules.OwnersOf(unmatched[w]).Any());

        IEnumerable<int> UnmatchedLeaves(PlannedWindow window) => window.Leaves.Where(withUnmatched.Contains).Select(leaf => practices * leaves + leaf);
    }

    private void AddFamilies(ProtectionProblem problem, int[,] at, IReadOnlyList<CellFacts> unmatched)
    {
        int practices = at.GetLength(0);
        for (int w = 0; w < windows.Count; w++)
        {
            if (!nationIsKnown(windows[w])) continue;
            problem.Families.Add(new(-1, [.. Enumerable.Range(0, practices).Select(p => at[p, w])], OfPlaces: false)
            {
                Besides = unmatched[w].Patients > 0 ? [unmatched[w]] : [],
            });
        }
        foreach (var (year, quarters) in PlannedWindow.YearsWithQuarters(windows))
        {
            for (int p = 0; p < practices; p++) problem.Families.Add(new(at[p, year], [.. quarters.Select(w => at[p, w])], OfPlaces: false));
        }
    }
}
