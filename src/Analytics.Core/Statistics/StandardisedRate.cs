namespace Analytics.Statistics;

/// <summary>A directly standardised rate, or the fact that there are too few events for one.</summary>
public sealed record StandardisedRate
{
    internal StandardisedRate(Interval? rate, double point, long events)
    {
        (Rate, Events) = (rate, events);
        EffectivePopulation = rate is null ? null : Settled.Number(events / point);
    }

    /// <summary>Null below <see cref="SmallNumbers.FewestEventsToStandardise"/> events: neither rate nor limits are given.</summary>
    public Interval? Rate { get; }

    /// <summary>Of all bands, those of weight 0 too.</summary>
    public long Events { get; }

    /// <summary>Events / rate, in the rate's unit: the n that places the unit in a funnel. Null without a rate.</summary>
    public double? EffectivePopulation { get; }
}
