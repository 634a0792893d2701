using Analytics.Protection;

namespace Analytics.Release;

/// <summary>Cells of units as linked tables, of people and of volumes: what anybody knows of how they hang together.</summary>
/// <remarks>
/// Volumes add up over quarters, and people do not; but then a part is never more than its whole, nor a whole more than its parts. So it is with drug groups that share drugs.
/// The whole that units add up to stands last among the units of each subject.
/// </remarks>
/// <param name="wholeIsKnown">Whether readers know, of a subject in a window, the whole that the units add up to.</param>
/// <param name="partsOfLast">Whether the other subjects add up to the last one.</param>
internal sealed class WidthTables(
    IReadOnlyList<PlaceCells> subjects, IReadOnlyList<PlannedWindow> windows, int[] units, Func<int, PlannedWindow, bool> wholeIsKnown, IReadOnlyList<Cover> covers, DisclosurePolicy policy, bool partsOfLast)
{
    private readonly int _perSubject = (units.Length + 1) * windows.Count;

    /// <summary>Those of units; wholes are no cells of theirs.</summary>
    public IEnumerable<(int Subject, int Unit, int Window)> Cells { get; } = [..
        from s in Enumerable.Range(0, subjects.Count)
        from u in Enumerable.Range(0, units.Length)
        from w in Enumerable.Range(0, windows.Count)
        select (s, u, w)];

    public int Count => subjects.Count * _perSubject;

    public int At((int Subject, int Unit, int Window) cell) => At(cell.Subject, cell.Unit, cell.Window);

    /// <summary>Unsafe by itself, and about somebody. What an earlier release withheld is judged as it was then.</summary>
    public bool NeedsWidth((int Subject, int Unit, int Window) cell) =>
        subjects[cell.Subject].Broken[units[cell.Unit], cell.Window] is not (null or PlaceCells.NotReleasedThen or PlaceCells.CorrectedSince or PlaceCells.NeverTold) && (FactsOf(cell).Users > 0 || policy.Zeros == Zeros.Protected);

    public bool HasVolume((int Subject, int Unit, int Window) cell) => FactsOf(cell).DddHundredths is not (null or 0);

    public TableSet OfPeople() => new()
    {
        Id = "people",
        Rules = new(FewestUnits: Cells.Max(cell => PrimaryRules.FewestOf(FactsOf(cell), policy)), ZerosAreShown: policy.Zeros == Zeros.Shown),
        IsMarked = true,
        PartsAreTheSamePeople = true,
        Cells = CellsOf(PeopleIn, isCount: true, (cell, one) => one with { Least = MayBeNone(cell) ? 0 : 1, MayBeNone = MayBeNone(cell), Most = MostIn(cell) }),
        Relations = [.. Wholes(), .. Years(PeopleIn, addsUp: false), .. Covers(PeopleIn), .. Apart(PeopleIn, cover => cover.ApartByPerson), .. Parts()],
    };

    public TableSet OfVolume() => new()
    {
        Id = "volume",
        Rules = new(FewestUnits: 0),
        IsMarked = true,
        Cells = CellsOf(VolumeIn, isCount: false, (_, one) => one with { Least = Math.Min(0, one.Value) }),
        Relations = [.. Wholes(), .. Years(VolumeIn, addsUp: true), .. Covers(VolumeIn), .. Apart(VolumeIn, cover => cover.ApartByDrug)],
    };

    /// <summary>A practice knows a cell whose patients it has all seen, and of others that they are at least as many as it has seen.</summary>
    public IEnumerable<Reader> Practices(bool[] hidden, bool ofVolume) =>
        from cell in Cells
        where hidden[At(cell)]
        let facts = FactsOf(cell)
        from share in facts.Shares
        where share.Seen > 0
        group (At: At(cell), facts, share.Seen) by share.Practice into own
        orderby own.Key
        let told = own.Where(cell => cell.Seen == cell.facts.Patients).Select(cell => cell.At).ToHashSet()
        // Who has moved is seen here and may be counted elsewhere; the practice may well know that of its own.
        let atLeast = own.Where(cell => !ofVolume && !told.Contains(cell.At)).Select(cell => (cell.At, Seen: Math.Min(cell.Seen, cell.facts.Users))).Where(cell => cell.Seen > 1).ToDictionary(cell => cell.At, cell => (double)cell.Seen)
        where told.Count + atLeast.Count > 0
        select new Reader(FormattableString.Invariant($"practice {own.Key}"), told) { AtLeast = atLeast };

    private int At(int subject, int unit, int window) => (subject * _perSubject) + (unit * windows.Count) + window;

    private CellFacts FactsOf((int Subject, int Unit, int Window) cell) => subjects[cell.Subject].Facts[units[cell.Unit], cell.Window];

    private double PeopleIn((int Subject, int Unit, int Window) cell) => FactsOf(cell).Users;

    private double VolumeIn((int Subject, int Unit, int Window) cell) => (FactsOf(cell).DddHundredths ?? 0) / 100.0;

    /// <summary>A zero would have been shown, unless something that has nothing to do with it hides the cell.</summary>
    private bool MayBeNone((int Subject, int Unit, int Window) cell) =>
        policy.Zeros == Zeros.Protected || FactsOf(cell).Users == 0 || PlaceCells.HidesZeros(subjects[cell.Subject].Broken[units[cell.Unit], cell.Window]);

    /// <summary>Not more than there are, nor than those they are some of.</summary>
    private double MostIn((int Subject, int Unit, int Window) cell)
    {
        var facts = FactsOf(cell);
        double most = facts.Persons is { } persons && persons >= policy.SmallestDenominator && facts.Users <= persons ? (double)Math.Floor(persons) : double.PositiveInfinity;
        return subjects[cell.Subject].AtMost[units[cell.Unit], cell.Window] is { } atMost && facts.Users <= atMost ? Math.Min(most, atMost) : most;
    }

    private IReadOnlyList<TableCell> CellsOf(
        Func<(int Subject, int Unit, int Window), double> valueOf, bool isCount, Func<(int Subject, int Unit, int Window), TableCell, TableCell> withBounds) =>
    [..
        from s in Enumerable.Range(0, subjects.Count)
        from u in Enumerable.Range(0, units.Length + 1)
        from w in Enumerable.Range(0, windows.Count)
        let cell = (s, u, w)
        let isWhole = u == units.Length
        let one = new TableCell(FormattableString.Invariant($"{s}.{u}.{w}"), isWhole ? Enumerable.Range(0, u).Sum(part => valueOf((s, part, w))) : valueOf(cell)) { IsCount = isCount }
        select isWhole ? one with { IsFixed = true } : withBounds(cell, one with { IsSensitive = NeedsWidth(cell) && (isCount || one.Value != 0), IsFixed = subjects[s].IsReleased[units[u], w], IsUnprinted = subjects[s].Broken[units[u], w] == PlaceCells.NeverTold })];

    private IEnumerable<TableRelation> Wholes() =>
        from s in Enumerable.Range(0, subjects.Count)
        from w in Enumerable.Range(0, windows.Count).Where(w => wholeIsKnown(s, windows[w]))
        select Sum(At(s, units.Length, w), [.. Enumerable.Range(0, units.Length).Select(u => At(s, u, w))]);

    private IEnumerable<TableRelation> Parts() =>
        from u in Enumerable.Range(0, partsOfLast ? units.Length : 0)
        from w in Enumerable.Range(0, windows.Count)
        select Sum(At(subjects.Count - 1, u, w), [.. Enumerable.Range(0, subjects.Count - 1).Select(s => At(s, u, w))]);

    private IEnumerable<TableRelation> Years(Func<(int Subject, int Unit, int Window), double> valueOf, bool addsUp) =>
        from s in Enumerable.Range(0, subjects.Count)
        from u in Enumerable.Range(0, units.Length)
        from span in PlannedWindow.YearsWithQuarters(windows)
        let quarters = span.Quarters.Select(w => At(s, u, w)).ToArray()
        from relation in addsUp ? [Sum(At(s, u, span.Year), quarters)]
            : WholeAndParts(At(s, u, span.Year), quarters, valueOf((s, u, span.Year)), [.. span.Quarters.Select(w => valueOf((s, u, w)))])
        select relation;

    private IEnumerable<TableRelation> Covers(Func<(int Subject, int Unit, int Window), double> valueOf) =>
        from cover in covers
        from u in Enumerable.Range(0, units.Length)
        from w in Enumerable.Range(0, windows.Count)
        where valueOf((cover.Covered, u, w)) <= cover.By.Sum(s => valueOf((s, u, w)))
        select NoMore(At(cover.Covered, u, w), [.. cover.By.Select(s => At(s, u, w))]);

    private IEnumerable<TableRelation> Apart(Func<(int Subject, int Unit, int Window), double> valueOf, Func<Cover, IReadOnlyList<int>> partsOf) =>
        from cover in covers
        let parts = partsOf(cover)
        where parts.Count > 1
        from u in Enumerable.Range(0, units.Length)
        from w in Enumerable.Range(0, windows.Count)
        where parts.Sum(s => valueOf((s, u, w))) <= valueOf((cover.Covered, u, w))
        select new TableRelation([(At(cover.Covered, u, w), -1), .. parts.Select(s => (At(s, u, w), 1.0))], double.NegativeInfinity, 0, -1);

    /// <summary>Where these hold: who is counted in one municipality for a quarter may be counted in another for the year.</summary>
    private static IEnumerable<TableRelation> WholeAndParts(int whole, int[] parts, double value, double[] valuesOfParts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (valuesOfParts[i] <= value) yield return NoMore(parts[i], [whole]);
        }
        if (value <= valuesOfParts.Sum()) yield return NoMore(whole, parts);
    }

    private static TableRelation Sum(int whole, int[] parts) => new([(whole, 1), .. parts.Select(part => (part, -1.0))], 0, 0, whole);

    private static TableRelation NoMore(int one, int[] others) => new([(one, 1), .. others.Select(other => (other, -1.0))], double.NegativeInfinity, 0, -1);
}
