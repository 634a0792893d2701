namespace Analytics.Release;

/// <summary>Whether drug groups of one unit and window can be subtracted from each other down to a few patients.</summary>
/// <remarks>Hypnotics less Z-hypnotics are the other hypnotics: shown both, the third is shown too, though nobody printed it.</remarks>
internal static class DrugDifferences
{
    /// <summary>Picks groups to be hidden, so that the others give nothing away; earlier groups are kept before later ones.</summary>
    /// <param name="groups">Each group that is safe by itself, as the classes it is made of, in the order of the pack.</param>
    /// <param name="patients">By class: patients of the unit in the window.</param>
    /// <returns>Positions in <paramref name="groups"/>.</returns>
    public static IEnumerable<int> Hide(IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<int> patients, int fewestPatients)
    {
        if (!patients.Any(n => n > 0 && n < fewestPatients)) yield break;
        var kept = new List<SparseForm>();
        for (int i = 0; i < groups.Count; i++)
        {
            kept.Add(SparseForm.SumOf(groups[i]));
            if (!RevealsFew(kept, patients, fewestPatients)) continue;
            kept.RemoveAt(kept.Count - 1);
            yield return i;
        }
    }

    /// <summary>Some combination of the forms holds classes of few patients or none, and at least one of few.</summary>
    private static bool RevealsFew(IReadOnlyList<SparseForm> forms, IReadOnlyList<int> patients, int fewestPatients)
    {
        // Gaussian elimination that uses up the columns of many patients first: what remains has only few or none.
        var rest = forms.ToList();
        for (int column = 0; column < patients.Count; column++)
        {
            if (patients[column] < fewestPatients) continue;
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
                if (patients[column] > 0) return true;
            }
        }
        return false;
    }
}
