namespace Analytics.Statistics;

/// <summary>How much units differ, in one number. Null where a formula has nothing to divide by; rounded to ten significant digits.</summary>
public static class Variation
{
    /// <summary>Coefficient of quartile variation: (Q3 − Q1) / (Q3 + Q1), quartiles of type 7.</summary>
    /// <remarks>Bonett DG (2006), Comput Stat Data Anal 50:2953.</remarks>
    /// <param name="values">Missing ones leave.</param>
    public static double? QuartileCoefficient(IEnumerable<double?> values)
    {
        var quartiles = Percentiles.Of(values, 0.25, 0.75);
        return quartiles[0] is { } low && quartiles[1] is { } high && low + high != 0 ? Settled.Number((high - low) / (high + low)) : null;
    }

    /// <summary>Systematic component of variation: 100 / I × (Σ (y − e)² / e² − Σ 1 / e), over units with an expected count of 10 or more.</summary>
    /// <remarks>McPherson K and others (1982), N Engl J Med 307:1310; as SKDE's Helseatlas counts it. Below 0 where units differ less than chance makes them.</remarks>
    /// <param name="units">Observed counts, and what national age and sex rates expect.</param>
    /// <returns>Null where no unit is large enough.</returns>
    /// <exception cref="ArgumentException">A negative count, an expected count that is not above 0.</exception>
    public static double? SystematicComponent(IReadOnlyCollection<(long Observed, double Expected)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var terms = new List<double>();
        foreach (var (observed, expected) in units)
        {
            Require.Count(observed, nameof(units));
            Require.Positive(expected, nameof(units));
            if (expected < SmallNumbers.FewestEventsToStandardise) continue;
            double off = (observed - expected) / expected;
            terms.Add(off * off - 1 / expected);
        }
        return terms.Count == 0 ? null : Settled.Number(100 * terms.Order().Sum() / terms.Count);
    }
}
