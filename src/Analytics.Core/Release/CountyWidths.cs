using Analytics.Protection;

namespace Analytics.Release;

/// <summary>Whether somebody could bound a withheld count of people in a county too closely, and what else must be withheld so that nobody can (DISCLOSURE 2.4 c).</summary>
/// <remarks>
/// People add up over municipalities. Over quarters, and over a drug group and those it holds, they don't, but a part is never more than its whole, nor a whole more than its parts.
/// </remarks>
/// <param name="holds">Subjects of which the first holds the second, as positions.</param>
internal sealed class CountyWidths(
    IReadOnlyList<PlaceCells> subjects, IReadOnlyList<PlannedWindow> windows, int[] municipalities, IReadOnlyList<(int Whole, int Part)> holds, DisclosurePolicy policy)
{
    private readonly int _perSubject = (municipalities.Length + 1) * windows.Count;

    /// <param name="isShown">By subject, position of the municipality and of the window.</param>
    /// <returns>What is to be withheld besides; null where nothing helps.</returns>
    public IReadOnlyList<(int Subject, int Municipality, int Window)>? Missing(Func<int, int, int, bool> isShown)
    {
        var cells = Cells().ToList();
        if (!cells.Exists(cell => NeedsWidth(cell.Subject, cell.Municipality, cell.Window) && !isShown(cell.Subject, cell.Municipality, cell.Window))) return [];
        var set = new TableSet
        {
            Id = "county",
            Rules = new(FewestUnits: cells.Max(cell => PrimaryRules.FewestOf(FactsOf(cell.Subject, cell.Municipality, cell.Window), policy))),
            IsMarked = true,
            Cells = [.. Enumerable.Range(0, subjects.Count).SelectMany(s => Enumerable.Range(0, municipalities.Length + 1).SelectMany(m => Enumerable.Range(0, windows.Count).Select(w => CellOf(s, m, w))))],
            Relations = [.. Places(), .. Times(), .. Drugs()],
        };
        var tables = new LinkedTables(set);
        bool[] hidden = new bool[tables.Items];
        foreach (var (s, m, w) in cells) hidden[At(s, m, w)] = !isShown(s, m, w);
        bool[] before = [.. hidden];
        var search = new PatternSearch(tables, new Choices(tables, zerosMayBeHidden: false, hidden), Practices(hidden), CancellationToken.None);
        return search.Extend(hidden) ? [.. cells.Where(cell => hidden[At(cell.Subject, cell.Municipality, cell.Window)] != before[At(cell.Subject, cell.Municipality, cell.Window)])] : null;
    }

    private IEnumerable<(int Subject, int Municipality, int Window)> Cells() =>
        from s in Enumerable.Range(0, subjects.Count)
        from m in Enumerable.Range(0, municipalities.Length)
        from w in Enumerable.Range(0, windows.Count)
        select (s, m, w);

    private int At(int subject, int municipality, int window) => (subject * _perSubject) + (municipality * windows.Count) + window;

    private CellFacts FactsOf(int subject, int municipality, int window) => subjects[subject].Facts[municipalities[municipality], window];

    private bool NeedsWidth(int subject, int municipality, int window) =>
        subjects[subject].Broken[municipalities[municipality], window] is not (null or PlaceCells.NotReleasedThen or PlaceCells.CorrectedSince) && FactsOf(subject, municipality, window).Users > 0;

    /// <summary>The last municipality is the county, which is shown.</summary>
    private TableCell CellOf(int subject, int municipality, int window)
    {
        string id = FormattableString.Invariant($"{subject}.{municipality}.{window}");
        if (municipality == municipalities.Length) return new(id, Enumerable.Range(0, municipalities.Length).Sum(m => FactsOf(subject, m, window).Users)) { IsFixed = true };
        var facts = FactsOf(subject, municipality, window);
        return new(id, facts.Users)
        {
            IsSensitive = NeedsWidth(subject, municipality, window),
            IsFixed = subjects[subject].IsReleased[municipalities[municipality], window],
            Most = facts.Persons is { } persons && facts.Users <= persons ? (double)Math.Floor(persons) : double.PositiveInfinity,
        };
    }

    private IEnumerable<TableRelation> Places() =>
        from s in Enumerable.Range(0, subjects.Count)
        from w in Enumerable.Range(0, windows.Count)
        select new TableRelation([(At(s, municipalities.Length, w), 1), .. Enumerable.Range(0, municipalities.Length).Select(m => (At(s, m, w), -1.0))], 0, 0, At(s, municipalities.Length, w));

    private IEnumerable<TableRelation> Times() =>
        from s in Enumerable.Range(0, subjects.Count)
        from m in Enumerable.Range(0, municipalities.Length)
        from span in PlannedWindow.YearsWithQuarters(windows)
        from relation in WholeAndParts(At(s, m, span.Year), [.. span.Quarters.Select(w => At(s, m, w))], FactsOf(s, m, span.Year).Users, [.. span.Quarters.Select(w => FactsOf(s, m, w).Users)])
        select relation;

    private IEnumerable<TableRelation> Drugs() =>
        from hold in holds
        from m in Enumerable.Range(0, municipalities.Length)
        from w in Enumerable.Range(0, windows.Count)
        where FactsOf(hold.Part, m, w).Users <= FactsOf(hold.Whole, m, w).Users
        select NotAbove(At(hold.Part, m, w), At(hold.Whole, m, w));

    /// <summary>Where these hold: who is counted in one municipality for a quarter may be counted in another for the year.</summary>
    private static IEnumerable<TableRelation> WholeAndParts(int whole, int[] parts, int users, int[] usersOfParts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (usersOfParts[i] <= users) yield return NotAbove(parts[i], whole);
        }
        if (users <= usersOfParts.Sum()) yield return new([(whole, 1), .. parts.Select(part => (part, -1.0))], double.NegativeInfinity, 0, -1);
    }

    private static TableRelation NotAbove(int part, int whole) => new([(whole, 1), (part, -1)], 0, double.PositiveInfinity, -1);

    /// <summary>A practice knows a cell whose patients it has all seen, and of others that they are at least as many as it has seen.</summary>
    private IEnumerable<Reader> Practices(bool[] hidden) =>
        from cell in Cells()
        where hidden[At(cell.Subject, cell.Municipality, cell.Window)]
        let facts = FactsOf(cell.Subject, cell.Municipality, cell.Window)
        from share in facts.Shares
        where share.Seen > 0
        group (At: At(cell.Subject, cell.Municipality, cell.Window), facts, share.Seen) by share.Practice into own
        orderby own.Key
        let told = own.Where(cell => cell.Seen == cell.facts.Patients).Select(cell => cell.At).ToHashSet()
        // Who has moved is seen here and may be counted elsewhere.
        let atLeast = own.Where(cell => !told.Contains(cell.At)).Select(cell => (cell.At, Seen: cell.Seen - (cell.facts.Patients - cell.facts.Users))).Where(cell => cell.Seen > 1).ToDictionary(cell => cell.At, cell => (double)cell.Seen)
        where told.Count + atLeast.Count > 0
        select new Reader(FormattableString.Invariant($"practice {own.Key}"), told) { AtLeast = atLeast };
}
