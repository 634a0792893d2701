namespace Analytics.Protection;

/// <summary>The one person behind a hidden count of one, who must not know another number exactly.</summary>
internal static class Singles
{
    /// <param name="counts">Of one person each.</param>
    public static IEnumerable<Reader> Of(TableSet set, IEnumerable<int> counts) =>
        counts.Select(cell => new Reader(set.Cells[cell].Id, set.PartsAreTheSamePeople ? WithPartsAndWholes(set, cell) : new HashSet<int> { cell }) { IsToStayUnsure = false });

    /// <summary>Who is counted in a part is counted in the whole, and where that has one as well it is the same one.</summary>
    private static HashSet<int> WithPartsAndWholes(TableSet set, int cell)
    {
        var known = new HashSet<int> { cell };
        var pairs = set.Relations.Where(relation => relation.Terms.Count == 2 && relation.Terms.All(term => set.Cells[term.Cell] is { IsCount: true, Value: 1 })).Select(relation => (One: relation.Terms[0].Cell, Other: relation.Terms[1].Cell)).ToList();
        for (int before = 0; before < known.Count;)
        {
            before = known.Count;
            foreach (var (one, other) in pairs)
            {
                if (known.Contains(one)) known.Add(other);
                else if (known.Contains(other)) known.Add(one);
            }
        }
        return known;
    }
}
