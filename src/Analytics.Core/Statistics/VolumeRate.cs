namespace Analytics.Statistics;

/// <summary>Amounts per person-time, with intervals that know that one patient brings many DDD.</summary>
/// <remarks>
/// A DDD is no event: limits of a count of DDD would be far too narrow. Patients arrive as a Poisson process and each brings an amount, so the
/// variance of the sum is the sum of the squared amounts (compound Poisson: Feller W (1968), An introduction to probability theory I, ch. XII.2;
/// the same estimate as for weighted events in Dobson AJ and others (1991), Stat Med 10:457).
/// </remarks>
public static class VolumeRate
{
    /// <summary>Rate ± z √Σx² / denominator.</summary>
    /// <remarks>The lower limit is not below 0, unless returns outweigh what was dispensed. Rough with few patients: see <see cref="SmallNumbers"/>.</remarks>
    /// <param name="denominator">Person-time, above 0, in the unit of the rate: person-days for DDD per 1000 per day.</param>
    /// <param name="multiplier">1000 for DDD per 1000 inhabitants per day.</param>
    /// <exception cref="ArgumentException">A denominator or multiplier that is not above 0.</exception>
    public static Interval Of(AmountSum amounts, double denominator, double multiplier = 1, Confidence confidence = default)
    {
        Require.Positive(denominator);
        Require.Positive(multiplier);
        double sum = (double)amounts.Sum, half = confidence.Z * Math.Sqrt((double)amounts.SumOfSquares), per = multiplier / denominator;
        double lower = sum - half;
        if (sum >= 0) lower = Math.Max(0, lower);
        return new(sum * per, lower * per, (sum + half) * per, confidence, IntervalMethod.CompoundPoisson);
    }

    /// <summary>Amount by patient: mean ± z s / √n, s the standard deviation of patients' amounts.</summary>
    /// <remarks>
    /// Cochran WG (1977), Sampling techniques, ch. 2: normal limits of a mean, rough for few patients, since amounts are skewed. The lower limit is not
    /// below 0, unless returns outweigh what was dispensed.
    /// </remarks>
    /// <returns>Null with fewer than two patients: one has no spread.</returns>
    public static Interval? PerPatient(AmountSum amounts, Confidence confidence = default)
    {
        if (amounts.Patients < 2) return null;
        double n = amounts.Patients, mean = (double)amounts.Sum / n;
        // In decimals: the difference of two large sums.
        double squares = (double)Math.Max(0, amounts.SumOfSquares - amounts.Sum * amounts.Sum / amounts.Patients);
        double half = confidence.Z * Math.Sqrt(squares / (n - 1) / n);
        return new(mean, mean >= 0 ? Math.Max(0, mean - half) : mean - half, mean + half, confidence, IntervalMethod.NormalMean);
    }

    /// <summary>How many times one rate is of another, for independent groups of patients: log-normal limits.</summary>
    /// <remarks>
    /// Standard error of the logarithm: √(Σx₁²/(Σx₁)² + Σx₀²/(Σx₀)²). For the same patients before and after it is too wide, because
    /// they resemble themselves: see <see cref="PatientBootstrap"/>.
    /// </remarks>
    /// <returns>Null where a sum is not above 0: a ratio needs both.</returns>
    /// <exception cref="ArgumentException">A denominator that is not above 0.</exception>
    public static Interval? Ratio(AmountSum amounts, double denominator, AmountSum referenceAmounts, double referenceDenominator, Confidence confidence = default)
    {
        Require.Positive(denominator);
        Require.Positive(referenceDenominator);
        if (amounts.Sum <= 0 || referenceAmounts.Sum <= 0) return null;
        double ratio = (double)amounts.Sum / denominator / ((double)referenceAmounts.Sum / referenceDenominator);
        double error = double.Hypot(amounts.RelativeError, referenceAmounts.RelativeError);
        return OfLogarithm(ratio, error, confidence);
    }

    internal static Interval OfLogarithm(double ratio, double error, Confidence confidence)
    {
        double factor = Math.Exp(confidence.Z * error);
        return new(ratio, ratio / factor, ratio * factor, confidence, IntervalMethod.LogRatio);
    }
}
