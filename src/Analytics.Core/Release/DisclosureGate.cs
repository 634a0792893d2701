using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Decides for everything of a run together what may be shown. Called once per run.</summary>
/// <remarks>
/// Two documents can be subtracted from each other, so places, practices, drug groups, substances and periods are protected
/// jointly. How the joint problem falls apart into exact smaller ones is told in docs/methods/disclosure.md.
/// </remarks>
internal sealed class DisclosureGate
{
    private readonly Estimator _estimator;
    private readonly TallyRun _run;
    private readonly TallyBook _book;
    private readonly DisclosurePolicy _policy;
    private readonly IReadOnlyList<PlannedWindow> _windows;
    private readonly GateDecisions _decisions;
    private readonly ListedDrugs _drugs;

    private DisclosureGate(Estimator estimator, DisclosurePolicy policy)
    {
        (_estimator, _run, _book, _policy) = (estimator, estimator.Run, estimator.Run.Book, policy);
        _windows = PlannedWindow.YearsAndQuarters(_run.Windows);
        _decisions = new GateDecisions(_run);
        _drugs = ListedDrugs.Of(_run);
    }

    /// <param name="reportingYear">Index of the window that substances are listed for.</param>
    public static GateDecisions Decide(Estimator estimator, DisclosurePolicy policy, int reportingYear, Action? step = null)
    {
        var gate = new DisclosureGate(estimator, policy);
        gate.CloseSmallMunicipalities();
        gate.DecideGroups(place: true);
        step?.Invoke();
        gate.DecideGroups(place: false);
        step?.Invoke();
        gate.DecideRules();
        step?.Invoke();
        gate.DecideSubstances(reportingYear);
        step?.Invoke();
        return gate._decisions;
    }

    /// <summary>A municipality with too few GPs in any period of its document gets no figures of its own (P4).</summary>
    private void CloseSmallMunicipalities()
    {
        int any = _run.Plan.AnyGroup;
        var book = _book.ByResidence;
        var periods = _windows.Where(w => book.Patients(book.Cell(any, w.Window, ResidenceUnits.Nation)) > 0).ToList();
        for (int unit = _run.Residences.FirstMunicipality; unit < _run.Residences.Count; unit++)
        {
            if (periods.Any(w => book.Prescribers(book.Cell(any, w.Window, unit)) < _policy.FewestPrescribers))
                _decisions.ClosedMunicipalities.Add(unit);
        }
    }

    private void DecideGroups(bool place)
    {
        int units = place ? _run.Residences.Count : _run.Prescribers.Practices.Length;
        var exclusive = _book.ByResidence.ExclusivePatients();
        PlaceCells[] cells = [.. _run.Plan.ListedGroups.Select(group => CellsOf(place, group, units, exclusive))];
        HideDrugDifferences(place, units, cells);
        foreach (int[] together in _drugs.Blocks)
        {
            var block = together.Select(g => cells[g]).ToList();
            var shown = place
                ? SolvePlaces(_windows, block, InsightsOf(together))
                : [.. together.Select(g => SolvePractices(_run.Plan.ListedGroups[g], cells[g]))];
            for (int i = 0; i < together.Length; i++)
            {
                int group = _run.Plan.ListedGroups[together[i]];
                _decisions.SetGroup(place, group, shown[i]);
                Log(place, _run.Plan.Groups[group].Id, _windows, block[i].Broken, shown[i]);
            }
        }
    }

    private PlaceCells CellsOf(bool place, int group, int units, ILookup<int, (int Practice, int Patients)> exclusive)
    {
        var cells = new PlaceCells(new CellFacts[units, _windows.Count], new string?[units, _windows.Count]);
        int minimum = MinimumDenominator(_run.Plan.Groups[group].Id);
        for (int unit = 0; unit < units; unit++)
        {
            for (int w = 0; w < _windows.Count; w++)
            {
                cells.Facts[unit, w] = GroupFacts(place, group, _windows[w].Window, unit, exclusive);
                cells.Broken[unit, w] = place && _decisions.ClosedMunicipalities.Contains(unit)
                    ? "P4-whole"
                    : PrimaryRules.Broken(cells.Facts[unit, w], _policy, minimum);
            }
        }
        return cells;
    }

    /// <summary>A practice that is alone in a class of drugs in a municipality knows what follows from it for the groups.</summary>
    private List<PracticeInsight> InsightsOf(int[] together)
    {
        var insights = new List<PracticeInsight>();
        var exclusive = _book.AtomByResidence.ExclusivePatients();
        var groups = together.Select(g => _drugs.ClassesOf[g]).ToList();
        int classes = _run.Atoms.Masks.Length;
        for (int unit = _run.Residences.FirstMunicipality; unit < _run.Residences.Count; unit++)
        {
            for (int w = 0; w < _windows.Count; w++)
            {
                var owned =
                    from drugClass in Enumerable.Range(0, classes)
                    let cell = _book.AtomByResidence.Cell(drugClass, _windows[w].Window, unit)
                    from own in exclusive[cell]
                    where own.Patients == _book.AtomByResidence.Patients(cell)
                    group drugClass by own.Practice;
                foreach (var practice in owned)
                {
                    foreach (var terms in DrugInsights.Of(groups, classes, practice.ToHashSet())) insights.Add(new(practice.Key, unit, w, terms));
                }
            }
        }
        return insights;
    }

    private CellFacts GroupFacts(bool place, int group, int window, int unit, ILookup<int, (int Practice, int Patients)> exclusive)
    {
        var period = _run.Windows.All[window];
        var book = place ? _book.ByResidence : _book.ByPrescriber;
        long? twice = place ? _estimator.Denominators.TwicePersonDays(unit, period) : _estimator.Denominators.TwiceListDays(unit, period);
        int cell = book.Cell(group, window, unit);
        return new CellFacts(book.Patients(cell), book.Users(cell), twice / 2m / period.Days, place ? book.Prescribers(cell) : null)
        {
            Exclusive = place && unit >= _run.Residences.FirstMunicipality ? [.. exclusive[cell]] : [],
        };
    }

    private void HideDrugDifferences(bool place, int units, PlaceCells[] cells)
    {
        var book = place ? _book.AtomByResidence : _book.AtomByPractice;
        for (int unit = 0; unit < units; unit++)
        {
            for (int w = 0; w < _windows.Count; w++)
            {
                int[] patients = [.. _run.Atoms.Masks.Select((_, atom) => book.Patients(book.Cell(atom, _windows[w].Window, unit)))];
                int[] safe = [.. Enumerable.Range(0, cells.Length).Where(g => cells[g].Broken[unit, w] is null)];
                foreach (int hidden in DrugDifferences.Hide([.. safe.Select(g => _drugs.ClassesOf[g])], patients, _policy.FewestPatients))
                    cells[safe[hidden]].Broken[unit, w] = "P8-drugs";
            }
        }
    }

    private IReadOnlyList<bool[,]> SolvePlaces(IReadOnlyList<PlannedWindow> windows, IReadOnlyList<PlaceCells> cells, IReadOnlyList<PracticeInsight> insights)
    {
        var protection = new ResidenceProtection(_run.Residences, windows, _policy.FewestPatients, cells, insights);
        protection.Solve();
        return protection.Shown;
    }

    private bool[,] SolvePractices(int group, PlaceCells cells)
    {
        int Rest(int w) =>
            _book.WithoutPractice.Patients(_book.WithoutPractice.Cell(group, _windows[w].Window, 0)) +
            _book.Elsewhere.Patients(_book.Elsewhere.Cell(group, _windows[w].Window, 0));
        // Nation and county are shown in all windows or in none.
        bool nationIsShown = _windows.Count > 0 && _decisions.ShowsGroup(place: true, group, _windows[0].Window, ResidenceUnits.Nation);
        return new PracticeProtection(_run.Prescribers.Practices.Length, _windows, nationIsShown, _policy.FewestPatients)
            .Solve((p, w) => cells.Facts[p, w], (p, w) => cells.Broken[p, w], Rest);
    }

    private void DecideRules()
    {
        for (int rule = 0; rule < _run.Plan.Rules.Length; rule++)
        {
            for (int year = 0; year < _run.Windows.All.Length && _run.Windows.All[year].Kind == PeriodKind.Year; year++)
            {
                foreach (bool place in new[] { true, false }) DecideRule(place, rule, year);
            }
        }
    }

    private void DecideRule(bool place, int rule, int year)
    {
        var measure = _run.Plan.Rules[rule].Measure;
        int group = _run.Plan.GroupOf(measure.Drugs!);
        int units = place ? _run.Residences.Count : _run.Prescribers.Practices.Length;
        var (rules, groups) = place ? (_book.RuleByResidence, _book.ByResidence) : (_book.RuleByPrescriber, _book.ByPrescriber);
        var exclusive = rules.ExclusivePatients();
        var facts = new CellFacts[units, 1];
        var broken = new string?[units, 1];
        for (int unit = 0; unit < units; unit++)
        {
            int cell = rules.Cell(rule, year, unit), users = groups.Users(groups.Cell(group, year, unit));
            var estimate = place ? _estimator.Residence(measure, year, unit) : _estimator.Prescriber(measure, year, unit);
            facts[unit, 0] = new CellFacts(Math.Max(rules.Patients(cell), rules.Users(cell)), rules.Users(cell), estimate.Denominator, place ? rules.Prescribers(cell) : null)
            {
                Exclusive = place && unit >= _run.Residences.FirstMunicipality ? [.. exclusive[cell]] : [],
            };
            // These patients are users of the group: hidden users hide them, and the users who are not among them count as well.
            broken[unit, 0] =
                !_decisions.ShowsGroup(place, group, year, unit) ? "A3"
                : rules.Users(cell) > 0 && users - rules.Users(cell) < _policy.FewestPatients ? "P2-complement"
                : PrimaryRules.Broken(facts[unit, 0], _policy, measure.MinimumDenominator);
        }
        var window = PlannedWindow.OneYear(_run.Windows, year);
        bool[,] shown = new bool[units, 1];
        if (place)
        {
            var insights = from unit in Enumerable.Range(0, units)
                           where PrimaryRules.OwnerOf(facts[unit, 0]) > 0
                           select new PracticeInsight(PrimaryRules.OwnerOf(facts[unit, 0]), unit, 0, [(0, 1UL)]);
            shown = SolvePlaces(window, [new PlaceCells(facts, broken)], [.. insights])[0];
        }
        else
        {
            // Patients of two practices overlap, so a practice's count hangs on nothing else.
            for (int unit = 0; unit < units; unit++) shown[unit, 0] = broken[unit, 0] is null;
        }
        _decisions.SetRule(place, rule, year, shown);
        Log(place, measure.Id, window, broken, shown);
    }

    private void DecideSubstances(int reportingYear)
    {
        if (!_run.Plan.HasSubstances) return;
        foreach (bool place in new[] { true, false })
        {
            int units = place ? _run.Residences.Count : _run.Prescribers.Practices.Length;
            var exclusive = _book.SubstanceByResidence.ExclusivePatients();
            for (int unit = place ? _run.Residences.FirstMunicipality : 0; unit < units; unit++)
                _decisions.SetSubstances(place, unit, SubstancesOf(place, unit, reportingYear, exclusive));
        }
    }

    private HashSet<int> SubstancesOf(bool place, int unit, int year, ILookup<int, (int Practice, int Patients)> exclusive)
    {
        var book = place ? _book.SubstanceByResidence : _book.SubstanceByPrescriber;
        var period = _run.Windows.All[year];
        decimal? persons = (place ? _estimator.Denominators.TwicePersonDays(unit, period) : _estimator.Denominators.TwiceListDays(unit, period)) / 2m / period.Days;
        int[] present = [.. Enumerable.Range(0, _run.Substances.Length)
            .Where(s => _run.Atoms.OfSubstance[s] >= 0 && book.Patients(book.Cell(s, year, unit)) > 0)
            .OrderByDescending(s => book.Ddd(book.Cell(s, year, unit))).ThenBy(s => _run.Substances[s])];
        ulong shownGroups = _run.Plan.ListedGroups.Where(g => _decisions.ShowsGroup(place, g, year, unit)).Aggregate(0UL, (bits, g) => bits | (1UL << g));
        ulong hiddenGroups = _run.Plan.ListedGroups.Aggregate(0UL, (bits, g) => bits | (1UL << g)) & ~shownGroups;
        var cells = present.Select(substance =>
        {
            int cell = book.Cell(substance, year, unit);
            var facts = new CellFacts(book.Patients(cell), book.Users(cell), persons, place ? book.Prescribers(cell) : null)
            {
                Exclusive = place ? [.. exclusive[cell]] : [],
            };
            // A substance of a hidden group says something of that group.
            bool isUnsafe = (_run.Masks[substance] & hiddenGroups) != 0 || PrimaryRules.Broken(facts, _policy, 0) is not null;
            return (facts, isUnsafe);
        }).ToList();
        bool[] shown = SubstanceProtection.Solve(cells, SubstancesIn(shownGroups), SubstancesIn(hiddenGroups), _policy.FewestPatients);
        return [.. Enumerable.Range(0, present.Length).Where(i => shown[i]).Select(i => present[i])];

        // Each of these groups as positions among the substances that are there.
        IReadOnlyList<IReadOnlyList<int>> SubstancesIn(ulong groups) => [.. _run.Plan.ListedGroups.Where(g => (groups & (1UL << g)) != 0)
            .Select(g => (IReadOnlyList<int>)[.. Enumerable.Range(0, present.Length).Where(i => (_run.Masks[present[i]] & (1UL << g)) != 0)])
            .Where(group => group.Count > 0)];
    }

    private int MinimumDenominator(string group) => _run.Plan.Measures
        .Where(m => m.Drugs == group && m.Quantity is Quantity.DddPer1000PerDay or Quantity.UsersPer1000)
        .Select(m => m.MinimumDenominator).DefaultIfEmpty(0).Max();

    private void Log(bool place, string subject, IReadOnlyList<PlannedWindow> windows, string?[,] broken, bool[,] shown)
    {
        for (int unit = 0; unit < shown.GetLength(0); unit++)
        {
            for (int w = 0; w < windows.Count; w++)
            {
                if (shown[unit, w]) continue;
                string level = place ? EstimateFile.NameOf(_run.Residences.LevelOf(unit)) : "practice";
                string code = place ? _run.Residences.CodeOf(unit) : _run.Prescribers.Practices[unit];
                _decisions.Log.Add($"{subject};{level};{code};{windows[w].Period};{broken[unit, w] ?? "complementary"}");
            }
        }
    }
}
