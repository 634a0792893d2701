using System.Numerics;

namespace Analytics.Statistics;

/// <summary>Percentiles across units, each counting once.</summary>
/// <remarks>
/// Type 7 of Hyndman RJ, Fan Y (1996), Am Stat 50:361: h = (m − 1) p, linear between order statistics. The default of R, NumPy and pandas,
/// Excel's PERCENTILE.INC and SQL's PERCENTILE_CONT, which OpenPrescribing's deciles use.
/// </remarks>
public static class Percentiles
{
    /// <summary>Of ordered values, computed in their own type; what is exact in it stays exact.</summary>
    /// <param name="ordered">Ascending, at least one.</param>
    /// <param name="share">0 to 1.</param>
    /// <exception cref="ArgumentException">No values, or a share outside 0 to 1.</exception>
    public static T Type7<T>(IReadOnlyList<T> ordered, T share) where T : IFloatingPoint<T>
    {
        Require.Some(ordered);
        Require.That(share >= T.Zero && share <= T.One, "A percentile is a share from 0 to 1, such as 0.25.", nameof(share));
        T position = T.CreateChecked(ordered.Count - 1) * share;
        int below = int.CreateChecked(T.Floor(position));
        int above = Math.Min(below + 1, ordered.Count - 1);
        return ordered[below] + (position - T.CreateChecked(below)) * (ordered[above] - ordered[below]);
    }

    /// <summary>Several percentiles of values in any order. Missing values leave before anything is counted.</summary>
    /// <returns>One for each share, rounded to ten significant digits; all null where every value is missing.</returns>
    /// <exception cref="ArgumentException">A share outside 0 to 1, a value that is no finite number.</exception>
    public static IReadOnlyList<double?> Of(IEnumerable<double?> values, params IReadOnlyList<double> shares)
    {
        var ordered = Known(values);
        return [.. shares.Select(share => ordered.Length == 0 ? (double?)null : Settled.Number(Type7(ordered, share)))];
    }

    /// <summary>The nine deciles, from 10 % to 90 %.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<double?> Deciles(IEnumerable<double?> values) => Of(values, [.. Enumerable.Range(1, 9).Select(tenth => tenth / 10.0)]);

    private static double[] Known(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        foreach (double value in known) Require.Finite(value, nameof(values));
        Array.Sort(known);
        return known;
    }
}
