using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Statistics;

namespace Analytics.Estimates;

/// <summary>How much the municipalities, or the practices, differ in a measure and a window.</summary>
/// <remarks>Units without a value leave before anything is counted. Volumes have percentiles only: a DDD is no event, and chance makes no funnel of it.</remarks>
internal sealed class UnitSpread
{
    /// <summary>Fewest units that a spread is told of (MEASURES 4.24).</summary>
    public const int FewestUnits = 5;

    /// <summary>In the order of the units.</summary>
    private readonly decimal[] _values;

    private UnitSpread(IEnumerable<FunnelUnit> funnel, IEnumerable<decimal> values, bool isComplete, Overdispersion? dispersion)
    {
        (Funnel, IsComplete, Dispersion) = ([.. funnel], isComplete, dispersion);
        _values = [.. values];
    }

    /// <summary>Units with a value.</summary>
    public int Units => _values.Length;

    /// <summary>Whether all units have one.</summary>
    public bool IsComplete { get; }

    /// <summary>Units large enough to lie in a funnel: ten expected, or for a share ten users.</summary>
    public IReadOnlyList<FunnelUnit> Funnel { get; }

    /// <summary>Of the funnel's units; null for volumes and where there are fewer than ten.</summary>
    public Overdispersion? Dispersion { get; }

    public static UnitSpread Of(Estimator estimator, MeasureDefinition measure, UnitLevel level, int window)
    {
        var run = estimator.Run;
        bool place = level == UnitLevel.Municipality;
        int[] units = place
            ? [.. run.Residences.MunicipalUnits]
            : [.. Enumerable.Range(0, run.Prescribers.Practices.Length)];
        var estimates = units.Select(unit => (Unit: unit, Estimate: place ? estimator.Residence(measure, window, unit) : estimator.Prescriber(measure, window, unit)))
            .Where(one => one.Estimate.Value is not null).ToList();
        var funnel = measure.IsVolume ? [] : Expected(estimator, measure, place, window, estimates);
        return new(funnel, estimates.Select(one => one.Estimate.Value!.Value), estimates.Count == units.Length, DispersionOf(funnel, measure.IsPercent));
    }

    /// <summary>Type 7, exact before it is rounded to six decimals; null with fewer than five units.</summary>
    public decimal? Percentile(decimal share) =>
        Units < FewestUnits ? null : decimal.Round(Percentiles.Type7([.. _values.Order()], share), 6, MidpointRounding.AwayFromZero);

    public decimal? QuartileCoefficient => Units < FewestUnits || Variation.QuartileCoefficient(Values) is not { } cqv ? null : Limits.Six(cqv);

    /// <summary>Of counts of people, over units of which ten are expected (SKDE).</summary>
    public decimal? SystematicComponent =>
        Dispersion is { Scale: FunnelScale.Arcsine } || Funnel.Count < FewestUnits || Variation.SystematicComponent([.. Funnel.Select(unit => ((long)unit.Observed, (double)unit.Expected))]) is not { } scv
            ? null : Limits.Six(scv);

    /// <summary>Ranks, where they mean something: all of at least twenty units have a value, and they differ more than chance makes them.</summary>
    public IReadOnlyList<int?>? RanksOf() =>
        IsComplete && Dispersion is { } spread && Ranks.Judge([.. Values], spread) == RankVerdict.Meaningful ? Ranks.Of([.. Values]) : null;

    /// <summary>Within which chance, and what units differ besides, would hold most units of this size: of observed / expected, or of a share in percent.</summary>
    public Limits FunnelLimits(in FunnelUnit unit, Confidence confidence)
    {
        double size = (double)unit.Expected, scale = Dispersion is { Scale: FunnelScale.Arcsine } ? 100 : 1;
        var limits = (Dispersion ?? throw new InvalidOperationException("There are too few units for a funnel.")).Limits(size, confidence);
        return new(Limits.Six(Settled.Number(scale * limits.Lower)), Limits.Six(Settled.Number(scale * limits.Upper)));
    }

    private IEnumerable<double?> Values => _values.Select(value => (double?)(double)value);

    /// <summary>By age and sex for municipalities, by the size of the list for practices; of a share, its users.</summary>
    private static List<FunnelUnit> Expected(Estimator estimator, MeasureDefinition measure, bool place, int window, List<(int Unit, Estimate Estimate)> estimates)
    {
        var units = new List<FunnelUnit>();
        int standardised = estimator.Run.Plan.Standardised.ToList().IndexOf(measure);
        decimal pooled = estimates.Sum(one => one.Estimate.Denominator!.Value), observed = estimates.Sum(one => one.Estimate.Numerator!.Value);
        foreach (var (unit, estimate) in estimates)
        {
            var (count, expected) = (estimate.Numerator!.Value, estimate.Denominator!.Value);
            if (!measure.IsPercent && !place) expected = Limits.Six(Settled.Number((double)(expected * observed) / (double)pooled));
            if (!measure.IsPercent && place)
            {
                var ratio = estimator.Standardiser.Indirect(standardised, window, unit);
                if (ratio.Denominator is null) continue;
                (count, expected) = (ratio.Numerator!.Value, ratio.Denominator.Value);
            }
            if (expected >= SmallNumbers.FewestEventsToStandardise) units.Add(new(unit, count, expected));
        }
        return units;
    }

    private static Overdispersion? DispersionOf(List<FunnelUnit> units, bool isPercent) =>
        units.Count < SmallNumbers.FewestUnitsForOverdispersion ? null
        : isPercent ? Overdispersion.OfProportions([.. units.Select(unit => ((long)unit.Observed, (long)unit.Expected))])
        : Overdispersion.OfRatios([.. units.Select(unit => ((long)unit.Observed, (double)unit.Expected))]);
}

/// <summary>A unit in a funnel.</summary>
/// <param name="Unit">Number of the municipality or practice.</param>
/// <param name="Observed">People counted.</param>
/// <param name="Expected">How many would be at the nation's, or all practices', rates; of a share, its users.</param>
internal readonly record struct FunnelUnit(int Unit, decimal Observed, decimal Expected);
