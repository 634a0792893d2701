using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Release.Earlier;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Decides for everything of a run together what may be shown. Called once per run.</summary>
/// <remarks>
/// Two documents can be subtracted from each other, so places, practices, drug groups, substances and periods are protected
/// jointly. How the joint problem falls apart into exact smaller ones is told in docs/methods/disclosure.md.
/// </remarks>
internal sealed partial class DisclosureGate
{
    private readonly Estimator _estimator;
    private readonly TallyRun _run;
    private readonly TallyBook _book;
    private readonly DisclosurePolicy _policy;
    private readonly IReadOnlyList<PlannedWindow> _windows;
    private readonly GateDecisions _decisions;
    private readonly ListedDrugs _drugs;
    private readonly ILookup<int, Contribution> _contributionsOfClasses, _contributionsOfRules, _contributionsOfSubstances;
    private readonly SettledCells _settled;
    private readonly SensitiveDrugs _sensitive;
    private readonly TooClose _tooClose;

    private DisclosureGate(Estimator estimator, DisclosurePolicy policy, EarlierFigures earlier, IReadOnlySet<int> awaitingConsent, TooClose tooClose)
    {
        (_estimator, _run, _book, _policy, _tooClose) = (estimator, estimator.Run, estimator.Run.Book, policy, tooClose);
        _windows = PlannedWindow.YearsAndQuarters(_run.Windows);
        _drugs = ListedDrugs.Of(_run);
        _sensitive = new SensitiveDrugs(_run, policy.SensitiveGroups);
        _settled = new SettledCells(_run, earlier, _drugs);
        _decisions = new GateDecisions(_run, _settled) { AwaitingConsent = awaitingConsent };
        _contributionsOfClasses = _book.AtomByResidence.Contributions();
        _contributionsOfRules = _book.RuleByResidence.Contributions();
        _contributionsOfSubstances = _book.SubstanceByResidence.Contributions();
    }

    /// <param name="reportingYear">Index of the window that substances are listed for.</param>
    /// <param name="earlier">What readers have from releases before this one.</param>
    /// <param name="awaitingConsent">Municipalities that their practices have not agreed to show.</param>
    public static GateDecisions Decide(Estimator estimator, DisclosurePolicy policy, int reportingYear, EarlierFigures earlier, IReadOnlySet<int> awaitingConsent, Action? step = null)
    {
        var tooClose = new TooClose();
        while (true)
        {
            int before = tooClose.Groups;
            var gate = new DisclosureGate(estimator, policy, earlier, awaitingConsent, tooClose);
            gate.DecideAll(reportingYear, step);
            // A drug group that is withheld for what hangs on it: all is decided again, seldom, and as no step of its own.
            if (tooClose.Groups == before) return gate._decisions;
            step = null;
        }
    }

    private void DecideAll(int reportingYear, Action? step)
    {
        CloseSmallMunicipalities();
        DecideGroups(place: true);
        step?.Invoke();
        DecideGroups(place: false);
        DecideDoctors();
        step?.Invoke();
        DecideRules();
        DecideAges(reportingYear);
        step?.Invoke();
        DecideSubstances(reportingYear);
        step?.Invoke();
    }

    /// <summary>A municipality with too few GPs in any period of its document gets no figures of its own (P4).</summary>
    private void CloseSmallMunicipalities()
    {
        int any = _run.Plan.AnyGroup;
        var book = _book.ByResidence;
        var periods = _windows.Where(w => book.Patients(book.Cell(any, w.Window, ResidenceUnits.Nation)) > 0).ToList();
        // Members of a union that cannot stand in their place: their series is not theirs alone.
        _decisions.ClosedMunicipalities.UnionWith(_decisions.AwaitingConsent);
        _decisions.ClosedMunicipalities.UnionWith(_run.Residences.Unions.SelectMany(members => members));
        for (int unit = _run.Residences.FirstMunicipality; unit < _run.Residences.Count; unit++)
        {
            if (periods.Any(w => book.Prescribers(book.Cell(any, w.Window, unit)).Length < _policy.FewestPrescribers))
                _decisions.ClosedMunicipalities.Add(unit);
        }
    }

    private void DecideGroups(bool place)
    {
        int units = place ? _run.Residences.Count : _run.Prescribers.Practices.Length;
        var shares = (place ? _book.ByResidence : _book.ByPrescriber).Shares();
        PlaceCells[] cells = [.. _run.Plan.ListedGroups.Select(group => CellsOf(place, group, units, shares))];
        var classes = new DrugClassCells(_run, _windows, place, _contributionsOfClasses, _sensitive);
        if (!place) HideWhatOthersKnowInPart(units, cells, classes);
        HideDrugDifferences(units, cells, classes);
        // Blocks share nothing, so they are solved side by side.
        var shown = new IReadOnlyList<bool[,]>[_drugs.Blocks.Count];
        Parallel.For(0, shown.Length, i => shown[i] = Solve(place, _drugs.Blocks[i], cells, classes));
        for (int i = 0; i < shown.Length; i++)
        {
            foreach (var (g, ofGroup) in _drugs.Blocks[i].Zip(shown[i]))
            {
                int group = _run.Plan.ListedGroups[g];
                if (place) HideClosed(ofGroup);
                _decisions.SetGroup(place, group, ofGroup);
                Log(place, _run.Plan.Groups[group].Id, _windows, cells[g].Broken, ofGroup);
            }
        }
    }

    private IReadOnlyList<bool[,]> Solve(bool place, int[] together, PlaceCells[] cells, DrugClassCells classes)
    {
        var block = together.Select(g => cells[g]).ToList();
        var insights = place ? InsightsOf(together) : [];
        var covers = _drugs.CoversAmong(together);
        var ofPractices = new (int Broken, bool[,] Shown)?[together.Length];
        while (true)
        {
            var shown = place ? SolvePlaces(_windows, block, insights, covers) : SolvePractices(together, cells, ofPractices);
            if (HideDrugRemainders(place, together, block, shown, classes)) continue;
            if (place || (!HideWhatIsNarrow(together, block, covers, shown) && !HideWhatIsNarrowBesideTheNation(together, block, covers, shown))) return shown;
        }
    }

    /// <summary>What was released of a municipality that is closed now is known, and not shown again.</summary>
    private void HideClosed(bool[,] shown)
    {
        foreach (int unit in _decisions.ClosedMunicipalities)
        {
            for (int w = 0; w < shown.GetLength(1); w++) shown[unit, w] = false;
        }
    }

    private PlaceCells CellsOf(bool place, int group, int units, ILookup<int, PracticeShare> shares)
    {
        var cells = new PlaceCells(new CellFacts[units, _windows.Count], new string?[units, _windows.Count]);
        int minimum = MinimumDenominator(_run.Plan.Groups[group].Id);
        var quartersOf = PlannedWindow.YearsWithQuarters(_windows).ToDictionary(span => span.Year, span => Array.ConvertAll(span.Quarters, quarter => _windows[quarter].Window));
        for (int unit = 0; unit < units; unit++)
        {
            for (int w = 0; w < _windows.Count; w++)
            {
                cells.Facts[unit, w] = GroupFacts(place, group, _windows[w].Window, unit, shares);
                cells.Broken[unit, w] = place && _decisions.ClosedMunicipalities.Contains(unit)
                    ? _decisions.ClosingRule(unit)
                    : IsNone(place, unit, cells.Facts[unit, w]) ? null
                    : PrimaryRules.Broken(cells.Facts[unit, w], _policy, minimum) ?? _tooClose.RuleOfGroup(place, group, _windows[w].Window, unit);
                if (_settled.IsSettled(group, _windows[w].Window)) Settle(cells, unit, w, _settled.ShowsGroup(place, group, _windows[w].Window, unit));
                else if (quartersOf.TryGetValue(w, out int[]? quarters) && _settled.TellsOfACorrection(_estimator, _policy, place, group, quarters, unit))
                    cells.Broken[unit, w] ??= PlaceCells.CorrectedSince;
            }
        }
        return cells;
    }

    /// <summary>That a whole country has none singles nobody out, whatever becomes of zeros.</summary>
    private static bool IsNone(bool place, int unit, in CellFacts cell) => place && unit == ResidenceUnits.Nation && cell.Patients == 0;

    /// <summary>What was released stays released, and what was not stays withheld.</summary>
    private static void Settle(PlaceCells cells, int unit, int window, bool isReleased)
    {
        cells.IsReleased[unit, window] = isReleased;
        cells.Broken[unit, window] = isReleased ? null : cells.Broken[unit, window] ?? PlaceCells.NotReleasedThen;
    }

    /// <summary>Whether cells of a block of drug groups are open to be decided in a window.</summary>
    private bool IsOpen(int[] block, int window) => !_settled.IsSettled(_run.Plan.ListedGroups[block[0]], _windows[window].Window);

    /// <summary>A practice that sees all patients of a class of drugs in a municipality knows what follows from it for the groups.</summary>
    private List<PracticeInsight> InsightsOf(int[] together)
    {
        var insights = new List<PracticeInsight>();
        var shares = _book.AtomByResidence.Shares();
        var groups = together.Select(g => _drugs.ClassesOf[g]).ToList();
        int classes = _run.Atoms.Masks.Length;
        for (int unit = _run.Residences.FirstMunicipality; unit < _run.Residences.Count; unit++)
        {
            for (int w = 0; w < _windows.Count; w++)
            {
                var owned =
                    from drugClass in Enumerable.Range(0, classes)
                    let cell = _book.AtomByResidence.Cell(drugClass, _windows[w].Window, unit)
                    from own in shares[cell]
                    where own.Seen == _book.AtomByResidence.Patients(cell)
                    group drugClass by own.Practice;
                // Who knows all there is of a group knows it, though the group has classes that nobody there uses.
                int[] empty = [.. Enumerable.Range(0, classes)
                    .Where(drugClass => _book.AtomByResidence.Patients(_book.AtomByResidence.Cell(drugClass, _windows[w].Window, unit)) == 0)];
                foreach (var practice in owned)
                {
                    foreach (var terms in DrugInsights.Of(groups, classes, practice.Concat(empty).ToHashSet())) insights.Add(new(practice.Key, unit, w, terms));
                }
            }
        }
        return insights;
    }

    private CellFacts GroupFacts(bool place, int group, int window, int unit, ILookup<int, PracticeShare> shares)
    {
        var book = place ? _book.ByResidence : _book.ByPrescriber;
        int cell = book.Cell(group, window, unit);
        return new CellFacts(book.Patients(cell), book.Users(cell), PersonsOf(place, window, unit), place ? book.Prescribers(cell) : null)
        {
            DddHundredths = book.Ddd(cell),
            FewestPatients = _sensitive.OfGroup(group),
            Shares = SharesOf(place, unit, shares[cell], book.Patients(cell)),
            Contributors = place && unit >= _run.Residences.FirstMunicipality ? ContributorsOf(group, window, unit) : null,
        };
    }

    /// <summary>Of a drug group in a municipality: those of all its classes.</summary>
    private Contributors ContributorsOf(int group, int window, int unit)
    {
        var masks = _run.Atoms.Masks;
        var parts = Enumerable.Range(0, masks.Length).Where(drugClass => (masks[drugClass] & (1UL << group)) != 0)
            .SelectMany(drugClass => _contributionsOfClasses[_book.AtomByResidence.Cell(drugClass, window, unit)])
            .GroupBy(part => (part.Gp, part.Practice)).Select(same => new Contribution(same.Key.Gp, same.Key.Practice, same.Sum(part => part.DddHundredths)));
        return new([.. parts], _book.ByResidence.Largest(_book.ByResidence.Cell(group, window, unit)), isVolume: true);
    }

    private decimal? PersonsOf(bool place, int window, int unit)
    {
        var period = _run.Windows.All[window];
        return (place ? _estimator.Denominators.TwicePersonDays(unit, period) : _estimator.Denominators.TwiceListDays(unit, period)) / 2m / period.Days;
    }

    /// <summary>In a place, what every practice knows of it; of a practice, what it knows of itself.</summary>
    private IReadOnlyList<PracticeShare> SharesOf(bool place, int unit, IEnumerable<PracticeShare> ofPlace, int patients) =>
        !place ? DrugClassCells.OfPractice(_run, unit, patients, ofPlace)
        : unit >= _run.Residences.FirstMunicipality ? [.. ofPlace]
        : [];

    /// <summary>
    /// Practices told by lists: another practice may have prescribed all there is of a class of drugs. It could take that away from a group, or add it to one,
    /// so where somebody knows a class, groups that share drugs are all hidden.
    /// </summary>
    private void HideWhatOthersKnowInPart(int units, PlaceCells[] cells, DrugClassCells classes, int firstUnit = 0)
    {
        if (_run.Prescribers.Lists is null) return;
        foreach (int[] together in _drugs.Blocks.Where(block => block.Length > 1))
        {
            for (int unit = firstUnit; unit < units; unit++)
            {
                int[] own = DrugClassCells.ReadersOf(_run, unit);
                for (int w = 0; w < _windows.Count; w++)
                {
                    if (!IsOpen(together, w)) continue;
                    var facts = classes.Of(unit, w);
                    bool isKnown = together.SelectMany(g => _drugs.ClassesOf[g]).Distinct()
                        .Any(drugClass => PrimaryRules.OwnersOf(facts[drugClass]).Any(owner => !own.Contains(owner)));
                    foreach (int g in isKnown ? together : []) cells[g].Broken[unit, w] ??= "P6-classes";
                }
            }
        }
    }

    private void HideDrugDifferences(int units, PlaceCells[] cells, DrugClassCells classes, int firstUnit = 0)
    {
        for (int unit = firstUnit; unit < units; unit++)
        {
            for (int w = 0; w < _windows.Count; w++)
            {
                int[] safe = [.. Enumerable.Range(0, cells.Length).Where(g => cells[g].Broken[unit, w] is null && IsOpen([g], w))];
                foreach (int hidden in DrugDifferences.Hide([.. safe.Select(g => _drugs.ClassesOf[g])], classes.Of(unit, w), _policy))
                    cells[safe[hidden]].Broken[unit, w] = "P8-drugs";
            }
        }
    }

    /// <returns>Whether more had to be hidden: then the block is to be solved again.</returns>
    private bool HideDrugRemainders(bool place, int[] together, List<PlaceCells> block, IReadOnlyList<bool[,]> shown, DrugClassCells classes)
    {
        if (together.Length == 1) return false;
        var groups = together.Select(g => _drugs.ClassesOf[g]).ToList();
        bool hidesMore = false;
        foreach (var (whole, members, parts) in new DrugPartition(_run, _windows, _decisions, classes, [.. together.Select(g => _run.Plan.ListedGroups[g])], shown).Of(place))
        {
            if (!IsOpen(together, whole.Window)) continue;
            int part = DrugRemainders.PartToHide(groups, parts, _policy, member => IsOpen(together, members[member].Window));
            if (part == DrugRemainders.None) continue;
            var (unit, window) = part == DrugRemainders.TheWhole ? whole : members[part];
            for (int g = 0; g < groups.Count; g++)
            {
                if (!(part == DrugRemainders.TheWhole ? parts.WholeIsShown[g] : parts.IsShown[g, part])) continue;
                hidesMore = true;
                block[g].Broken[unit, window] = "P8-drugs";
            }
        }
        return hidesMore;
    }

    /// <summary>What a practice's own figures say of each other (DISCLOSURE 2.4 c). What all practices add up to says nothing closely: how much belongs to none of them is never told.</summary>
    /// <returns>Whether more had to be hidden: then the block is to be solved again.</returns>
    private bool HideWhatIsNarrow(int[] together, List<PlaceCells> block, IReadOnlyList<Cover> covers, IReadOnlyList<bool[,]> shown)
    {
        int practices = _run.Prescribers.Practices.Length;
        bool[] hidesMore = new bool[practices];
        Parallel.For(0, practices, practice =>
        {
            var (missing, rule) = new CellWidths(block, _windows, [practice], wholeIsKnown: (_, _) => false, covers, _policy).MissingOrAll((g, _, w) => shown[g][practice, w]);
            foreach (var (g, _, w) in missing.Where(cell => IsOpen(together, cell.Window) && block[cell.Subject].Broken[practice, cell.Window] is null))
            {
                block[g].Broken[practice, w] = rule;
                hidesMore[practice] = true;
            }
        });
        return hidesMore.Contains(true);
    }

    /// <inheritdoc cref="PracticeWidths"/>
    private bool HideWhatIsNarrowBesideTheNation(int[] together, List<PlaceCells> block, IReadOnlyList<Cover> covers, IReadOnlyList<bool[,]> shown) =>
        _run.Prescribers.Lists is not null && new PracticeWidths(
            block, [.. together.Select(g => UnmatchedOf(_run.Plan.ListedGroups[g]))], _windows,
            window => Array.TrueForAll(together, g => NationIsKnown(_run.Plan.ListedGroups[g], window.Window)), w => !IsOpen(together, w), covers, _policy).HideMore(shown);

    private IReadOnlyList<bool[,]> SolvePlaces(
        IReadOnlyList<PlannedWindow> windows, IReadOnlyList<PlaceCells> cells, IReadOnlyList<PracticeInsight> insights, IReadOnlyList<Cover> covers)
    {
        var protection = new ResidenceProtection(_run.Residences, windows, _policy, cells, insights, covers);
        protection.Solve();
        return protection.Shown;
    }

    /// <param name="solved">By position: how many cells were broken when the group was solved last, and what was shown then. Cells are broken and never mended.</param>
    private bool[][,] SolvePractices(int[] together, PlaceCells[] cells, (int Broken, bool[,] Shown)?[] solved)
    {
        Parallel.For(0, together.Length, i =>
        {
            int broken = cells[together[i]].Broken.Cast<string?>().Count(rule => rule is not null);
            if (solved[i]?.Broken != broken) solved[i] = (broken, SolvePractices(_run.Plan.ListedGroups[together[i]], cells[together[i]]));
        });
        return [.. solved.Select(one => one!.Value.Shown)];
    }

    private bool[,] SolvePractices(int group, PlaceCells cells) =>
        new PracticeProtection(_windows, window => NationIsKnown(group, window.Window), _policy).Solve(cells, UnmatchedOf(group));

    /// <summary>By position of the window: dispensings that belong to no practice or to people outside the nation.</summary>
    private IReadOnlyList<CellFacts> UnmatchedOf(int group)
    {
        var shares = _book.Unmatched.Shares();
        return [.. _windows.Select(w =>
        {
            int cell = _book.Unmatched.Cell(group, w.Window, 0), patients = _book.Unmatched.Patients(cell);
            return new CellFacts(patients, patients, null, null) { Shares = DrugClassCells.ByReader(_run, shares[cell]), FewestPatients = _sensitive.OfGroup(group) };
        })];
    }

    private bool NationIsKnown(int group, int window) => _decisions.ShowsGroup(place: true, group, window, ResidenceUnits.Nation)
        || (_settled.IsSettled(group, window) && _settled.ShowsGroup(place: true, group, window, ResidenceUnits.Nation));

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
                Log(place, subject, windows[w].Window, unit, broken[unit, w] ?? (place && _decisions.ClosedMunicipalities.Contains(unit) ? _decisions.ClosingRule(unit) : PlaceCells.Complementary));
            }
        }
    }

    private void Log(bool place, string subject, int window, int unit, string rule)
    {
        string level = place ? EstimateFile.NameOf(_run.Residences.LevelOf(unit)) : _run.Prescribers.IsDoctor(unit) ? "doctor" : "practice";
        string code = place ? _run.Residences.CodeOf(unit) : _run.Prescribers.NameOf(unit);
        _decisions.Log.Add($"{subject};{level};{code};{_run.Windows.All[window]};{rule}");
    }
}
