using Analytics.Statistics;

namespace Analytics.Core.Tests.Statistics;

/// <summary>Compares with what a publication prints, to its last digit.</summary>
internal static class Printed
{
    /// <summary>At most half a unit of the last printed place off.</summary>
    public static void Same(string printed, double? computed)
    {
        Assert.NotNull(computed);
        decimal expected = decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture);
        double half = 0.5 * Math.Pow(10, -expected.Scale);
        Assert.True(Math.Abs(computed.Value - (double)expected) <= half * 1.000001, $"printed {printed}, computed {computed:R}");
    }

    public static void Same(string value, string lower, string upper, Interval? computed)
    {
        Assert.NotNull(computed);
        Same(value, computed.Value);
        Same(lower, computed.Lower);
        Same(upper, computed.Upper);
    }

    public static void Same(string lower, string upper, FunnelLimits computed)
    {
        Same(lower, computed.Lower);
        Same(upper, computed.Upper);
    }

    /// <summary>Equal but for what is rounded off, and for sums in another order.</summary>
    public static void Close(double expected, double? actual, double within = 2e-9)
    {
        Assert.NotNull(actual);
        double off = Math.Abs(expected - actual.Value);
        Assert.True(off <= within * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, actual {actual:R}");
    }
}
