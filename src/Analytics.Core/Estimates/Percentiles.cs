namespace Analytics.Estimates;

/// <summary>Percentiles across units, Hyndman and Fan's type 7 (the default of R, NumPy and SQL's PERCENTILE_CONT).</summary>
internal static class Percentiles
{
    /// <param name="ordered">Ascending, at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static decimal Type7(IReadOnlyList<decimal> ordered, decimal share)
    {
        decimal position = (ordered.Count - 1) * share;
        int below = (int)decimal.Floor(position);
        int above = Math.Min(below + 1, ordered.Count - 1);
        return ordered[below] + (position - below) * (ordered[above] - ordered[below]);
    }

    /// <summary>Rounded to three significant digits, so that no unit's own value can be read off.</summary>
    public static decimal Coarsened(decimal value)
    {
        if (value == 0) return 0;
        decimal unit = 1, size = decimal.Abs(value);
        while (size >= 1000 * unit) unit *= 10;
        while (size < 100 * unit) unit /= 10;
        return decimal.Round(value / unit, 0, MidpointRounding.AwayFromZero) * unit;
    }
}
