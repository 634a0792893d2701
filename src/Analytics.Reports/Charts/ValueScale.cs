namespace Analytics.Reports.Charts;

/// <summary>A scale with round steps around shown values, and around nothing else.</summary>
internal sealed class ValueScale
{
    /// <summary>The smallest span, as a share of the middle: figures that are nearly alike must not look far apart.</summary>
    private const decimal LeastSpan = 0.35m;

    /// <summary>Between the axis and the least value, as a share of the span.</summary>
    private const decimal LeastRoom = 0.05m;

    private ValueScale(decimal low, decimal step, int steps) => (Low, Step, Steps) = (low, step, steps);

    public decimal Low { get; }
    public decimal Step { get; }
    public int Steps { get; }

    public IEnumerable<decimal> Ticks => Enumerable.Range(0, Steps + 1).Select(i => Low + i * Step);

    /// <param name="shown">All that is to lie on the scale.</param>
    /// <param name="wanted">About so many steps, at most one more.</param>
    public static ValueScale Of(IReadOnlyCollection<decimal> shown, int wanted)
    {
        if (shown.Count == 0) return new(0, 1, 1);
        decimal low = shown.Min(), high = shown.Max(), middle = (low + high) / 2;
        decimal least = LeastSpan * Math.Abs(middle), lowest = low;
        // Nothing here is below zero unless a value is.
        if (high - low < least) (low, high) = (low >= 0 ? Math.Max(0, middle - least / 2) : middle - least / 2, middle + least / 2);
        if (high == low) high = low + 1;
        for (decimal power = 0.000001m; ; power *= 10)
        {
            foreach (decimal factor in (decimal[])[1, 2, 2.5m, 5])
            {
                decimal step = factor * power;
                if ((high - low) / step > wanted + 1) continue;
                decimal first = Math.Floor(low / step) * step;
                // A dot at the least value has room above the axis, unless that is at zero.
                if (first > 0 && lowest - first < LeastRoom * (high - first)) first -= step;
                int steps = Math.Max(1, (int)Math.Ceiling((high - first) / step));
                if (steps <= wanted + 1) return new(first / 1.0000000m, step / 1.0000000m, steps);
            }
        }
    }

    /// <summary>0 at the lowest, 1 at the highest tick, in hundredths: finer would give away more digits than are printed.</summary>
    public double Share(decimal value) => (double)Math.Round((value - Low) / (Step * Steps), 2, MidpointRounding.AwayFromZero);
}
