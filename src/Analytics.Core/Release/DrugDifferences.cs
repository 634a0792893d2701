namespace Analytics.Release;

/// <summary>Whether drug groups can be subtracted from each other down to drug classes that rest on too little.</summary>
/// <remarks>Hypnotics less Z-hypnotics are the other hypnotics: shown both, the third is shown too, though nobody printed it.</remarks>
internal static class DrugDifferences
{
    /// <summary>Picks groups of one unit and window to be hidden, so that the others give nothing away; earlier groups are kept before later ones.</summary>
    /// <param name="groups">Each group that is safe by itself, as the classes it is made of, in the order of the pack.</param>
    /// <param name="classes">By class: the unit's cell.</param>
    /// <returns>Positions in <paramref name="groups"/>.</returns>
    public static IEnumerable<int> Hide(IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<CellFacts> classes, DisclosurePolicy policy)
    {
        var columns = classes.Select(cell => (IReadOnlyList<CellFacts>)[cell]).ToList();
        var kept = new List<SparseForm>();
        for (int i = 0; i < groups.Count; i++)
        {
            kept.Add(SparseForm.SumOf(groups[i]));
            if (!RevealTooLittle(kept, columns, ofPlaces: true, policy)) continue;
            kept.RemoveAt(kept.Count - 1);
            yield return i;
        }
    }

    /// <summary>Whether some combination of the forms rests on nothing but columns that are too little, or empty.</summary>
    /// <param name="columns">By column of the forms: the cells it is the sum of.</param>
    /// <param name="ofPlaces">Whether cells of one column are of different places.</param>
    public static bool RevealTooLittle(
        IReadOnlyList<SparseForm> forms, IReadOnlyList<IReadOnlyList<CellFacts>> columns, bool ofPlaces, DisclosurePolicy policy)
    {
        bool[] little = [.. columns.Select(cells => Together.IsTooLittle(cells, ofPlaces, policy))];
        if (!little.Contains(true)) return false;
        // Those who see all patients of a column can take it away; the outsider, 0, takes away what is empty.
        var readers = columns.SelectMany(cells => cells.SelectMany(PrimaryRules.OwnersOf)).Distinct().Prepend(0);
        return readers.Any(reader => RevealTooLittle(forms, little, [.. columns.Select(cells => Together.IsAllOf(cells, reader, policy))]));
    }

    private static bool RevealTooLittle(IReadOnlyList<SparseForm> forms, bool[] little, bool[] nothing)
    {
        // Gaussian elimination that uses up the columns of enough first: what remains has only columns of too little or of nothing.
        var rest = forms.ToList();
        for (int column = 0; column < little.Length; column++)
        {
            if (little[column] || nothing[column]) continue;
            int pivot = rest.FindIndex(form => form[column] != 0);
            if (pivot < 0) continue;
            var row = rest[pivot].ScaledToOneAt(column);
            rest.RemoveAt(pivot);
            rest = [.. rest.Select(form => form[column] == 0 ? form : form.Minus(form[column], row))];
        }
        foreach (var form in rest)
        {
            foreach (int column in form.Columns)
            {
                if (little[column] && !nothing[column]) return true;
            }
        }
        return false;
    }
}
