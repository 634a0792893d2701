namespace Analytics.Statistics;

/// <summary>Events per so many people or so much person-time, with the limits of the count divided by the denominator.</summary>
/// <remarks>
/// PHEindicatormethods <c>phe_rate</c> and the Fingertips technical guidance; see <see cref="PoissonCount"/> for the limits.
/// Of several units or periods, add counts and denominators first and make one rate: never a mean of rates.
/// </remarks>
public static class CrudeRate
{
    /// <param name="events">0 or more.</param>
    /// <param name="denominator">People or person-time, above 0.</param>
    /// <param name="multiplier">1000 for a rate per 1000.</param>
    /// <exception cref="ArgumentException">A negative count; a denominator or multiplier that is not above 0.</exception>
    public static Interval Of(
        long events, double denominator, double multiplier = 1, Confidence confidence = default, PoissonMethod method = PoissonMethod.ByarFromTen)
    {
        Require.Positive(denominator);
        Require.Positive(multiplier);
        var (lower, upper, by) = PoissonCount.Limits(events, confidence, method);
        double per = multiplier / denominator;
        return new(events * per, lower * per, upper * per, confidence, by);
    }

    /// <summary>One rate of several units. A missing count makes it missing: it is not taken for 0.</summary>
    /// <inheritdoc cref="Of"/>
    /// <param name="units">At least one.</param>
    public static Interval? Pooled(
        IReadOnlyCollection<(long? Events, double Denominator)> units,
        double multiplier = 1, Confidence confidence = default, PoissonMethod method = PoissonMethod.ByarFromTen)
    {
        Require.Some(units);
        long events = 0;
        double denominator = 0;
        bool missing = false;
        foreach (var unit in units)
        {
            Require.Positive(unit.Denominator, nameof(units));
            Require.Count(unit.Events ?? 0, nameof(units));
            denominator += unit.Denominator;
            events += unit.Events ?? 0;
            missing |= unit.Events is null;
        }
        return missing ? null : Of(events, denominator, multiplier, confidence, method);
    }
}
