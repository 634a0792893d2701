namespace Analytics.Statistics;

/// <summary>How much more units differ than chance makes them, and funnel limits that allow for it.</summary>
/// <remarks>
/// Spiegelhalter DJ (2005), Handling over-dispersion of performance indicators, Qual Saf Health Care 14:347: additive random effect. With
/// z = (Y − t) / s on the transformed scale, phi = mean z² of the m' units kept, tau² = max(0, (m' phi − (m' − 1)) / (Σw − Σw²/Σw)), w = 1/s².
/// No adjustment where phi is 1 or less. <see cref="SmallNumbers.FewestUnitsForOverdispersion"/> units are needed for a report to show it.
/// </remarks>
public sealed class Overdispersion
{
    private readonly double _target;

    private Overdispersion(FunnelScale scale, double target, IReadOnlyList<(double Value, double Error)> units, OutlierHandling outliers)
    {
        (Scale, _target) = (scale, target);
        double[] scores = [.. units.Select(unit => (unit.Value - target) / unit.Error)];
        ZScores = [.. scores.Select(Settled.Number)];
        var kept = outliers == OutlierHandling.Winsorise ? Winsorised(scores) : Truncated(scores);
        UnitsUsed = kept.Count;
        // In an order of their own, so that the order of units moves no digit.
        double[] weights = [.. kept.Select(unit => 1 / (units[unit.Index].Error * units[unit.Index].Error)).Order()];
        double sumOfSquares = kept.Select(unit => unit.Z * unit.Z).Order().Sum(), all = weights.Sum();
        double excess = sumOfSquares - (UnitsUsed - 1), room = all - weights.Sum(weight => weight * weight) / all;
        Phi = UnitsUsed == 0 ? 0 : Settled.Number(sumOfSquares / UnitsUsed);
        TauSquared = UnitsUsed < 2 || excess <= 0 ? 0 : Settled.Number(excess / room);
    }

    public FunnelScale Scale { get; }

    /// <summary>Each unit's distance from the target in standard errors, untouched by the handling of outliers, in the order of the units.</summary>
    public IReadOnlyList<double> ZScores { get; }

    /// <summary>m': all units, or those that truncation kept.</summary>
    public int UnitsUsed { get; }

    /// <summary>The dispersion ratio: 1 where units differ as chance makes them.</summary>
    public double Phi { get; }

    /// <summary>Variance between units on the transformed scale, as the formula gives it.</summary>
    public double TauSquared { get; }

    /// <summary>Limits are widened only where phi is above 1.</summary>
    public bool Adjusts => Phi > 1;

    /// <summary>Of proportions, on the arcsine scale; the target is the pooled proportion.</summary>
    /// <exception cref="ArgumentException">No units, a part outside 0 to the whole, a whole that is not above 0.</exception>
    public static Overdispersion OfProportions(IReadOnlyList<(long Part, long Whole)> units, OutlierHandling outliers = OutlierHandling.Winsorise)
    {
        Require.Some(units);
        foreach (var (part, whole) in units)
            Require.That(whole > 0 && part >= 0 && part <= whole, "A part lies between 0 and a whole above 0.", nameof(units));
        double target = Math.Asin(Math.Sqrt((double)units.Sum(unit => unit.Part) / units.Sum(unit => unit.Whole)));
        return new(FunnelScale.Arcsine, target,
            [.. units.Select(unit => (Math.Asin(Math.Sqrt((double)unit.Part / unit.Whole)), 0.5 / Math.Sqrt(unit.Whole)))], outliers);
    }

    /// <summary>Of observed / expected; the target is 1.</summary>
    /// <param name="scale">Square root, or logarithm where every unit has observed something.</param>
    /// <exception cref="ArgumentException">No units, a negative count, nothing expected, the arcsine scale, or none observed on the logarithmic scale.</exception>
    public static Overdispersion OfRatios(
        IReadOnlyList<(long Observed, double Expected)> units, FunnelScale scale = FunnelScale.SquareRoot, OutlierHandling outliers = OutlierHandling.Winsorise)
    {
        Require.Some(units);
        Require.That(scale is FunnelScale.SquareRoot or FunnelScale.Logarithm, "A ratio is compared on the scale of square roots or of logarithms.", nameof(scale));
        foreach (var (observed, expected) in units)
        {
            Require.Count(observed, nameof(units));
            Require.Positive(expected, nameof(units));
            Require.That(scale != FunnelScale.Logarithm || observed > 0, "The logarithm of a ratio of 0 does not exist: take the scale of square roots.", nameof(units));
        }
        return scale == FunnelScale.SquareRoot
            ? new(scale, 1, [.. units.Select(unit => (Math.Sqrt(unit.Observed / unit.Expected), 0.5 / Math.Sqrt(unit.Expected)))], outliers)
            : new(scale, 0, [.. units.Select(unit => (Math.Log(unit.Observed / unit.Expected), 1 / Math.Sqrt(unit.Expected)))], outliers);
    }

    /// <summary>Limits on the transformed scale: t ± z √(s² + tau²). On the square-root scale these are what FunnelPlotR draws, not squared back.</summary>
    /// <param name="size">The whole of a proportion, or what is expected: above 0.</param>
    /// <exception cref="ArgumentException">A size that is not above 0.</exception>
    public FunnelLimits TransformedLimits(double size, Confidence confidence = default)
    {
        var (lower, upper) = OnScale(size, confidence);
        return new(lower, upper);
    }

    /// <summary>Limits to draw against proportions or ratios: those on the transformed scale, transformed back.</summary>
    /// <inheritdoc cref="TransformedLimits"/>
    public FunnelLimits Limits(double size, Confidence confidence = default)
    {
        var (lower, upper) = OnScale(size, confidence);
        return Scale switch
        {
            FunnelScale.Arcsine => new(Square(Math.Sin(Math.Max(0, lower))), Square(Math.Sin(Math.Min(Math.PI / 2, upper)))),
            FunnelScale.SquareRoot => new(Square(Math.Max(0, lower)), Square(upper)),
            _ => new(Math.Exp(lower), Math.Exp(upper)),
        };
    }

    /// <summary>Where a unit lies: its ratio or proportion against <see cref="Limits"/>.</summary>
    /// <param name="value">The unit's proportion, or observed / expected: 0 or more.</param>
    /// <inheritdoc cref="TransformedLimits"/>
    public FunnelPosition PositionOf(double value, double size)
    {
        Require.That(double.IsFinite(value) && value >= 0, "A proportion or ratio is 0 or more.", nameof(value));
        return Funnel.Place(value, level => Limits(size, level));
    }

    private (double Lower, double Upper) OnScale(double size, Confidence confidence)
    {
        Require.Positive(size);
        double variance = Scale == FunnelScale.Logarithm ? 1 / size : 1 / (4 * size);
        double half = confidence.Z * Math.Sqrt(variance + (Adjusts ? TauSquared : 0));
        return (_target - half, _target + half);
    }

    private static List<(int Index, double Z)> Winsorised(double[] scores)
    {
        double[] ordered = [.. scores.Order()];
        double low = Percentiles.Type7(ordered, 0.1), high = Percentiles.Type7(ordered, 0.9);
        return [.. scores.Select((z, index) => (index, Math.Clamp(z, low, high)))];
    }

    /// <summary>Groups of floor(rank × 10 / (m + 1)); tied units share their mean rank and so their group.</summary>
    private List<(int Index, double Z)> Truncated(double[] scores)
    {
        int[] groups = [.. ZScores.Select(z =>
            (ZScores.Count(other => other < z) * 2 + ZScores.Count(other => other == z) + 1) * 10 / (2 * (ZScores.Count + 1)))];
        int last = groups.Max();
        return [.. scores.Select((z, index) => (Index: index, Z: z)).Where(unit => groups[unit.Index] > 0 && groups[unit.Index] < last)];
    }

    private static double Square(double x) => x * x;
}
