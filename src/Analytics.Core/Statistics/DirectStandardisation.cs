namespace Analytics.Statistics;

/// <summary>The rate that a unit would have with the age and sex of a standard population.</summary>
/// <remarks>
/// DSR = Σ w O/n / Σ w. Limits: Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991), Stat Med 10:457, on Byar's limits of all events T:
/// DSR + √(var/T) (limit of T − T), var = Σ O (w/n)² / (Σ w)². As PHEindicatormethods <c>calculate_dsr</c>. Below 10 events no rate is given
/// (Morris JK, Tan J, Fryers P, Bestwick J (2018), Popul Health Metr, doi 10.1186/s12963-018-0177-1). Only bands that are there enter Σ w:
/// a standard of which some bands are left out re-normalises itself.
/// </remarks>
public static class DirectStandardisation
{
    /// <summary>Of events that are independent of each other: one for a person, or nearly.</summary>
    /// <param name="strata">At least one, with a weight above 0 somewhere.</param>
    /// <param name="multiplier">1000 for a rate per 1000.</param>
    /// <exception cref="ArgumentException">A population that is not above 0, a negative count or weight, no weight at all.</exception>
    public static StandardisedRate Of(IReadOnlyCollection<DirectStratum> strata, double multiplier = 1, Confidence confidence = default)
    {
        var sums = Sums(strata);
        return Dobson(sums, multiplier, confidence);
    }

    /// <summary>Of events that come in clusters, such as prescriptions: people with k events weigh k² times their own variance.</summary>
    /// <remarks>Estimate and number of events are those of <see cref="Of"/>; the limits are wider. PHEindicatormethods <c>calculate_dsr</c> with independent_events false.</remarks>
    /// <inheritdoc cref="Of"/>
    public static StandardisedRate OfRepeatedEvents(IReadOnlyCollection<RepeatedEventsStratum> strata, double multiplier = 1, Confidence confidence = default)
    {
        Require.Some(strata);
        var plain = new List<DirectStratum>();
        double variance = 0;
        foreach (var stratum in strata)
        {
            Require.Positive(stratum.Population, nameof(strata));
            long events = 0;
            double squares = 0;
            foreach (var (times, people) in stratum.PeopleByEvents)
            {
                Require.That(times >= 1, "People without events are part of the population only: events start at 1.", nameof(strata));
                Require.Count(people, nameof(strata));
                events += times * people;
                squares += (double)times * times * people;
            }
            plain.Add(new(events, stratum.Population, stratum.Weight));
            variance += squares * Square(stratum.Weight / stratum.Population);
        }
        return Dobson(Sums(plain) with { Variance = variance }, multiplier, confidence);
    }

    /// <summary>The wider gamma limits of Fay and Feuer, as an alternative to show beside <see cref="Of"/>.</summary>
    /// <remarks>Fay MP, Feuer EJ (1997), Stat Med 16:791; epitools <c>ageadjust.direct</c>. Given at any number of events.</remarks>
    /// <returns>Null without an event in a band that weighs.</returns>
    /// <inheritdoc cref="Of"/>
    public static Interval? FayFeuer(IReadOnlyCollection<DirectStratum> strata, double multiplier = 1, Confidence confidence = default)
    {
        Require.Positive(multiplier);
        var sums = Sums(strata);
        if (sums.Weighted == 0) return null;
        double rate = sums.Weighted / sums.Weight, variance = sums.Variance / Square(sums.Weight);
        double largest = strata.Max(stratum => stratum.Weight / stratum.Population) / sums.Weight;
        double above = rate + largest, varianceAbove = variance + Square(largest);
        double lower = variance / rate * Distributions.GammaQuantile(confidence.LowerTail, Square(rate) / variance);
        double upper = varianceAbove / above * Distributions.GammaQuantile(confidence.UpperTail, Square(above) / varianceAbove);
        return new(multiplier * rate, multiplier * lower, multiplier * upper, confidence, IntervalMethod.FayFeuer);
    }

    /// <summary>A standardised volume, such as DDD per 1000 per day, rounded to ten significant digits. It has no Poisson limits: a DDD is no event.</summary>
    /// <param name="strata">At least one, with a weight above 0 somewhere.</param>
    /// <param name="multiplier">1000 for DDD per 1000 per day.</param>
    /// <exception cref="ArgumentException">Person-time that is not above 0, a negative weight, no weight at all.</exception>
    public static double OfVolume(IReadOnlyCollection<VolumeStratum> strata, double multiplier = 1)
    {
        Require.Some(strata);
        Require.Positive(multiplier);
        double weighted = 0, weight = 0;
        foreach (var stratum in strata)
        {
            CheckBand(stratum.PersonTime, stratum.Weight);
            weighted += stratum.Weight * (double)stratum.Amount / stratum.PersonTime;
            weight += stratum.Weight;
        }
        CheckTotal(weight);
        return Settled.Number(multiplier * weighted / weight);
    }

    private static StandardisedRate Dobson(WeightedSums sums, double multiplier, Confidence confidence)
    {
        Require.Positive(multiplier);
        double rate = multiplier * sums.Weighted / sums.Weight;
        if (sums.Events < SmallNumbers.FewestEventsToStandardise || sums.Weighted == 0) return new(null, 0, sums.Events);
        var (fewest, most, _) = PoissonCount.Limits(sums.Events, confidence, PoissonMethod.ByarFromTen);
        double scale = multiplier * Math.Sqrt(sums.Variance / sums.Events) / sums.Weight;
        double lower = Math.Max(0, rate + scale * (fewest - sums.Events));
        return new(new(rate, lower, rate + scale * (most - sums.Events), confidence, IntervalMethod.DobsonByar), rate, sums.Events);
    }

    private static WeightedSums Sums(IReadOnlyCollection<DirectStratum> strata)
    {
        Require.Some(strata);
        var sums = default(WeightedSums);
        foreach (var stratum in strata)
        {
            long events = stratum.Events ?? 0;
            Require.Count(events, nameof(strata));
            CheckBand(stratum.Population, stratum.Weight);
            double share = stratum.Weight / stratum.Population;
            sums = new(sums.Events + events, sums.Weighted + share * events, sums.Weight + stratum.Weight, sums.Variance + events * Square(share));
        }
        CheckTotal(sums.Weight);
        return sums;
    }

    private static void CheckBand(double population, double weight)
    {
        Require.That(double.IsFinite(population) && population > 0, "A band without people, or whose people are not known, cannot be standardised: leave it out or merge it.", "strata");
        Require.That(double.IsFinite(weight) && weight >= 0, "A standard weight cannot be negative.", "strata");
    }

    private static void CheckTotal(double weight) => Require.That(weight > 0, "The standard population has nobody in these bands.", "strata");

    private static double Square(double x) => x * x;

    /// <param name="Variance">Of the weighted sum, not yet divided by the square of the weights.</param>
    private readonly record struct WeightedSums(long Events, double Weighted, double Weight, double Variance);
}
