namespace Analytics.Release;

/// <summary>What someone who knows some drug classes of a cell thereby knows of the drug groups.</summary>
internal static class DrugInsights
{
    /// <summary>All combinations of groups that consist of known classes alone, as a basis.</summary>
    /// <param name="groups">Each group as the classes it is made of.</param>
    /// <returns>Group and coefficient modulo the prime of <see cref="SparseForm"/>.</returns>
    public static IReadOnlyList<IReadOnlyList<(int Group, ulong Factor)>> Of(IReadOnlyList<IReadOnlyList<int>> groups, int classes, IReadOnlySet<int> known)
    {
        // Beside its classes each row carries a mark of its group, so that what is left tells how it was combined.
        var rows = groups.Select((group, i) => SparseForm.SumOf(group.Append(classes + i))).ToList();
        for (int column = 0; column < classes; column++)
        {
            if (known.Contains(column)) continue;
            int at = rows.FindIndex(row => row[column] != 0);
            if (at < 0) continue;
            var pivot = rows[at].ScaledToOneAt(column);
            rows.RemoveAt(at);
            rows = [.. rows.Select(row => row[column] == 0 ? row : row.Minus(row[column], pivot))];
        }
        return [.. rows.Select(row => (IReadOnlyList<(int, ulong)>)[.. Enumerable.Range(0, groups.Count).Select(i => (i, row[classes + i])).Where(term => term.Item2 != 0)])];
    }
}
