using System.Globalization;

namespace Analytics.Statistics;

/// <summary>Where floating point is rounded: ten significant digits, once, when a result leaves its formula.</summary>
/// <remarks>
/// Sums in another order and the mathematical library of another machine move the last of a double's sixteen digits, and iterated
/// quantiles some four more. Whatever is returned, and whatever a rule compares, is settled before, so that they do not show.
/// </remarks>
internal static class Settled
{
    public static double Number(double value) => double.IsFinite(value)
        ? double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0
        : value;

    /// <summary>Below 0, 0 or above 0, as the settled numbers differ.</summary>
    public static int Compare(double left, double right) => Number(left).CompareTo(Number(right));
}
