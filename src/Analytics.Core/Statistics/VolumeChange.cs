namespace Analytics.Statistics;

/// <summary>A rate after against before. Never called an effect: what else changed in the meantime is in it.</summary>
/// <param name="Difference">After minus before, in the unit of the rates.</param>
/// <param name="Ratio">After divided by before; null where either is not above 0, or where too few patients were resampled.</param>
public sealed record VolumeChange(Interval Before, Interval After, Interval? Difference, Interval? Ratio)
{
    /// <summary>From sums alone, taking the patients of both periods for independent: too wide when they are the same ones.</summary>
    /// <remarks>Compound Poisson variances as in <see cref="VolumeRate"/>. With patients at hand, <see cref="PatientBootstrap.Change"/> is sharper.</remarks>
    /// <exception cref="ArgumentException">Person-time or a multiplier that is not above 0.</exception>
    public static VolumeChange Of(PeriodVolume before, PeriodVolume after, double multiplier = 1, Confidence confidence = default)
    {
        var earlier = VolumeRate.Of(before.Amounts, before.PersonTime, multiplier, confidence);
        var later = VolumeRate.Of(after.Amounts, after.PersonTime, multiplier, confidence);
        double half = confidence.Z * multiplier * double.Hypot(Error(before), Error(after));
        double difference = multiplier * (Rate(after) - Rate(before));
        return new(earlier, later,
            new(difference, difference - half, difference + half, confidence, IntervalMethod.CompoundPoisson),
            VolumeRate.Ratio(after.Amounts, after.PersonTime, before.Amounts, before.PersonTime, confidence));
    }

    /// <summary>From sums over the same patients: as sharp as <see cref="PatientBootstrap"/> where there are many, and exact in its sums.</summary>
    /// <remarks>Compound Poisson with both amounts of a patient together: Σ (x₁/t₁ − x₀/t₀)², and Σ (x₁/Σx₁ − x₀/Σx₀)² for the logarithm of the ratio, which is what resampling patients with Poisson weights estimates.</remarks>
    /// <exception cref="ArgumentException">Person-time or a multiplier that is not above 0.</exception>
    public static VolumeChange OfPaired(PairedVolumes volumes, double timeBefore, double timeAfter, double multiplier = 1, Confidence confidence = default)
    {
        var earlier = VolumeRate.Of(volumes.Before, timeBefore, multiplier, confidence);
        var later = VolumeRate.Of(volumes.After, timeAfter, multiplier, confidence);
        double before = (double)volumes.Before.Sum / timeBefore, after = (double)volumes.After.Sum / timeAfter;
        double difference = multiplier * (after - before), half = confidence.Z * multiplier * Math.Sqrt(volumes.VarianceOfDifference(timeBefore, timeAfter));
        return new(earlier, later,
            new(difference, difference - half, difference + half, confidence, IntervalMethod.CompoundPoisson),
            volumes.HasRatio ? VolumeRate.OfLogarithm(after / before, Math.Sqrt(volumes.VarianceOfLogRatio), confidence) : null);
    }

    internal static double Rate(PeriodVolume volume) => (double)volume.Amounts.Sum / volume.PersonTime;

    internal static double Error(PeriodVolume volume) => Math.Sqrt((double)volume.Amounts.SumOfSquares) / volume.PersonTime;
}
