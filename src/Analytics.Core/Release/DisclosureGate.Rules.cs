using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>What is shown of counts of patients for whom a rule holds, and of what they had.</summary>
internal sealed partial class DisclosureGate
{
    private readonly List<NestedCount> _decided = [];

    private void DecideRules()
    {
        for (int year = 0; year < _run.Windows.All.Length && _run.Windows.All[year].Kind == PeriodKind.Year; year++)
        {
            foreach (bool place in new[] { true, false }) DecideRulesUntilWide(place, year);
        }
    }

    private void DecideRulesUntilWide(bool place, int year)
    {
        int logged = _decisions.Log.Count, before = -1;
        while (before < _tooClose.Rules)
        {
            before = _tooClose.Rules;
            _decisions.Log.RemoveRange(logged, _decisions.Log.Count - logged);
            _decided.Clear();
            DecideRules(place, year);
            WidenNested(place, year, _decided);
        }
    }

    private void DecideRules(bool place, int year)
    {
        var plan = _run.Plan;
        var byRule = plan.Measures.Where(measure => plan.RuleOf(measure) >= 0 && plan.Rules[plan.RuleOf(measure)].Partition == StartTraits.None).GroupBy(plan.RuleOf).ToList();
        var parts = plan.Measures.Where(measure => plan.RuleOf(measure) >= 0).Select(measure => (Measure: measure, plan.Rules[plan.RuleOf(measure)].Partition))
            .Where(part => part.Partition != StartTraits.None).GroupBy(part => (Users: plan.UsersOf(part.Measure), part.Partition), part => part.Measure);
        int[] users = [.. plan.Measures.Select(plan.UsersOf).Where(rule => rule >= 0).Distinct()];
        // Whom shares are of comes before the shares; they may be a figure of their own.
        foreach (var measures in byRule.Where(measures => users.Contains(measures.Key))) DecideRule(place, measures.Key, [.. measures], year);
        foreach (int rule in users.Where(rule => byRule.All(measures => measures.Key != rule))) DecideUsers(place, rule, year);
        foreach (var measures in byRule.Where(measures => !users.Contains(measures.Key))) DecideRule(place, measures.Key, [.. measures], year);
        foreach (var together in parts) DecideParts(place, together.Key.Partition, [.. together], year);
    }

    private void DecideUsers(bool place, int rule, int year)
    {
        var measure = _run.Plan.Rules[rule].Measure;
        if (measure.IsPercentOfSome) DecideSome(place, rule, measure, year);
        else DecideUsersWithoutExclusion(place, rule, measure, year);
    }

    /// <summary>Users of a group without those whom an exclusion leaves out: beside all users, they tell how many those are.</summary>
    private void DecideUsersWithoutExclusion(bool place, int rule, MeasureDefinition measure, int year)
    {
        int group = _run.Plan.GroupOf(measure.Drugs!), leftOut = DifferencesTo(rule).Single();
        Decide(place, rule, measure.Drugs! + " without exclusion", year, (unit, factsOf) =>
        {
            var facts = factsOf(leftOut);
            return (facts, !_decisions.ShowsGroup(place, group, year, unit) ? "A3" : PrimaryRules.TooLittle(facts, _policy) is null ? null : "P3-difference");
        });
    }

    /// <summary>Some of the users, whom the measure's share is of and who stand beside it.</summary>
    private void DecideSome(bool place, int rule, MeasureDefinition measure, int year)
    {
        int group = _run.Plan.GroupOf(measure.Drugs!);
        int[] differences = DifferencesTo(rule);
        var groups = place ? _book.ByResidence : _book.ByPrescriber;
        Decide(place, rule, measure.Id + " (of whom)", year, (unit, factsOf) =>
        {
            int users = groups.Users(groups.Cell(group, year, unit));
            var facts = factsOf(rule) with { Persons = users, UsersOfGroup = users };
            return (facts, !_decisions.ShowsGroup(place, group, year, unit) ? "A3" : PrimaryRules.Broken(facts, _policy, 0) ?? BrokenDifference(differences, factsOf));
        });
    }

    /// <summary>Parts that add up to those whom they are parts of: shown together or not at all, for all but one of them give the one away.</summary>
    private void DecideParts(bool place, StartTraits partition, MeasureDefinition[] parts, int year)
    {
        bool areAll = parts.Aggregate(StartTraits.None, (traits, part) => traits | _run.Plan.Rules[_run.Plan.RuleOf(part)].Asked) == partition;
        var cells = parts.Select(part =>
        {
            var judge = JudgeOf(place, _run.Plan.RuleOf(part), [part], year);
            return Judged(place, _run.Plan.RuleOf(part), year, areAll ? judge : (unit, factsOf) => (judge(unit, factsOf).Facts, "P8-parts"));
        }).ToList();
        List<bool[,]> shown;
        do
        {
            HideTogether(cells, (part, unit) => part.Broken[unit, 0] is not null);
            shown = [.. cells.Select((part, i) => Solved(place, _run.Plan.RuleOf(parts[i]), year, part))];
        }
        while (HideTogether(cells, (part, unit) => !shown[cells.IndexOf(part)][unit, 0]));
        for (int i = 0; i < parts.Length; i++) Set(place, _run.Plan.RuleOf(parts[i]), parts[i].Id, year, cells[i], shown[i]);
    }

    /// <returns>Whether any was to be hidden because another is.</returns>
    private static bool HideTogether(List<PlaceCells> parts, Func<PlaceCells, int, bool> isHidden)
    {
        bool hidesMore = false;
        for (int unit = 0; unit < parts[0].Broken.GetLength(0); unit++)
        {
            if (!parts.Exists(part => isHidden(part, unit))) continue;
            foreach (var part in parts)
            {
                hidesMore |= part.Broken[unit, 0] is null;
                part.Broken[unit, 0] ??= "P8-parts";
            }
        }
        return hidesMore;
    }

    /// <param name="measures">All that count by the rule: they show the same number, so what is hidden of it is hidden of all.</param>
    private void DecideRule(bool place, int rule, MeasureDefinition[] measures, int year) =>
        Decide(place, rule, measures[0].Id, year, JudgeOf(place, rule, measures, year));

    private Judge JudgeOf(bool place, int rule, MeasureDefinition[] measures, int year)
    {
        int group = _run.Plan.GroupOf(measures[0].Drugs!);
        int[] differences = DifferencesTo(rule);
        return (unit, factsOf) =>
        {
            CellFacts[] facts = [.. measures.Select(measure => measure.IsOfRenewals
                // A sum over patients who are not told of: it rests on them as a volume does.
                ? factsOf(rule) with { Persons = PersonsOf(place, year, unit) }
                : factsOf(rule) with
                {
                    Persons = (place ? _estimator.Residence(measure, year, unit) : _estimator.Prescriber(measure, year, unit)).Denominator,
                    UsersOfGroup = _estimator.UsersOf(measure, place, year, unit),
                })];
            // These patients are users of the group: hidden users hide them.
            string? broken = !_decisions.ShowsGroup(place, group, year, unit) ? "A3"
                : measures.Any(measure => _run.Plan.UsersOf(measure) is >= 0 and var users && !_decisions.ShowsRule(place, users, year, unit)) ? "A3"
                // Whatever else hides it: that a zero would be hidden too is what keeps it wide.
                : Array.Exists(facts, one => one.UsersOfGroup is { } few && IsBarelyEnough(few, facts[0])) || Array.Exists(differences, difference => IsBarelyEnough(facts[0].Users + factsOf(difference).Users, facts[0])) ? PlaceCells.AmongFew
                : measures.Any(measure => measure.IsOfRenewals && facts[0].Users < Math.Max(measure.MinimumDenominator, _policy.SmallestDenominator)) ? "P2-denominator"
                : measures.Select((measure, i) => PrimaryRules.Broken(facts[i], _policy, measure.MinimumDenominator)).FirstOrDefault(rule => rule is not null)
                // Where it holds for nobody, the difference is the wider count itself, which is hidden if it says too much.
                ?? (facts[0].Patients == 0 && _policy.Zeros == Zeros.Shown ? null : BrokenDifference(differences, factsOf));
            return (facts[0], broken);
        };
    }

    /// <summary>Whether what is withheld of so many, known to be no zero, would be known closely.</summary>
    private bool IsBarelyEnough(int people, in CellFacts cell) => people == PrimaryRules.FewestOf(cell, _policy);

    /// <summary>Who knows the count of a wider rule knows those for whom only that one holds.</summary>
    private string? BrokenDifference(int[] differences, Func<int, CellFacts> factsOf) =>
        differences.Any(difference => PrimaryRules.TooLittle(factsOf(difference), _policy) is not null) ? "P3-difference" : null;

    private int[] DifferencesTo(int rule) =>
        [.. Enumerable.Range(0, _run.Plan.Rules.Length).Where(other => _run.Plan.Rules[other] is RuleDifference difference && difference.Narrower == _run.Plan.Rules[rule])];

    private void Decide(bool place, int rule, string subject, int year, Judge judge)
    {
        var cells = Judged(place, rule, year, judge);
        Set(place, rule, subject, year, cells, Solved(place, rule, year, cells));
    }

    private PlaceCells Judged(bool place, int rule, int year, Judge judge)
    {
        MeasureDefinition[] told = [.. _run.Plan.Measures.Where(measure => _run.Plan.RuleOf(measure) == rule || _run.Plan.UsersOf(measure) == rule)];
        return Judged(place, rule, year, judge, unit => _settled.ShowsAny(told, place, year, unit));
    }

    /// <param name="wasShown">Of a unit, where an earlier release had the year.</param>
    private PlaceCells Judged(bool place, int rule, int year, Judge judge, Func<int, bool> wasShown)
    {
        int units = place ? _run.Residences.Count : _run.Prescribers.Count;
        var rules = place ? _book.RuleByResidence : _book.RuleByPrescriber;
        var shares = rules.Shares();
        var cells = new PlaceCells(new CellFacts[units, 1], new string?[units, 1]);
        for (int unit = 0; unit < units; unit++)
        {
            (cells.Facts[unit, 0], cells.Broken[unit, 0]) = judge(unit, index => FactsOf(index, unit));
            if (cells.Broken[unit, 0] == "P1" && IsNone(place, unit, cells.Facts[unit, 0])) cells.Broken[unit, 0] = null;
            cells.Broken[unit, 0] ??= _tooClose.RuleOfRule(place, rule, year, unit);
            cells.AtMost[unit, 0] = cells.Broken[unit, 0] is "A3" ? null : cells.Facts[unit, 0].UsersOfGroup;
        }
        for (int unit = 0; IsSettled(rule, year) && unit < units; unit++) Settle(cells, unit, 0, wasShown(unit));
        return cells;

        CellFacts FactsOf(int index, int unit)
        {
            int cell = rules.Cell(index, year, unit);
            return new CellFacts(Math.Max(rules.Patients(cell), rules.Users(cell)), rules.Users(cell), null, place ? rules.Prescribers(cell) : null)
            {
                FewestPatients = _sensitive.OfRule(index),
                Shares = SharesOf(place, unit, shares[cell], rules.Patients(cell)),
                Contributors = place && unit >= _run.Residences.FirstMunicipality ? new([.. _contributionsOfRules[cell]], default, isVolume: false) : null,
            };
        }
    }

    private bool IsSettled(int rule, int year) => _settled.IsSettled(_run.Plan.GroupOf(_run.Plan.Rules[rule].Measure.Drugs!), year);

    private bool[,] Solved(bool place, int rule, int year, PlaceCells cells)
    {
        if (place)
        {
            var insights = from unit in Enumerable.Range(0, cells.Facts.GetLength(0))
                           from owner in PrimaryRules.OwnersOf(cells.Facts[unit, 0])
                           select new PracticeInsight(owner, unit, 0, [(0, 1UL)]);
            return SolvePlaces(PlannedWindow.OneYear(_run.Windows, year), [cells], [.. insights], [])[0];
        }
        bool[,] shown = WhatIsUnbroken(cells);
        if (_run.Prescribers.Lists is not null)
        {
            // A patient is on one list at a time: but for those who change, practices' counts add up to the nation's, so they are protected as if they did.
            bool nationIsShown = _decisions.ShowsRule(place: true, rule, year, ResidenceUnits.Nation);
            bool[,] ofPractices = SolvePractices(cells, PlannedWindow.OneYear(_run.Windows, year), nationIsShown, IsSettled(rule, year));
            for (int practice = 0; practice < _run.Prescribers.Practices.Length; practice++) shown[practice, 0] = ofPractices[practice, 0];
        }
        // Otherwise patients of two practices overlap, and a practice's count hangs on nothing but its doctors'.
        if (!IsSettled(rule, year)) HideDoctorsTogether(cells, shown);
        return shown;
    }

    private bool[,] SolvePractices(PlaceCells cells, IReadOnlyList<PlannedWindow> years, bool nationIsShown, bool isSettled)
    {
        var practices = OfPractices(cells);
        CellFacts[] nobody = [new CellFacts(0, 0, null, null)];
        var widths = new PracticeWidths([practices], [nobody], years, _ => nationIsShown, _ => isSettled, [], _policy);
        while (true)
        {
            bool[,] shown = new PracticeProtection(years, _ => nationIsShown, _policy).Solve(practices, nobody);
            if (!widths.HideMore([shown])) return shown;
        }
    }

    private static bool[,] WhatIsUnbroken(PlaceCells cells)
    {
        bool[,] shown = new bool[cells.Broken.GetLength(0), 1];
        for (int unit = 0; unit < shown.GetLength(0); unit++) shown[unit, 0] = cells.Broken[unit, 0] is null;
        return shown;
    }

    private void Set(bool place, int rule, string subject, int year, PlaceCells cells, bool[,] shown)
    {
        if (place) HideClosed(shown);
        _decisions.SetRule(place, rule, year, shown);
        _decided.Add(new(rule, cells, shown));
        Log(place, subject, PlannedWindow.OneYear(_run.Windows, year), cells.Broken, shown);
    }

    /// <summary>Of a unit, and of what gives the facts of a rule there: those that have to be protected, and what hides the cell by itself.</summary>
    private delegate (CellFacts Facts, string? Broken) Judge(int unit, Func<int, CellFacts> factsOf);
}
