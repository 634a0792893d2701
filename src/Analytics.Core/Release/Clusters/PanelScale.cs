namespace Analytics.Release.Clusters;

/// <summary>Rounds the rows of a panel, so that a row tells nothing of the size of a list.</summary>
/// <remarks>
/// One patient in 900 is 1.1 per 1000, so 37.0 per 1000 is no figure of a list of 900, and list sizes are known. Rounded to steps no finer than one
/// patient of the smallest list, every row can be every member's.
/// </remarks>
internal static class PanelScale
{
    /// <summary>Nothing finer than this part of the largest value is drawn or printed.</summary>
    private const decimal Finest = 100;

    /// <param name="values">Exact figures.</param>
    /// <param name="grains">How much one patient more, or the smallest amount, adds to each.</param>
    /// <returns>1, 2 or 5 times a power of ten; 0 where all is zero.</returns>
    public static decimal StepOf(IEnumerable<decimal> values, IEnumerable<decimal> grains)
    {
        decimal least = Math.Max(values.Select(Math.Abs).DefaultIfEmpty(0).Max() / Finest, grains.DefaultIfEmpty(0).Max());
        if (least == 0) return 0;
        decimal power = 1;
        while (power > least) power /= 10;
        while (power * 10 <= least) power *= 10;
        return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    }

    public static decimal Round(decimal value, decimal step) => step == 0 ? value : decimal.Round(value / step, 0, MidpointRounding.AwayFromZero) * step;
}
