using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>What is shown of nation, counties and municipalities, for subjects that readers can combine with each other.</summary>
/// <remarks>
/// Cells of nation and county are shown for all subjects and windows or for none, so that a county is a problem of its own:
/// what hangs between counties hangs on cells that are known. A county that cannot be shown takes its municipalities with it.
/// </remarks>
internal sealed class ResidenceProtection(
    ResidenceUnits units, IReadOnlyList<PlannedWindow> windows, DisclosurePolicy policy,
    IReadOnlyList<PlaceCells> subjects, IReadOnlyList<PracticeInsight> insights, IReadOnlyList<Cover> covers)
{
    private readonly HashSet<int> _closedCounties = [];
    private readonly ILookup<int, PracticeInsight> _insights = insights.ToLookup(insight => insight.Municipality);
    private readonly int _leaves = windows.Count == 0 ? 0 : 1 + windows.SelectMany(w => w.Leaves).Max();

    /// <summary>By subject; then by unit and position of the window.</summary>
    public IReadOnlyList<bool[,]> Shown { get; } = [.. subjects.Select(_ => new bool[units.Count, windows.Count])];

    public void Solve()
    {
        if (windows.Count == 0 || IsUnsafe(ResidenceUnits.Nation)) return;
        var counties = Enumerable.Range(1, units.Counties.Length).ToList();
        _closedCounties.UnionWith(counties.Where(IsUnsafe));
        while (true)
        {
            foreach (var shown in Shown) Array.Clear(shown);
            CloseUntilTheClosedHideEachOther(counties);
            if (_closedCounties.Count == counties.Count && !HideEachOther()) return;
            // Counties share nothing, so they are solved side by side; the first that is refused is closed.
            bool[] isSolved = new bool[counties.Count];
            Parallel.For(0, counties.Count, i => isSolved[i] = _closedCounties.Contains(counties[i]) || SolveCounty(counties[i]));
            int refused = Array.IndexOf(isSolved, false);
            if (refused < 0) break;
            _closedCounties.Add(counties[refused]);
        }
        foreach (int unit in counties.Where(c => !_closedCounties.Contains(c)).Prepend(ResidenceUnits.Nation))
        {
            foreach (var shown in Shown)
            {
                for (int w = 0; w < windows.Count; w++) shown[unit, w] = true;
            }
        }
    }

    private bool IsUnsafe(int unit) =>
        subjects.Any(subject => Enumerable.Range(0, windows.Count).Any(w => subject.Broken[unit, w] is not null));

    /// <summary>A single closed county is the nation less the others; so are those that are too little together, or all but one a reader's own.</summary>
    private void CloseUntilTheClosedHideEachOther(List<int> counties)
    {
        while (_closedCounties.Count > 0 && _closedCounties.Count < counties.Count && !HideEachOther())
        {
            _closedCounties.Add(counties.Where(c => !_closedCounties.Contains(c))
                .OrderBy(c => subjects[0].Facts[c, 0].Persons ?? 0).ThenByDescending(c => c).First());
        }
    }

    private bool HideEachOther()
    {
        var readers = _closedCounties.SelectMany(units.MunicipalitiesOf).SelectMany(m => _insights[m]).Select(i => i.Practice).Distinct().Prepend(-1);
        foreach (int reader in readers)
        {
            // Whoever owns anything in a closed county is taken to know all of it.
            var unknown = _closedCounties.Where(c => !units.MunicipalitiesOf(c).Any(m => _insights[m].Any(i => i.Practice == reader))).ToList();
            foreach (var subject in subjects)
            {
                for (int w = 0; w < windows.Count; w++)
                {
                    // A county that an earlier release showed hides none; all that are hidden then were hidden then too.
                    var hidden = unknown.Where(c => !subject.IsReleased[c, w]).ToList();
                    bool isSettled = hidden.Count < unknown.Count;
                    if (hidden.Count == 1 && !isSettled) return false;
                    if (!isSettled && Together.IsTooLittle([.. hidden.SelectMany(units.MunicipalitiesOf).Select(m => subject.Facts[m, w])], ofPlaces: true, policy)) return false;
                }
            }
        }
        return true;
    }

    private bool SolveCounty(int county)
    {
        int[] municipalities = [.. units.MunicipalitiesOf(county)];
        while (true)
        {
            if (!SolveEquations(municipalities)) return false;
            var missing = new CellWidths(subjects, windows, municipalities, wholeIsKnown: (_, _) => true, covers, policy).Missing((s, m, w) => Shown[s][municipalities[m], w]);
            if (missing is null) return false;
            if (missing.Count == 0) return true;
            foreach (var (s, m, w) in missing) subjects[s].Broken[municipalities[m], w] = PlaceCells.HidesAnother;
        }
    }

    private bool SolveEquations(int[] municipalities)
    {
        var problem = new ProtectionProblem();
        for (int s = 0; s < subjects.Count; s++)
        {
            foreach (var window in windows)
                problem.Known.Add(SparseForm.SumOf(Enumerable.Range(0, municipalities.Length).SelectMany(m => window.Leaves.Select(leaf => Column(s, m, leaf)))));
        }
        var at = AddCandidates(problem, municipalities);
        AddFamilies(problem, municipalities.Length, at);
        for (int m = 0; m < municipalities.Length; m++)
        {
            foreach (var insight in _insights[municipalities[m]])
            {
                problem.Insight.Add((insight.Practice, SparseForm.Of(insight.Terms.SelectMany(term =>
                    windows[insight.Window].Leaves.Select(leaf => (Column(term.Subject, m, leaf), term.Factor))))));
            }
        }

        if (problem.Solve(policy) is not { } shown) return false;
        foreach (var (s, m, w) in Positions(municipalities.Length)) Shown[s][municipalities[m], w] = shown[at[s, m, w]];
        return true;
    }

    private int Column(int subject, int municipality, int leaf) => (municipality * subjects.Count + subject) * _leaves + leaf;

    private IEnumerable<(int Subject, int Municipality, int Window)> Positions(int municipalities) =>
        from s in Enumerable.Range(0, subjects.Count)
        from m in Enumerable.Range(0, municipalities)
        from w in Enumerable.Range(0, windows.Count)
        select (s, m, w);

    /// <summary>Zeros first, then whole years, then quarters; larger places before smaller ones, which so become the complement.</summary>
    private int[,,] AddCandidates(ProtectionProblem problem, int[] municipalities)
    {
        var at = new int[subjects.Count, municipalities.Length, windows.Count];
        var ordered =
            from cell in Positions(municipalities.Length)
            let facts = subjects[cell.Subject].Facts[municipalities[cell.Municipality], cell.Window]
            orderby facts.Patients > 0, windows[cell.Window].Period.Kind, facts.Persons ?? 0 descending, cell.Municipality, cell.Subject, cell.Window
            select (cell.Subject, cell.Municipality, cell.Window, facts);
        foreach (var (s, m, w, facts) in ordered)
        {
            at[s, m, w] = problem.Candidates.Count;
            problem.Candidates.Add(new Candidate(SparseForm.SumOf(windows[w].Leaves.Select(leaf => Column(s, m, leaf))))
            {
                Primary = subjects[s].Broken[municipalities[m], w] is not null,
                Facts = facts,
                IsReleased = subjects[s].IsReleased[municipalities[m], w],
            });
        }
        return at;
    }

    private void AddFamilies(ProtectionProblem problem, int municipalities, int[,,] at)
    {
        for (int s = 0; s < subjects.Count; s++)
        {
            for (int w = 0; w < windows.Count; w++)
                problem.Families.Add(new(-1, [.. Enumerable.Range(0, municipalities).Select(m => at[s, m, w])], OfPlaces: true));
            for (int m = 0; m < municipalities; m++)
            {
                foreach (var (year, quarters) in PlannedWindow.YearsWithQuarters(windows))
                    problem.Families.Add(new(at[s, m, year], [.. quarters.Select(w => at[s, m, w])], OfPlaces: false));
            }
        }
    }
}
