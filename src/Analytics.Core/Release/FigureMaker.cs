using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Turns an estimate into a released figure: shown only where the gate said so.</summary>
internal sealed class FigureMaker(Estimator estimator, GateDecisions decisions, DisclosurePolicy policy)
{
    private readonly TallyRun _run = estimator.Run;

    public ReleasedFigure Of(MeasureDefinition measure, bool place, int unit, int window)
    {
        var estimate = place ? estimator.Residence(measure, window, unit) : estimator.Prescriber(measure, window, unit);
        int rule = Array.FindIndex(_run.Plan.Rules, r => r.Measure.Id == measure.Id);
        bool shown = rule >= 0
            ? decisions.ShowsRule(place, rule, window, unit)
            : decisions.ShowsGroup(place, _run.Plan.GroupOf(measure.Drugs!), window, unit);
        // A volume by user rests on its users, not on the people whom the group's figures rest on.
        if (measure.Quantity == Quantity.DddPerUser && estimate.Denominator < Math.Max(measure.MinimumDenominator, policy.SmallestDenominator)) shown = false;
        return Figure(measure, place, unit, window, "all", estimate, shown);
    }

    public ReleasedFigure OfSubstance(MeasureDefinition measure, bool place, int unit, int window, int substance)
    {
        var estimate = place ? estimator.Residence(measure, window, unit, substance) : estimator.Prescriber(measure, window, unit, substance);
        return Figure(measure, place, unit, window, "atc:" + _run.Substances.Codes[substance], estimate, decisions.ShowsSubstance(place, unit, substance));
    }

    private ReleasedFigure Figure(MeasureDefinition measure, bool place, int unit, int window, string stratum, Estimate estimate, bool shown)
    {
        // Without a denominator nothing is hidden: there is no figure. A share of no users is one too, but says that there are none.
        bool hasDenominator = place || estimator.Denominators.ListSize(unit) is > 0;
        if (place) hasDenominator = estimator.Denominators.TwicePersonDays(unit, _run.Windows.All[window]) is > 0;
        var reason = estimate.IsNotComputed ? WithheldReason.NotComputed : hasDenominator && estimate.Denominator is not null ? WithheldReason.Privacy : WithheldReason.NoData;
        Published<decimal> Give(decimal? value) => shown && estimate.Value is not null && value is { } v
            ? Published<decimal>.Shown(v)
            : Published<decimal>.Withheld(reason);
        // They follow from what is shown beside them, and say nothing that it does not.
        var limits = Limits.Of(measure, estimate);
        return new ReleasedFigure
        {
            Measure = measure,
            Level = place ? _run.Residences.LevelOf(unit) : UnitLevel.Practice,
            Unit = place ? _run.Residences.CodeOf(unit) : _run.Prescribers.Practices[unit],
            Stratum = stratum,
            Period = _run.Windows.All[window],
            Numerator = Give(estimate.Numerator),
            Denominator = Give(estimate.Denominator),
            Value = Give(estimate.Value),
            Lower = Give(limits?.Lower),
            Upper = Give(limits?.Upper),
        };
    }
}
