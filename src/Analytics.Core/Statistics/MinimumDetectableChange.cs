namespace Analytics.Statistics;

/// <summary>The smallest changes that would be seen, as ratios after / before, rounded to ten significant digits.</summary>
public readonly record struct DetectableRatio
{
    internal DetectableRatio(double fall, double rise) => (Fall, Rise) = (Settled.Number(fall), Settled.Number(rise));

    /// <summary>Below 1: 0.8 for a fall by a fifth.</summary>
    public double Fall { get; }

    /// <summary>Above 1: the inverse of <see cref="Fall"/>.</summary>
    public double Rise { get; }
}

/// <summary>How large a change must be for a project to see it, told before it starts.</summary>
public static class MinimumDetectableChange
{
    /// <summary>What rounding leaves of a variance that is none.</summary>
    private const double NoVariance = 1e-12;

    /// <summary>Of a rate of events or volume, as ratios after / before.</summary>
    /// <remarks>
    /// exp(∓ (z(confidence) + z(power)) se), se = √(Σx²/(Σx)² (1 + time before / time after)): the standard two-sample power formula (Armitage P,
    /// Berry G, Matthews JNS (2002), Statistical methods in medical research, section 4.6) on the logarithm of a rate ratio, with the variance that the
    /// baseline shows (see <see cref="VolumeRate.Ratio"/>). Patients before and after are taken for independent, which is cautious.
    /// </remarks>
    /// <param name="baseline">For events: one patient of amount 1 for each.</param>
    /// <param name="timeBefore">Person-time of the baseline, above 0.</param>
    /// <param name="timeAfter">Planned person-time afterwards, above 0.</param>
    /// <param name="power">Chance of seeing it, from 0.5 to 0.99.</param>
    /// <returns>Null where the baseline has no volume.</returns>
    /// <exception cref="ArgumentException">Outside that.</exception>
    public static DetectableRatio? OfVolume(AmountSum baseline, double timeBefore, double timeAfter, double power = 0.8, Confidence confidence = default)
    {
        Require.Positive(timeBefore);
        Require.Positive(timeAfter);
        RequirePower(power);
        if (baseline.Sum <= 0) return null;
        return OfError(baseline.RelativeError * Math.Sqrt(1 + timeBefore / timeAfter), power, confidence);
    }

    /// <summary>Of a share or another ratio of two sums over patients, as ratios after / before, with as many patients afterwards.</summary>
    /// <remarks>As <see cref="OfVolume"/>, with the linearised variance of <see cref="RatioChange"/>.</remarks>
    /// <param name="power">Chance of seeing it, from 0.5 to 0.99.</param>
    /// <returns>Null where the baseline has no part, or is all of the whole for everybody and so has no spread to tell from.</returns>
    /// <exception cref="ArgumentException">Outside that.</exception>
    public static DetectableRatio? OfRatio(RatioSums baseline, double power = 0.8, Confidence confidence = default)
    {
        RequirePower(power);
        if (baseline.Part <= 0 || baseline.Whole <= 0 || baseline.VarianceOfLogarithm < NoVariance) return null;
        return OfError(Math.Sqrt(2 * baseline.VarianceOfLogarithm), power, confidence);
    }

    private static DetectableRatio OfError(double error, double power, Confidence confidence)
    {
        double step = (confidence.Z + Distributions.NormalQuantile(power)) * error;
        return new(Math.Exp(-step), Math.Exp(step));
    }

    /// <summary>Of the mean of a monthly (or other) series, in its unit, up or down.</summary>
    /// <remarks>
    /// (t(confidence) + t(power)) s √(1/n₀ + 1/n₁) with n₀ + n₁ − 2 degrees of freedom, s the standard deviation of the baseline, taken to stay. With a
    /// power of 0.5 it is the step-change formula of Spooner J, Dressing SA, Meals DW (2011), Minimum detectable change analysis, US EPA Tech Notes 7
    /// (they test one-sided). Points are taken for independent of each other: a series with trend or season needs more.
    /// </remarks>
    /// <param name="baseline">At least 3 points; missing ones leave.</param>
    /// <param name="pointsAfter">Planned, 1 or more.</param>
    /// <inheritdoc cref="OfVolume"/>
    /// <returns>0 where all points of the baseline are equal.</returns>
    public static double OfSeries(IReadOnlyCollection<double?> baseline, int pointsAfter, double power = 0.8, Confidence confidence = default)
    {
        Require.Some(baseline);
        RequirePower(power);
        Require.That(pointsAfter >= 1, "At least one point is planned afterwards.", nameof(pointsAfter));
        double[] known = [.. baseline.OfType<double>().Order()];
        foreach (double value in known) Require.Finite(value, nameof(baseline));
        Require.That(known.Length >= 3, "A baseline of fewer than three points has no spread to speak of.", nameof(baseline));
        double mean = known.Sum() / known.Length, free = (double)known.Length + pointsAfter - 2;
        double deviation = Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Length - 1));
        double t = Distributions.StudentQuantile(free, confidence.UpperTail) + (power == 0.5 ? 0 : Distributions.StudentQuantile(free, power));
        return Settled.Number(t * deviation * Math.Sqrt(1.0 / known.Length + 1.0 / pointsAfter));
    }

    private static void RequirePower(double power) => Require.That(power is >= 0.5 and <= 0.99, "Power is a share from 0.5 to 0.99, such as 0.8.", nameof(power));
}
