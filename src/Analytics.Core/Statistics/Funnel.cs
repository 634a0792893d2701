namespace Analytics.Statistics;

/// <summary>Limits within which chance alone would hold most units of a size, and where a unit lies.</summary>
/// <remarks>
/// Spiegelhalter DJ (2005), Funnel plots for comparing institutional performance, Stat Med 24:1185. Curves of counts are continuous Poisson
/// quantiles, as PHEindicatormethods finds them; they are not the interval of a count equal to the expected one (FunnelPlotR), which is another object.
/// A unit's position follows its own interval (exact below 10, Byar from 10), so it can differ from the drawn curve by a hair.
/// </remarks>
public static class Funnel
{
    /// <summary>p ± z √(p (1 − p) / n), clipped to 0 and 1: what inverting Wilson's interval gives.</summary>
    /// <param name="target">The pooled share, 0 to 1: sum of parts / sum of wholes.</param>
    /// <param name="whole">The size, above 0.</param>
    /// <exception cref="ArgumentException">Outside that.</exception>
    public static FunnelLimits Proportion(double target, double whole, Confidence confidence = default)
    {
        RequireShare(target);
        Require.Positive(whole);
        double half = confidence.Z * Math.Sqrt(target * (1 - target) / whole);
        return new(Math.Max(0, target - half), Math.Min(1, target + half));
    }

    /// <summary>Limits of observed / expected where so much is expected.</summary>
    /// <remarks>Solves E = Q((1+c)/2; O+1) for the lower and E = Q((1−c)/2; O) for the upper limit, O real. Where even O = 0 is not low, the lower limit is 0.</remarks>
    /// <param name="expected">Above 0 and below a thousand million.</param>
    /// <exception cref="ArgumentException">Outside that.</exception>
    public static FunnelLimits Ratio(double expected, Confidence confidence = default)
    {
        Require.Positive(expected);
        Require.That(expected < 1e9, "More is expected than a funnel is made for.", nameof(expected));
        double farOut = 2 * expected + 40 + 10 * Math.Sqrt(expected);
        double lower = Distributions.GammaBelow(expected, 1) < confidence.UpperTail ? 0
            : Falling(observed => Distributions.GammaBelow(expected, observed + 1), confidence.UpperTail, farOut);
        double upper = Falling(observed => Distributions.GammaBelow(expected, observed), confidence.LowerTail, farOut);
        return new(lower / expected, upper / expected);
    }

    /// <summary>How much must be expected for so many observed to lie on the lower limit.</summary>
    /// <param name="observed">0 or more.</param>
    /// <exception cref="ArgumentException">Negative.</exception>
    public static double ExpectedOnLowerLimit(long observed, Confidence confidence = default)
    {
        Require.Count(observed);
        return Settled.Number(Distributions.GammaQuantile(confidence.UpperTail, observed + 1.0));
    }

    /// <summary>How much must be expected for so many observed to lie on the upper limit; 0 for none observed.</summary>
    /// <inheritdoc cref="ExpectedOnLowerLimit"/>
    public static double ExpectedOnUpperLimit(long observed, Confidence confidence = default)
    {
        Require.Count(observed);
        return observed == 0 ? 0 : Settled.Number(Distributions.GammaQuantile(confidence.LowerTail, observed));
    }

    /// <summary>A count against what was expected: high when the lower limit of the count is above it, low when the upper limit is below.</summary>
    /// <param name="observed">0 or more.</param>
    /// <param name="expected">Above 0. For a crude rate: the pooled rate times the unit's denominator.</param>
    /// <exception cref="ArgumentException">Outside that.</exception>
    public static FunnelPosition PositionOfCount(long observed, double expected)
    {
        Require.Positive(expected);
        double target = Settled.Number(expected);
        Interval wide = PoissonCount.Of(observed, Confidence.P998), narrow = PoissonCount.Of(observed, Confidence.P95);
        return wide.Lower > target ? FunnelPosition.High998
            : wide.Upper < target ? FunnelPosition.Low998
            : narrow.Lower > target ? FunnelPosition.High95
            : narrow.Upper < target ? FunnelPosition.Low95
            : FunnelPosition.Within;
    }

    /// <summary>A share against the pooled one, by <see cref="Proportion"/>.</summary>
    /// <exception cref="ArgumentException">A part outside 0 to the whole, a target outside 0 to 1.</exception>
    public static FunnelPosition PositionOfProportion(long part, long whole, double target)
    {
        Require.That(part >= 0 && part <= whole, "A part lies between 0 and the whole.", nameof(part));
        return Place((double)part / whole, level => Proportion(target, whole, level));
    }

    /// <summary>A directly standardised rate against a target, as a count of an effective population of events / rate.</summary>
    /// <param name="target">Above 0, in the unit of the rate.</param>
    /// <returns>Not judged where no rate is given.</returns>
    /// <exception cref="ArgumentException">A target that is not above 0.</exception>
    public static FunnelPosition PositionOfStandardisedRate(StandardisedRate unit, double target)
    {
        ArgumentNullException.ThrowIfNull(unit);
        Require.Positive(target);
        return unit.EffectivePopulation is { } people ? PositionOfCount(unit.Events, target * people) : FunnelPosition.NotJudged;
    }

    internal static FunnelPosition Place(double value, Func<Confidence, FunnelLimits> limits)
    {
        double settled = Settled.Number(value);
        FunnelLimits wide = limits(Confidence.P998), narrow = limits(Confidence.P95);
        return settled > wide.Upper ? FunnelPosition.High998
            : settled < wide.Lower ? FunnelPosition.Low998
            : settled > narrow.Upper ? FunnelPosition.High95
            : settled < narrow.Lower ? FunnelPosition.Low95
            : FunnelPosition.Within;
    }

    internal static void RequireShare(double target) =>
        Require.That(target is >= 0 and <= 1, "The pooled proportion is a share from 0 to 1.", nameof(target));

    /// <summary>Where a falling function reaches a value: halving until the doubles are neighbours.</summary>
    private static double Falling(Func<double, double> function, double value, double upTo)
    {
        double low = 0, high = upTo;
        for (double middle = high / 2; middle > low && middle < high; middle = low + (high - low) / 2)
        {
            if (function(middle) > value) low = middle;
            else high = middle;
        }
        return low;
    }
}
