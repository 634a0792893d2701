namespace Analytics.Release;

/// <summary>Whether somebody could bound the people of a practice's list too closely by what the nation has besides the others (DISCLOSURE 2.4 c).</summary>
/// <remarks>Of lists alone: who goes to two prescribers counts in both. A volume that the nation's bounds from above can be nothing as well, and so is wide.</remarks>
/// <param name="subjects">By practice and position of the window.</param>
/// <param name="unmatched">By subject and position of the window: who is on no practice's list. Nobody is told how many they are.</param>
/// <param name="isSettled">Whether an earlier release told of a window: what it withheld is judged as it was then.</param>
internal sealed class PracticeWidths(
    IReadOnlyList<PlaceCells> subjects, IReadOnlyList<IReadOnlyList<CellFacts>> unmatched, IReadOnlyList<PlannedWindow> windows,
    Func<PlannedWindow, bool> nationIsKnown, Func<int, bool> isSettled, IReadOnlyList<Cover> covers, DisclosurePolicy policy)
{
    private readonly int _practices = subjects[0].Facts.GetLength(0);

    /// <summary>Withholds what must be so that nobody can.</summary>
    /// <param name="shown">By subject; then by practice and position of the window.</param>
    /// <returns>Whether it was anything: then all is to be solved again.</returns>
    public bool HideMore(IReadOnlyList<bool[,]> shown)
    {
        var people = subjects.Select((cells, s) => PeopleIn(cells, unmatched[s])).ToList();
        var (missing, rule) = new CellWidths(people, windows, [.. Enumerable.Range(0, _practices + 1)], (_, window) => nationIsKnown(window), covers, policy)
            .MissingOrAll((s, unit, w) => unit < _practices && shown[s][unit, w]);
        bool hidesMore = false;
        foreach (var (s, practice, w) in missing.Where(cell => !isSettled(cell.Window) && subjects[cell.Subject].Broken[cell.Unit, cell.Window] is null))
        {
            subjects[s].Broken[practice, w] = rule;
            hidesMore = true;
        }
        return hidesMore;
    }

    private PlaceCells PeopleIn(PlaceCells cells, IReadOnlyList<CellFacts> ofNobody)
    {
        var people = new PlaceCells(new CellFacts[_practices + 1, windows.Count], new string?[_practices + 1, windows.Count]);
        for (int w = 0; w < windows.Count; w++)
        {
            for (int practice = 0; practice < _practices; practice++)
            {
                people.Facts[practice, w] = cells.Facts[practice, w] with { DddHundredths = null };
                people.Broken[practice, w] = cells.Broken[practice, w] is { } rule ? isSettled(w) ? PlaceCells.NotReleasedThen : rule : null;
                people.AtMost[practice, w] = cells.AtMost[practice, w];
                people.IsReleased[practice, w] = cells.IsReleased[practice, w];
            }
            (people.Facts[_practices, w], people.Broken[_practices, w]) = (ofNobody[w], PlaceCells.NeverTold);
        }
        return people;
    }
}
