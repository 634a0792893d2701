namespace Analytics.Statistics;

/// <summary>One age band, or age band and sex, of a unit and of the reference population.</summary>
/// <param name="Events">The unit's, 0 or more.</param>
/// <param name="Population">The unit's people, 0 or more.</param>
/// <param name="ReferenceEvents">0 or more.</param>
/// <param name="ReferencePopulation">Above 0.</param>
public readonly record struct IndirectStratum(long Events, double Population, double ReferenceEvents, double ReferencePopulation);

/// <summary>How many events a unit had, and how many it would have had at the reference's rates.</summary>
public sealed record IndirectResult
{
    internal IndirectResult(long observed, double expected, Interval ratio, Interval rate) =>
        (Observed, Expected, Ratio, Rate) = (observed, Settled.Number(expected), ratio, rate);

    public long Observed { get; }

    public double Expected { get; }

    /// <summary>Observed / expected, times the value that stands for "as the reference" (1, or 100).</summary>
    public Interval Ratio { get; }

    /// <summary>Ratio times the reference's crude rate.</summary>
    public Interval Rate { get; }
}

/// <summary>Observed against expected: for practices and doctors, whose age bands are too small to have rates of their own.</summary>
/// <remarks>
/// Breslow NE, Day NE (1987), Statistical methods in cancer research II, ch. 2; PHEindicatormethods <c>calculate_ISRatio</c>, <c>calculate_ISRate</c>.
/// Limits are those of the observed count divided by the expected one; the reference is taken as known. A count of 0 has a ratio of 0.
/// Two units' ratios may not be compared with each other: each is weighted by its own people.
/// </remarks>
public static class IndirectStandardisation
{
    /// <param name="strata">Those of the unit, each with its reference. Missing counts or populations are for the caller to refuse: they would bias the ratio.</param>
    /// <param name="referenceValue">What a unit like the reference gets as ratio: 1, or 100.</param>
    /// <param name="multiplier">1000 for a rate per 1000.</param>
    /// <exception cref="ArgumentException">Negative counts, a reference band without people, nothing expected at all.</exception>
    public static IndirectResult Of(
        IReadOnlyCollection<IndirectStratum> strata, double referenceValue = 1, double multiplier = 1,
        Confidence confidence = default, PoissonMethod method = PoissonMethod.ByarFromTen)
    {
        Require.Some(strata);
        Require.Positive(referenceValue);
        Require.Positive(multiplier);
        long observed = 0;
        double expected = 0, referenceEvents = 0, referencePopulation = 0;
        foreach (var stratum in strata)
        {
            Require.Count(stratum.Events, nameof(strata));
            Require.That(double.IsFinite(stratum.Population) && stratum.Population >= 0, "A population must be known and not negative.", nameof(strata));
            Require.That(double.IsFinite(stratum.ReferenceEvents) && stratum.ReferenceEvents >= 0, "The reference's events must be known and not negative.", nameof(strata));
            Require.Positive(stratum.ReferencePopulation, nameof(strata));
            observed += stratum.Events;
            expected += stratum.Population * stratum.ReferenceEvents / stratum.ReferencePopulation;
            referenceEvents += stratum.ReferenceEvents;
            referencePopulation += stratum.ReferencePopulation;
        }
        Require.That(expected > 0, "Nothing is expected of these people at the reference's rates: there is no ratio.", nameof(strata));
        return new(observed, expected,
            CrudeRate.Of(observed, expected, referenceValue, confidence, method),
            CrudeRate.Of(observed, expected, multiplier * referenceEvents / referencePopulation, confidence, method));
    }
}
