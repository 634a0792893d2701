using Analytics.Measures;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>What is shown of users by age and sex, in the reporting year.</summary>
/// <remarks>
/// Of a place or practice all strata are shown or none: they add up to its users, so all but one of them give the one away. Places whose strata are withheld
/// share, stratum by stratum, what the others leave of the whole, and their users are known: these two ways of adding up must leave each of them wide (DISCLOSURE 2.4 c).
/// Doctors have none; nor have practices that are told by lists, whose strata would add up to the nation's.
/// </remarks>
internal sealed partial class DisclosureGate
{
    private void DecideAges(int year)
    {
        foreach (var (users, rules) in _run.Plan.ByAgeAndSex)
        {
            // Without anybody of unknown age there is nothing to tell of them.
            int[] strata = [.. rules.Where(rule => _run.Plan.StratumOf(rule).Stratum is not null || _estimator.CountsAnybody(rule, year))];
            DecideAges(place: true, users, strata, year);
            if (_run.Prescribers.Lists is null) DecideAges(place: false, users, strata, year);
        }
    }

    private void DecideAges(bool place, MeasureDefinition users, int[] rules, int year)
    {
        int group = _run.Plan.GroupOf(users.Drugs!);
        var strata = rules.Select(rule => Judged(place, rule, year, AgeJudge(place, users, rule, year), unit => ShowedAges(users, rules, place, unit, year)))
            .Select(cells => place ? cells : OfPractices(cells)).ToList();
        List<bool[,]> shown;
        do
        {
            HideTogether(strata, (stratum, unit) => stratum.Broken[unit, 0] is not null);
            shown = [.. strata.Select((stratum, i) => place ? Solved(place, rules[i], year, stratum) : WhatIsUnbroken(stratum))];
        }
        while (HideTogether(strata, (stratum, unit) => !shown[strata.IndexOf(stratum)][unit, 0]) || (place && HideUntilWide(strata, shown, group, year)));
        for (int i = 0; i < rules.Length; i++)
            Set(place, rules[i], $"{users.Id} {_run.Plan.StratumOf(rules[i]).Name}", year, strata[i], shown[i]);
    }

    private Judge AgeJudge(bool place, MeasureDefinition users, int rule, int year) => (unit, factsOf) =>
    {
        bool isKnown = _run.Plan.StratumOf(rule).Stratum is not null;
        var facts = factsOf(rule) with { Persons = _estimator.UsersInStratum(rule, place, year, unit).Denominator };
        int all = _estimator.UsersOf(users, place, year, unit);
        string? broken = !_decisions.ShowsGroup(place, _run.Plan.GroupOf(users.Drugs!), year, unit) ? "A3"
            : IsBarelyEnough(all, facts) ? PlaceCells.AmongFew
            : isKnown ? PrimaryRules.Broken(facts, _policy, users.MinimumDenominator) : PrimaryRules.TooLittle(facts, _policy);
        return (facts with { UsersOfGroup = all }, broken);
    };

    private bool ShowedAges(MeasureDefinition users, int[] rules, bool place, int unit, int year) =>
        rules.All(rule => _settled.Shows(users, place, unit, _run.Plan.StratumOf(rule).Name, year));

    /// <returns>Whether more had to be hidden: then the strata are to be solved again.</returns>
    private bool HideUntilWide(List<PlaceCells> strata, List<bool[,]> shown, int group, int year)
    {
        var all = AllUsers(strata, group, year);
        var windows = PlannedWindow.OneYear(_run.Windows, year);
        int[] counties = [.. Enumerable.Range(1, _run.Residences.Counties.Length)];
        var open = counties.Where(county => shown[0][county, 0]).ToList();
        bool hidesMore = false;
        foreach (int county in open) Widen([.. _run.Residences.MunicipalitiesOf(county)], county);
        // What is not told of closed counties by themselves is told of all of them together.
        if (shown[0][ResidenceUnits.Nation, 0]) Widen([.. counties.Except(open).SelectMany(_run.Residences.MunicipalitiesOf)], ResidenceUnits.Nation);
        return hidesMore;

        void Widen(int[] municipalities, int whole)
        {
            if (municipalities.Length == 0) return;
            var missing = Missing(all) ?? (_settled.IsSettled(group, year) ? null : Missing(new(all.Facts, all.Broken)));
            foreach (var (_, unit) in (missing ?? []).Where(cell => cell.Subject == strata.Count)) _tooClose.AddGroup(place: true, group, year, unit);
            foreach (int unit in missing is null ? [whole] : missing.Where(cell => cell.Subject < strata.Count).Select(cell => cell.Unit).Distinct())
            {
                foreach (var stratum in strata.Where(stratum => stratum.Broken[unit, 0] is null))
                {
                    stratum.Broken[unit, 0] = PlaceCells.HidesAnother;
                    hidesMore = true;
                }
            }

            List<(int Subject, int Unit)>? Missing(PlaceCells users) =>
                new CellWidths([.. strata, users], windows, municipalities, wholeIsKnown: (_, _) => true, [], _policy, partsOfLast: true)
                    .Missing((s, m, _) => s < strata.Count ? shown[s][municipalities[m], 0] : all.IsReleased[municipalities[m], 0])?.Select(cell => (cell.Subject, municipalities[cell.Unit])).ToList();
        }
    }

    /// <summary>All users, whose fate is decided already.</summary>
    private PlaceCells AllUsers(List<PlaceCells> strata, int group, int year)
    {
        int units = _run.Residences.Count;
        var all = new PlaceCells(new CellFacts[units, 1], new string?[units, 1]);
        for (int unit = 0; unit < units; unit++)
        {
            int users = strata.Sum(stratum => stratum.Facts[unit, 0].Users);
            all.Facts[unit, 0] = new CellFacts(users, users, null, null);
            all.IsReleased[unit, 0] = _decisions.ShowsGroup(place: true, group, year, unit);
            all.Broken[unit, 0] = all.IsReleased[unit, 0] ? null : PlaceCells.NotReleasedThen;
        }
        return all;
    }
}
