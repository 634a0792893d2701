namespace Analytics.Statistics;

/// <summary>How participants changed beyond how others changed in the same months.</summary>
/// <remarks>
/// Card D, Krueger AB (1994), Am Econ Rev 84:772; Dimick JB, Ryan AM (2014), JAMA 312:2401. It removes what happened to everybody; it rests on
/// both having gone the same way otherwise, which no formula can see. Never called causal.
/// </remarks>
/// <param name="Difference">(after − before) of participants minus (after − before) of others, in the unit of the rates; 0 for no difference.</param>
/// <param name="RatioOfRatios">(after / before) of participants divided by that of others; 1 for no difference; null where a rate is not above 0, or with too few patients.</param>
public sealed record DifferenceInDifferences(Interval? Difference, Interval? RatioOfRatios)
{
    /// <summary>From sums alone, taking all four for independent: too wide when the patients before and after are the same.</summary>
    /// <remarks>With patients at hand, <see cref="PatientBootstrap.Compare"/> is sharper.</remarks>
    /// <exception cref="ArgumentException">Person-time or a multiplier that is not above 0.</exception>
    public static DifferenceInDifferences Of(
        PeriodVolume before, PeriodVolume after, PeriodVolume othersBefore, PeriodVolume othersAfter, double multiplier = 1, Confidence confidence = default)
    {
        Require.Positive(multiplier);
        PeriodVolume[] all = [before, after, othersBefore, othersAfter];
        foreach (var volume in all) Require.Positive(volume.PersonTime, "personTime");
        double difference = multiplier * (VolumeChange.Rate(after) - VolumeChange.Rate(before) - (VolumeChange.Rate(othersAfter) - VolumeChange.Rate(othersBefore)));
        double half = confidence.Z * multiplier * Root(all.Select(VolumeChange.Error));
        return new(
            new(difference, difference - half, difference + half, confidence, IntervalMethod.CompoundPoisson),
            all.Any(volume => volume.Amounts.Sum <= 0) ? null : VolumeRate.OfLogarithm(
                VolumeChange.Rate(after) / VolumeChange.Rate(before) / (VolumeChange.Rate(othersAfter) / VolumeChange.Rate(othersBefore)),
                Root(all.Select(volume => volume.Amounts.RelativeError)), confidence));
    }

    /// <summary>From sums over the same patients before and after, in each of the two groups.</summary>
    /// <remarks>Variances as in <see cref="VolumeChange.OfPaired"/>; the two groups are taken for independent.</remarks>
    /// <exception cref="ArgumentException">Person-time or a multiplier that is not above 0.</exception>
    public static DifferenceInDifferences OfPaired(
        PairedVolumes volumes, double timeBefore, double timeAfter, PairedVolumes others, double othersBefore, double othersAfter, double multiplier = 1, Confidence confidence = default)
    {
        Require.Positive(multiplier);
        foreach (double time in new[] { timeBefore, timeAfter, othersBefore, othersAfter }) Require.Positive(time, "personTime");
        double own = (double)volumes.After.Sum / timeAfter - (double)volumes.Before.Sum / timeBefore;
        double theirs = (double)others.After.Sum / othersAfter - (double)others.Before.Sum / othersBefore;
        double half = confidence.Z * multiplier * Math.Sqrt(volumes.VarianceOfDifference(timeBefore, timeAfter) + others.VarianceOfDifference(othersBefore, othersAfter));
        double difference = multiplier * (own - theirs);
        double Ratio(PairedVolumes sums, double before, double after) => (double)sums.After.Sum / after / ((double)sums.Before.Sum / before);
        return new(
            new(difference, difference - half, difference + half, confidence, IntervalMethod.CompoundPoisson),
            !volumes.HasRatio || !others.HasRatio ? null : VolumeRate.OfLogarithm(
                Ratio(volumes, timeBefore, timeAfter) / Ratio(others, othersBefore, othersAfter),
                Math.Sqrt(volumes.VarianceOfLogRatio + others.VarianceOfLogRatio), confidence));
    }

    /// <summary>Of shares and other ratios, from sums over the same patients before and after, in each of the two groups.</summary>
    /// <remarks>Variances as in <see cref="RatioChange.OfPaired"/>; the two groups are taken for independent.</remarks>
    /// <returns>No difference where there is nothing to divide by.</returns>
    /// <exception cref="ArgumentException">A multiplier that is not above 0.</exception>
    public static DifferenceInDifferences OfPaired(PairedRatios sums, PairedRatios others, double multiplier = 1, Confidence confidence = default)
    {
        Require.Positive(multiplier);
        if (!sums.HasDifference || !others.HasDifference) return new(null, null);
        double difference = sums.After.Ratio - sums.Before.Ratio - (others.After.Ratio - others.Before.Ratio);
        return new(
            RatioChange.Around(multiplier * difference, multiplier * Math.Sqrt(sums.VarianceOfDifference + others.VarianceOfDifference), confidence),
            !sums.HasRatio || !others.HasRatio ? null : VolumeRate.OfLogarithm(
                sums.After.Ratio / sums.Before.Ratio / (others.After.Ratio / others.Before.Ratio), Math.Sqrt(sums.VarianceOfLogRatio + others.VarianceOfLogRatio), confidence));
    }

    private static double Root(IEnumerable<double> errors) => Math.Sqrt(errors.Select(error => error * error).Order().Sum());
}
