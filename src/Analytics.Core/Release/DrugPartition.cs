using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>All wholes of a block of drug groups with their parts: nation and counties, county and municipalities, all practices; and everyone's years and quarters.</summary>
/// <param name="groups">Subjects of the block.</param>
/// <param name="shown">By group; then by unit and position of the window.</param>
internal sealed class DrugPartition(
    TallyRun run, IReadOnlyList<PlannedWindow> windows, GateDecisions decisions, DrugClassCells classes, int[] groups, IReadOnlyList<bool[,]> shown)
{
    /// <returns>Each whole and its parts as unit and position of the window; a unit of -1 is what is never shown.</returns>
    public IEnumerable<((int Unit, int Window) Whole, (int Unit, int Window)[] Members, DrugParts Parts)> Of(bool place)
    {
        for (int w = 0; w < windows.Count; w++)
        {
            if (!place)
            {
                yield return Practices(w);
                continue;
            }
            yield return Counties(w);
            for (int county = 1; county <= run.Residences.Counties.Length; county++) yield return Municipalities(county, w);
        }
        int first = place ? run.Residences.FirstMunicipality : 0;
        foreach (var (year, quarters) in PlannedWindow.YearsWithQuarters(windows))
        {
            for (int unit = first; unit < shown[0].GetLength(0); unit++)
            {
                int whole = unit;
                var members = quarters.Select(w => (unit, w)).ToArray();
                yield return ((whole, year), members, new DrugParts([.. shown.Select(s => s[whole, year])], IsShown(members), part => ByClass([members[part]]), OfPlaces: false));
            }
        }
    }

    private ((int, int), (int, int)[], DrugParts) Counties(int window)
    {
        var members = Enumerable.Range(1, run.Residences.Counties.Length).Select(county => (county, window)).ToArray();
        return ((ResidenceUnits.Nation, window), members, new DrugParts([.. shown.Select(s => s[ResidenceUnits.Nation, window])], IsShown(members),
            part => ByClass([.. run.Residences.MunicipalitiesOf(members[part].county).Select(unit => (unit, window))]), OfPlaces: true));
    }

    private ((int, int), (int, int)[], DrugParts) Municipalities(int county, int window)
    {
        var members = run.Residences.MunicipalitiesOf(county).Select(unit => (unit, window)).ToArray();
        return ((county, window), members, new DrugParts([.. shown.Select(s => s[county, window])], IsShown(members), part => ByClass([members[part]]), OfPlaces: true));
    }

    private ((int, int), (int, int)[], DrugParts) Practices(int window)
    {
        var members = Enumerable.Range(0, run.Prescribers.Practices.Length).Select(unit => (unit, window)).Append((unit: -1, window)).ToArray();
        bool[] nation = [.. groups.Select(group => decisions.ShowsGroup(place: true, group, windows[window].Window, ResidenceUnits.Nation))];
        return ((-1, window), members, new DrugParts(nation, IsShown(members), part => ByClass([members[part]]), OfPlaces: false));
    }

    private bool[,] IsShown((int Unit, int Window)[] members)
    {
        var isShown = new bool[groups.Length, members.Length];
        for (int g = 0; g < groups.Length; g++)
        {
            for (int i = 0; i < members.Length; i++) isShown[g, i] = members[i].Unit >= 0 && shown[g][members[i].Unit, members[i].Window];
        }
        return isShown;
    }

    private IReadOnlyList<CellFacts>[] ByClass((int Unit, int Window)[] cells)
    {
        var facts = cells.Select(cell => cell.Unit < 0 ? classes.Unmatched(cell.Window) : classes.Of(cell.Unit, cell.Window)).ToList();
        return [.. run.Atoms.Masks.Select((_, drugClass) => (IReadOnlyList<CellFacts>)[.. facts.Select(of => of[drugClass])])];
    }
}
