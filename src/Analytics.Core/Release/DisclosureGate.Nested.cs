using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Counts by rules of which one counts some of those whom another does: what is shown of them, and of the users of whom all count some, must bound no withheld one closely (DISCLOSURE 2.4 c).</summary>
internal sealed partial class DisclosureGate
{
    /// <summary>A count in one year, as it was decided; of the users where it is by no rule.</summary>
    private sealed record NestedCount(int Rule, PlaceCells Cells, bool[,] Shown);

    /// <summary>Adds what must be withheld besides to what is too close.</summary>
    /// <param name="decided">All of one year.</param>
    private void WidenNested(bool place, int year, IReadOnlyList<NestedCount> decided)
    {
        foreach (var ofGroup in decided.Where(count => IsOfPeople(RuleOf(count))).GroupBy(count => _run.Plan.GroupOf(RuleOf(count).Measure.Drugs!)))
        {
            NestedCount[] counts = [.. ofGroup, UsersOf(place, ofGroup.Key, year)];
            var covers = CoversAmong(counts);
            int[][] families = [.. place ? Counties() : Enumerable.Range(0, _run.Prescribers.Count).Select(unit => new[] { unit })];
            var missing = new IReadOnlyList<(int Subject, int Unit)>?[families.Length];
            Parallel.For(0, families.Length, i => missing[i] = MissingAmong(place, ofGroup.Key, year, counts, covers, families[i]));
            for (int i = 0; i < families.Length; i++)
            {
                if (missing[i] is null) Log(place, _run.Plan.Groups[ofGroup.Key].Id, year, place ? _run.Residences.CountyOf(families[i][0]) : families[i][0], PlaceCells.KnownClosely);
                foreach (var (subject, unit) in missing[i] ?? AllShown(counts, families[i]))
                {
                    if (subject < counts.Length - 1) _tooClose.AddRule(place, counts[subject].Rule, year, unit);
                    else _tooClose.AddGroup(place, ofGroup.Key, year, unit);
                }
            }
        }
    }

    private PatientRule RuleOf(NestedCount count) => _run.Plan.Rules[count.Rule];

    /// <summary>Users by age and sex are held together by themselves.</summary>
    private static bool IsOfPeople(PatientRule rule) => rule is not (RuleDifference or UseInStratum) && !rule.Measure.IsOfRenewals;

    private IEnumerable<int[]> Counties() => Enumerable.Range(1, _run.Residences.Counties.Length).Select(county => _run.Residences.MunicipalitiesOf(county).ToArray());

    /// <summary>The users of a drug group, whose fate is decided.</summary>
    private NestedCount UsersOf(bool place, int group, int year)
    {
        int units = place ? _run.Residences.Count : _run.Prescribers.Count;
        var shares = (place ? _book.ByResidence : _book.ByPrescriber).Shares();
        var cells = new PlaceCells(new CellFacts[units, 1], new string?[units, 1]);
        bool[,] shown = new bool[units, 1];
        for (int unit = 0; unit < units; unit++)
        {
            cells.Facts[unit, 0] = GroupFacts(place, group, year, unit, shares) with { DddHundredths = null };
            shown[unit, 0] = _decisions.ShowsGroup(place, group, year, unit);
            cells.Broken[unit, 0] = shown[unit, 0] ? null : PlaceCells.NotReleasedThen;
        }
        return new(-1, cells, shown);
    }

    /// <summary>What counts some of whom, by position among the counts, the users last.</summary>
    private List<Cover> CoversAmong(NestedCount[] counts)
    {
        int users = counts.Length - 1;
        var rules = counts[..users].Select(RuleOf).ToList();
        var covers = new List<Cover>();
        for (int narrower = 0; narrower < users; narrower++)
        {
            int among = _run.Plan.Measures.Where(measure => _run.Plan.RuleOf(measure) == counts[narrower].Rule).Select(_run.Plan.UsersOf).FirstOrDefault(-1);
            covers.AddRange(Enumerable.Range(0, users).Where(wider => wider != narrower && (rules[narrower].Implies(rules[wider]) || counts[wider].Rule == among)).Select(wider => new Cover(narrower, [wider])));
            covers.Add(new(narrower, [users]));
            covers.AddRange(Enumerable.Range(0, narrower).Where(other => rules[narrower].Excludes(rules[other])).Select(other => new Cover(users, []) { ApartByPerson = [narrower, other] }));
        }
        return covers;
    }

    /// <returns>A drug group only where no count helps; null where nothing does.</returns>
    private List<(int Subject, int Unit)>? MissingAmong(bool place, int group, int year, NestedCount[] counts, List<Cover> covers, int[] units)
    {
        var window = PlannedWindow.OneYear(_run.Windows, year);
        return Missing(usersMayBeHidden: false) ?? (_settled.IsSettled(group, year) ? null : Missing(usersMayBeHidden: true));

        List<(int Subject, int Unit)>? Missing(bool usersMayBeHidden)
        {
            var users = new PlaceCells(counts[^1].Cells.Facts, counts[^1].Cells.Broken);
            foreach (int unit in units) users.IsReleased[unit, 0] = counts[^1].Shown[unit, 0] && !usersMayBeHidden;
            var widths = new CellWidths([.. counts[..^1].Select(count => count.Cells), users], window, units, (subject, _) => place && counts[subject].Shown[_run.Residences.CountyOf(units[0]), 0], covers, _policy);
            return widths.Missing((subject, unit, _) => counts[subject].Shown[units[unit], 0])?.Select(cell => (cell.Subject, units[cell.Unit])).ToList();
        }
    }

    private static IEnumerable<(int Subject, int Unit)> AllShown(NestedCount[] counts, int[] units) =>
        from subject in Enumerable.Range(0, counts.Length - 1)
        from unit in units
        where counts[subject].Shown[unit, 0] && !counts[subject].Cells.IsReleased[unit, 0]
        select (subject, unit);
}
