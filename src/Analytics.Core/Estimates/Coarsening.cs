namespace Analytics.Estimates;

/// <summary>Rounds a percentile across units before it is released.</summary>
internal static class Coarsening
{
    /// <summary>Rounded to three significant digits, so that no unit's own value can be read off.</summary>
    public static decimal ThreeDigits(decimal value)
    {
        if (value == 0) return 0;
        decimal unit = 1, size = decimal.Abs(value);
        while (size >= 1000 * unit) unit *= 10;
        while (size < 100 * unit) unit /= 10;
        return decimal.Round(value / unit, 0, MidpointRounding.AwayFromZero) * unit;
    }
}
