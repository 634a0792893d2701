using System.Globalization;

namespace Analytics.Statistics;

/// <summary>Where floating point is rounded: ten significant digits, once, when a result leaves its formula.</summary>
/// <remarks>
/// Sums in another order and the mathematical library of another machine move the last of a double's sixteen digits, and iterated
/// quantiles some four more. Whatever is returned, and whatever a rule compares, is settled before, so that they do not show.
/// </remarks>
internal static class Settled
{
    private const int Digits = 10;

    // So near to the middle between two, the scaled value does not tell which is nearer.
    private const double Unsure = 1e-4;

    // Whole powers that a double holds exactly.
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(exponent => double.Parse($"1E{exponent}", CultureInfo.InvariantCulture))];

    public static double Number(double value) => double.IsFinite(value) ? TryScaled(value) ?? ByText(value) : value;

    /// <summary>Below 0, 0 or above 0, as the settled numbers differ.</summary>
    public static int Compare(double left, double right) => Number(left).CompareTo(Number(right));

    /// <summary>The definition: written with ten digits and read again.</summary>
    internal static double ByText(double value)
    {
        Span<char> text = stackalloc char[32];
        return value.TryFormat(text, out int length, "E9", CultureInfo.InvariantCulture)
            ? double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0
            : throw new InvalidOperationException("A double with ten digits is shorter.");
    }

    /// <summary>The same without text: the ten digits as a whole number, over or times an exact power of ten, which rounds once, as reading does.</summary>
    /// <returns>Null where that could differ.</returns>
    private static double? TryScaled(double value)
    {
        double size = Math.Abs(value);
        if (size is < 1e-12 or > 1e30) return null;
        int power = Digits - 1 - (int)Math.Floor(Math.Log10(size));
        double scaled = Scale(size, power);
        // The logarithm of what lies beside a power of ten can be that of its neighbour.
        if (scaled is < 1e9 or >= 1e10) return null;
        double whole = Math.Round(scaled);
        if (Math.Abs(Math.Abs(scaled - whole) - 0.5) < Unsure) return null;
        return Math.CopySign(Scale(whole, -power), value);
    }

    private static double Scale(double value, int power) => power >= 0 ? value * Powers[power] : value / Powers[-power];
}
