using Analytics.Estimates;
using Analytics.Measures;

namespace Analytics.Release;

/// <summary>Which limits of a shown figure may be shown with it.</summary>
/// <remarks>
/// Those of a count or a share follow from what stands beside them. Those of a volume tell the sum of the squares of what each patient had, and so
/// how large the largest may be: they are given where that is little of the whole, and coarsely.
/// </remarks>
internal static class PublishedLimits
{
    public static Limits? Of(MeasureDefinition measure, in Estimate estimate, DisclosurePolicy policy)
    {
        var limits = Limits.Of(measure, estimate);
        if (limits is not { } exact || estimate.SumOfSquares is not { } squares) return limits;
        return NobodyStandsOut((double)estimate.Numerator!.Value, (double)squares, policy) ? Coarse(estimate.Value!.Value, exact.Upper) : null;
    }

    /// <summary>P5 of patients, for the largest that the sum of squares allows: a largest of x leaves no more than Σx² − x² for the second.</summary>
    public static bool NobodyStandsOut(double total, double squares, DisclosurePolicy policy)
    {
        double left = 1 + policy.PPercent / 100.0, one = policy.MostOfOnePercent / 100.0, two = policy.MostOfTwoPercent / 100.0;
        double root = Math.Sqrt(squares);
        return total >= root * Math.Sqrt(left * left + 1) && root <= one * total && root * Math.Sqrt(2) <= two * total;
    }

    /// <summary>Half the width to two digits, upwards: too coarse to give back the sum of squares.</summary>
    private static Limits Coarse(decimal value, decimal upper)
    {
        decimal half = upper - value, unit = 0.000001m;
        while (half > 99 * unit) unit *= 10;
        half = decimal.Ceiling(half / unit) * unit;
        return new(value >= 0 ? Math.Max(0, value - half) : value - half, value + half);
    }
}
