using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release.Earlier;
using Analytics.Statistics;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>Turns an estimate into a released figure: shown only where the gate said so.</summary>
internal sealed class FigureMaker(Estimator estimator, GateDecisions decisions, DisclosurePolicy policy)
{
    private const string StandardStratum = "standard:nation";

    private static readonly FigureNumbers NeverShown = new(false, null, null, null, null, null);

    private readonly TallyRun _run = estimator.Run;
    private readonly Lazy<ILookup<int, PracticeShare>> _sharesOfGroups = new(() => estimator.Run.Book.ByResidence.Shares());
    private readonly Lazy<ILookup<int, PracticeShare>> _sharesOfRules = new(() => estimator.Run.Book.RuleByResidence.Shares());

    public ReleasedFigure Of(MeasureDefinition measure, bool place, int unit, int window)
    {
        var estimate = place ? estimator.Residence(measure, window, unit) : estimator.Prescriber(measure, window, unit);
        int rule = _run.Plan.RuleOf(measure);
        bool shown = rule >= 0
            ? decisions.ShowsRule(place, rule, window, unit)
            : decisions.ShowsGroup(place, _run.Plan.GroupOf(measure.Drugs!), window, unit);
        // A share of two volumes tells both, and rests on the users of the whole.
        if (measure.Quantity == Quantity.OmeOfSecondPercent && (!decisions.ShowsGroup(place, _run.Plan.GroupOf(measure.With!), window, unit)
            || estimator.UsersOf(measure, place, window, unit) < Math.Max(measure.MinimumDenominator, policy.SmallestDenominator))) shown = false;
        // A volume by user rests on its users, not on the people whom the group's figures rest on.
        if (measure.Quantity == Quantity.DddPerUser && estimate.Denominator < Math.Max(measure.MinimumDenominator, policy.SmallestDenominator)) shown = false;
        return Figure(measure, place, unit, window, "all", estimate, shown);
    }

    /// <summary>A place's rate as if it had the age and sex of the whole country.</summary>
    /// <remarks>
    /// It is one more sum over strata that nobody else sees, with known weights. So it stands only beside a shown rate, where it rests on many people whoever
    /// subtracts their own, for one standard, by year, to three digits: too little to tell who is of which age.
    /// </remarks>
    public ReleasedFigure Standardised(MeasureDefinition measure, int unit, int window)
    {
        var crude = Of(measure, place: true, unit, window);
        var standardiser = estimator.Standardiser;
        int index = _run.Plan.Standardised.ToList().IndexOf(measure);
        var figure = standardiser.Direct(index, window, unit, standardiser.NationalStandard);
        bool isShown = crude.Value.IsShown();
        if (isShown && decisions.Settled.Keeps(measure, window)) return AsReleased(measure, place: true, unit, window, StandardStratum, WithheldReason.Privacy);
        // Rounded figures are made of rounded numbers, and the strata are not.
        bool shown = isShown && !policy.Round5 && RestsOnMany(measure, unit, window);
        Published<decimal> Give(decimal? value) => shown && value is { } known
            ? Published<decimal>.Shown(Coarsening.ThreeDigits(known))
            : Published<decimal>.Withheld(figure.IsNotComputed ? WithheldReason.NotComputed : crude.Value.Match(_ => WithheldReason.Privacy, reason => reason));
        return new ReleasedFigure
        {
            Measure = measure,
            Level = crude.Level,
            Unit = crude.Unit,
            Stratum = StandardStratum,
            Period = crude.Period,
            Value = Give(figure.Value),
            Lower = Give(figure.Limits?.Lower),
            Upper = Give(figure.Limits?.Upper),
        };
    }

    /// <summary>At least as many patients as the smallest denominator, and ten whom any one practice does not see.</summary>
    private bool RestsOnMany(MeasureDefinition measure, int unit, int window)
    {
        int rule = _run.Plan.RuleOf(measure);
        var (book, shares) = rule >= 0 ? (_run.Book.RuleByResidence, _sharesOfRules) : (_run.Book.ByResidence, _sharesOfGroups);
        int cell = book.Cell(rule >= 0 ? rule : _run.Plan.GroupOf(measure.Drugs!), window, unit);
        return book.Patients(cell) >= policy.SmallestDenominator
            && shares.Value[cell].All(share => book.Patients(cell) - share.Seen >= SmallNumbers.FewestEventsToStandardise);
    }

    public ReleasedFigure OfSubstance(MeasureDefinition measure, bool place, int unit, int window, int substance)
    {
        var estimate = place ? estimator.Residence(measure, window, unit, substance) : estimator.Prescriber(measure, window, unit, substance);
        return Figure(measure, place, unit, window, "atc:" + _run.Substances.Codes[substance], estimate, decisions.ShowsSubstance(place, unit, substance));
    }

    /// <summary>Users of one sex and age.</summary>
    /// <param name="rule">Of <see cref="TallyPlan.ByAgeAndSex"/>.</param>
    public ReleasedFigure OfStratum(int rule, bool place, int unit, int window)
    {
        var use = _run.Plan.StratumOf(rule);
        return Figure(use.Measure, place, unit, window, use.Name, estimator.UsersInStratum(rule, place, window, unit), decisions.ShowsRule(place, rule, window, unit));
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
        if (shown && decisions.Settled.Keeps(measure, window)) return AsReleased(measure, place, unit, window, stratum, reason);
        var told = Rounding.Of(measure, estimate, policy);
        var limits = PublishedLimits.Of(measure, told, policy);
        return Figure(measure, place, unit, window, stratum, Give, new(shown, told.Numerator, told.Denominator, told.Value, limits?.Lower, limits?.Upper));
    }

    /// <summary>The figure that readers have: another one, corrected since, would tell what the correction was.</summary>
    private ReleasedFigure AsReleased(MeasureDefinition measure, bool place, int unit, int window, string stratum, WithheldReason reason)
    {
        var then = decisions.Settled.Find(measure, place, unit, stratum, window) ?? NeverShown;
        Published<decimal> Give(decimal? value) => then.IsShown && value is { } known ? Published<decimal>.Shown(known) : Published<decimal>.Withheld(then.IsShown ? reason : WithheldReason.Privacy);
        return Figure(measure, place, unit, window, stratum, Give, then);
    }

    private ReleasedFigure Figure(MeasureDefinition measure, bool place, int unit, int window, string stratum, Func<decimal?, Published<decimal>> give, FigureNumbers numbers) => new()
    {
        Measure = measure,
        Level = place ? _run.Residences.LevelOf(unit) : _run.Prescribers.IsDoctor(unit) ? UnitLevel.Doctor : UnitLevel.Practice,
        Unit = place ? _run.Residences.CodeOf(unit) : _run.Prescribers.NameOf(unit),
        Stratum = stratum,
        Period = _run.Windows.All[window],
        Numerator = give(numbers.Numerator),
        Denominator = give(numbers.Denominator),
        Value = give(numbers.Value),
        Lower = give(numbers.Lower),
        Upper = give(numbers.Upper),
    };
}
