namespace Analytics.Statistics;

internal static class Median
{
    /// <summary>Of at least one value, settled.</summary>
    public static double Of(IEnumerable<double> values) => Settled.Number(Percentiles.Type7([.. values.Order()], 0.5));
}
