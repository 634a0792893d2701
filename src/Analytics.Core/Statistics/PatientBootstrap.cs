namespace Analytics.Statistics;

/// <summary>Intervals of change for the same patients before and after: patients are drawn again and again, each with both of its amounts.</summary>
/// <remarks>
/// Percentile bootstrap: Efron B, Tibshirani RJ (1993), An introduction to the bootstrap, ch. 13. Each patient's weight is Poisson with mean 1
/// (Hanley JA, MacGibbon B (2006), Comput Methods Programs Biomed 83:57), because the number of patients is chance too; the spread of a sum is then
/// the compound Poisson one of <see cref="VolumeRate"/>. The seed decides every draw (SplitMix64, integers only), and patients are ordered by their amounts
/// first: the same numbers come out on every machine, whatever the order or the names of the patients. Bounds are type-7 percentiles
/// of the replicates, widened to hold the estimate should they not.
/// </remarks>
public static class PatientBootstrap
{
    /// <summary>A replicate whose ratio does not exist is left out; above this share of them there is no interval.</summary>
    private const double MostUndefined = 0.01;

    /// <summary>A group before and after.</summary>
    /// <param name="seed">Any number; stated with the result.</param>
    /// <param name="multiplier">1000 for rates per 1000.</param>
    /// <param name="replicates">200 to 100 000.</param>
    /// <returns>No difference and no ratio with fewer than <see cref="SmallNumbers.FewestPatientsToResample"/> patients. The two rates have their compound Poisson intervals.</returns>
    /// <exception cref="ArgumentException">Person-time or a multiplier that is not above 0, too few or too many replicates.</exception>
    public static VolumeChange Change(PatientGroup group, ulong seed, double multiplier = 1, int replicates = 2000, Confidence confidence = default)
    {
        var resampled = Resampled.Of(group, seed, 0, replicates);
        var (before, after) = (resampled.Before, resampled.After);
        Require.Positive(multiplier);
        bool enough = group.Patients.Count >= SmallNumbers.FewestPatientsToResample;
        return new(
            VolumeRate.Of(AmountSum.Of(group.Patients.Select(patient => patient.Before)), group.PersonTimeBefore, multiplier, confidence),
            VolumeRate.Of(AmountSum.Of(group.Patients.Select(patient => patient.After)), group.PersonTimeAfter, multiplier, confidence),
            enough ? Bounds(multiplier * (after - before), resampled.Rates.Select(rate => multiplier * (rate.After - rate.Before)), confidence) : null,
            enough && before > 0 && after > 0 ? Bounds(after / before, resampled.Rates.Select(Ratio), confidence) : null);
    }

    /// <summary>A share, or another ratio of two sums over patients, before and after.</summary>
    /// <param name="patients">Those who add to a sum in either period.</param>
    /// <returns>Neither interval with fewer than <see cref="SmallNumbers.FewestPatientsToResample"/> patients, or where too many replicates have nothing to divide by.</returns>
    /// <inheritdoc cref="Change"/>
    public static RatioChange ChangeOfRatio(IReadOnlyCollection<PatientRatio> patients, ulong seed, double multiplier = 1, int replicates = 2000, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(patients);
        Require.Positive(multiplier);
        var resampled = new Resampled(patients, null, seed, 0, replicates);
        var (before, after) = (resampled.Before, resampled.After);
        if (patients.Count < SmallNumbers.FewestPatientsToResample || !double.IsFinite(before) || !double.IsFinite(after)) return new(null, null);
        return new(
            Bounds(multiplier * (after - before), resampled.Rates.Select(rate => multiplier * (rate.After - rate.Before)), confidence),
            before > 0 && after > 0 ? Bounds(after / before, resampled.Rates.Select(Ratio), confidence) : null);
    }

    /// <summary>Participants against others, in the same two periods; both are drawn again independently.</summary>
    /// <returns>Neither interval with fewer than <see cref="SmallNumbers.FewestPatientsToResample"/> patients in either group.</returns>
    /// <inheritdoc cref="Change"/>
    public static DifferenceInDifferences Compare(
        PatientGroup participants, PatientGroup others, ulong seed, double multiplier = 1, int replicates = 2000, Confidence confidence = default)
    {
        Require.Positive(multiplier);
        var own = Resampled.Of(participants, seed, 1, replicates);
        var peers = Resampled.Of(others, seed, 2, replicates);
        if (Math.Min(participants.Patients.Count, others.Patients.Count) < SmallNumbers.FewestPatientsToResample) return new(null, null);
        double difference = own.After - own.Before - (peers.After - peers.Before);
        var interval = Bounds(multiplier * difference,
            own.Rates.Zip(peers.Rates, (one, other) => multiplier * (one.After - one.Before - (other.After - other.Before))), confidence);
        bool positive = own.Before > 0 && own.After > 0 && peers.Before > 0 && peers.After > 0;
        return new(interval, positive
            ? Bounds(own.After / own.Before / (peers.After / peers.Before), own.Rates.Zip(peers.Rates, (one, other) => Ratio(one) / Ratio(other)), confidence)
            : null);
    }

    /// <summary>Not a number where either rate is not above 0.</summary>
    private static double Ratio((double Before, double After) rate) => rate.Before > 0 && rate.After > 0 ? rate.After / rate.Before : double.NaN;

    private static Interval? Bounds(double estimate, IEnumerable<double> replicates, Confidence confidence)
    {
        double[] all = [.. replicates];
        double[] ordered = [.. all.Where(double.IsFinite).Order()];
        if (ordered.Length < (1 - MostUndefined) * all.Length) return null;
        return new(estimate,
            Math.Min(estimate, Percentiles.Type7(ordered, confidence.LowerTail)), Math.Max(estimate, Percentiles.Type7(ordered, confidence.UpperTail)),
            confidence, IntervalMethod.PatientBootstrap);
    }

    /// <summary>Both rates of patients, as they are and in each replicate.</summary>
    private sealed class Resampled
    {
        public static Resampled Of(PatientGroup group, ulong seed, ulong stream, int replicates)
        {
            ArgumentNullException.ThrowIfNull(group);
            Require.Positive(group.PersonTimeBefore, nameof(group));
            Require.Positive(group.PersonTimeAfter, nameof(group));
            return new([.. group.Patients.Select(patient => new PatientRatio(patient.Before, 0, patient.After, 0))], (group.PersonTimeBefore, group.PersonTimeAfter), seed, stream, replicates);
        }

        /// <param name="times">What parts are divided by; null for their wholes, which are drawn with them.</param>
        public Resampled(IReadOnlyCollection<PatientRatio> patients, (double Before, double After)? times, ulong seed, ulong stream, int replicates)
        {
            Require.That(replicates is >= 200 and <= 100_000, "Take 200 to 100 000 replicates.", nameof(replicates));
            Amounts[] ordered = [.. patients.OrderBy(patient => patient.PartBefore).ThenBy(patient => patient.PartAfter).ThenBy(patient => patient.WholeBefore).ThenBy(patient => patient.WholeAfter)
                .Select(patient => new Amounts((double)patient.PartBefore, (double)patient.WholeBefore, (double)patient.PartAfter, (double)patient.WholeAfter))];
            var all = default(Amounts);
            foreach (var patient in ordered) all += patient;
            (Before, After) = all.By(times);
            Rates = new (double, double)[replicates];
            ulong key = SplitMix64.For(seed, stream).Next();
            for (int i = 0; i < replicates; i++)
            {
                var random = SplitMix64.For(key, (ulong)i);
                var sum = default(Amounts);
                foreach (var patient in ordered) sum += PoissonWeight.Draw(ref random) * patient;
                Rates[i] = sum.By(times);
            }
        }

        public double Before { get; }
        public double After { get; }
        public (double Before, double After)[] Rates { get; }

        private readonly record struct Amounts(double PartBefore, double WholeBefore, double PartAfter, double WholeAfter)
        {
            public static Amounts operator +(Amounts left, Amounts right) =>
                new(left.PartBefore + right.PartBefore, left.WholeBefore + right.WholeBefore, left.PartAfter + right.PartAfter, left.WholeAfter + right.WholeAfter);

            public static Amounts operator *(int times, Amounts one) => new(times * one.PartBefore, times * one.WholeBefore, times * one.PartAfter, times * one.WholeAfter);

            public (double Before, double After) By((double Before, double After)? times) =>
                (PartBefore / (times?.Before ?? WholeBefore), PartAfter / (times?.After ?? WholeAfter));
        }
    }
}
