using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>What of one subject (a drug group, or a rule's patients) is shown of nation, counties and municipalities.</summary>
/// <remarks>
/// Cells of nation and county that are shown are shown in all windows or in none, so that a county is a problem of its own:
/// what hangs between counties hangs on cells that are known. A county that cannot be shown takes its municipalities with it.
/// </remarks>
internal sealed class ResidenceProtection
{
    private readonly ResidenceUnits _units;
    private readonly IReadOnlyList<PlannedWindow> _windows;
    private readonly Func<int, int, CellFacts> _facts;
    private readonly Func<int, int, string?> _broken;
    private readonly int _fewestPatients;
    private readonly HashSet<int> _closedCounties = [];

    /// <param name="facts">By unit and position in <paramref name="windows"/>.</param>
    /// <param name="broken">Likewise: the primary rule a cell breaks, or null.</param>
    public ResidenceProtection(
        ResidenceUnits units, IReadOnlyList<PlannedWindow> windows, int fewestPatients,
        Func<int, int, CellFacts> facts, Func<int, int, string?> broken)
    {
        (_units, _windows, _fewestPatients, _facts, _broken) = (units, windows, fewestPatients, facts, broken);
        Shown = new bool[units.Count, windows.Count];
    }

    /// <summary>By unit and position of the window.</summary>
    public bool[,] Shown { get; }

    public void Solve()
    {
        if (_windows.Count == 0 || Unsafe(ResidenceUnits.Nation)) return;
        var counties = Enumerable.Range(1, _units.Counties.Length).ToList();
        _closedCounties.UnionWith(counties.Where(Unsafe));
        while (true)
        {
            CloseUntilTheClosedHideEachOther(counties);
            if (_closedCounties.Count == counties.Count) return;
            Array.Clear(Shown);
            int? refused = null;
            foreach (int county in counties.Where(c => !_closedCounties.Contains(c)))
            {
                if (!SolveCounty(county)) refused = county;
                if (refused is not null) break;
            }
            if (refused is null) break;
            _closedCounties.Add(refused.Value);
        }
        foreach (int county in counties.Where(c => !_closedCounties.Contains(c)).Prepend(ResidenceUnits.Nation))
        {
            for (int w = 0; w < _windows.Count; w++) Shown[county, w] = true;
        }
    }

    private bool Unsafe(int unit) => Enumerable.Range(0, _windows.Count).Any(w => _broken(unit, w) is not null);

    /// <summary>A single closed county would be the nation less the others; so would two that are too little together.</summary>
    private void CloseUntilTheClosedHideEachOther(List<int> counties)
    {
        while (_closedCounties.Count > 0 && _closedCounties.Count < counties.Count &&
            (_closedCounties.Count == 1 || Enumerable.Range(0, _windows.Count).Any(TooLittleTogether)))
        {
            _closedCounties.Add(counties.Where(c => !_closedCounties.Contains(c))
                .OrderBy(c => _facts(c, 0).Persons ?? 0).ThenByDescending(c => c).First());
        }

        bool TooLittleTogether(int w)
        {
            int together = _closedCounties.Sum(c => _facts(c, w).Patients);
            return together > 0 && together < _fewestPatients;
        }
    }

    private bool SolveCounty(int county)
    {
        int[] municipalities = [.. _units.MunicipalitiesOf(county)];
        int leaves = 1 + _windows.SelectMany(w => w.Leaves).Max();
        var problem = new ProtectionProblem();
        foreach (var window in _windows)
            problem.Known.Add(SparseForm.SumOf(municipalities.SelectMany((_, m) => window.Leaves.Select(leaf => m * leaves + leaf))));

        // Zeros first, then whole years, then quarters; larger places before smaller ones, which so become the complement.
        var cells = (
            from m in Enumerable.Range(0, municipalities.Length)
            from w in Enumerable.Range(0, _windows.Count)
            let facts = _facts(municipalities[m], w)
            orderby facts.Patients > 0, _windows[w].Period.Kind, facts.Persons ?? 0 descending, m, w
            select (Municipality: m, Window: w, Facts: facts)).ToList();
        var at = new int[municipalities.Length, _windows.Count];
        foreach (var (m, w, facts) in cells)
        {
            at[m, w] = problem.Candidates.Count;
            problem.Candidates.Add(new Candidate(SparseForm.SumOf(_windows[w].Leaves.Select(leaf => m * leaves + leaf)))
            {
                Primary = _broken(municipalities[m], w) is not null,
                Patients = facts.Patients,
                Owner = PrimaryRules.OwnerOf(facts),
            });
        }
        for (int w = 0; w < _windows.Count; w++)
            problem.Families.Add(new(-1, [.. Enumerable.Range(0, municipalities.Length).Select(m => at[m, w])], Disjoint: true));
        for (int m = 0; m < municipalities.Length; m++)
        {
            foreach (var (parent, parts) in YearsWithQuarters()) problem.Families.Add(new(at[m, parent], [.. parts.Select(w => at[m, w])], Disjoint: false));
        }

        if (problem.Solve(_fewestPatients) is not { } shown) return false;
        for (int m = 0; m < municipalities.Length; m++)
        {
            for (int w = 0; w < _windows.Count; w++) Shown[municipalities[m], w] = shown[at[m, w]];
        }
        return true;
    }

    private IEnumerable<(int Year, int[] Quarters)> YearsWithQuarters() =>
        from year in Enumerable.Range(0, _windows.Count)
        where _windows[year].Leaves.Count > 1
        select (year, Enumerable.Range(0, _windows.Count)
            .Where(w => _windows[w].Leaves.Count == 1 && _windows[year].Leaves.Contains(_windows[w].Leaves[0])).ToArray());
}
