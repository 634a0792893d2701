using Analytics.Release;

namespace Analytics.Protection;

/// <summary>Whether equations alone give a number away: by elimination modulo a prime, so that no tolerance can hide it.</summary>
internal static class ExactCheck
{
    private const int MostDecimals = 9;

    public static bool Reveals(LinkedTables tables, bool[] hidden, Reader reader, IReadOnlyList<Target> targets)
    {
        bool[] isKnown = [.. Enumerable.Range(0, tables.Variables).Select(v => reader.Told.Contains(v) || (v < tables.Cells && !tables.Set.Cells[v].IsUnprinted && !hidden[v]))];
        var guard = new SpanGuard();
        foreach (var row in tables.Rows.Where(row => row.Least == row.Most && (row.Item < 0 || !hidden[row.Item])))
        {
            long scale = ScaleOf(row.Factors);
            guard.Learn(SparseForm.Of(Enumerable.Range(0, row.Variables.Length).Where(i => !isKnown[row.Variables[i]])
                .Select(i => (row.Variables[i], SparseForm.Coefficient((long)Math.Round(row.Factors[i] * scale))))));
        }
        return targets.Any(target => !(target.IsIfHidden && !hidden[target.Cell]) && (target.IsContribution || !isKnown[target.Cell])
            && guard.Knows(SparseForm.SumOf(target.Variables.Where(v => !isKnown[v]))));
    }

    /// <summary>What makes all factors whole numbers.</summary>
    private static long ScaleOf(double[] factors)
    {
        long scale = 1;
        for (int decimals = 0; decimals < MostDecimals && factors.Any(factor => factor * scale != Math.Round(factor * scale)); decimals++) scale *= 10;
        return scale;
    }
}
