using System.Globalization;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Statistics;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>What has changed in a measure from before a group's project to after it, and what has changed for others in the same months.</summary>
/// <remarks>Never called an effect: whatever else happened meanwhile is in it.</remarks>
internal sealed class ProjectChange(Estimator estimator, int project, int measure)
{
    /// <summary>Of the bootstrap; stated with the method.</summary>
    private const ulong Seed = 1994;

    /// <summary>With more patients, the limits from sums are as good.</summary>
    private const int MostResampled = 5000;

    private readonly TallyRun _run = estimator.Run;
    private readonly Scale _scale = Scale.Of(estimator.Run.Plan.Changed[measure]);
    private readonly bool _takesYear = PatientRule.IsAbout(estimator.Run.Plan.Changed[measure]);

    public Project Project => _run.Projects[project];
    public MeasureDefinition Measure => _run.Plan.Changed[measure];

    /// <summary>A phase as the months from its first to its last.</summary>
    public string Label(Phase phase) => string.Create(CultureInfo.InvariantCulture, $"{Days(phase).From:yyyy-MM}/{Days(phase).To:yyyy-MM}");

    /// <summary>The measure in a phase, with compound Poisson limits where it is a rate; not computed where the period does not hold the whole phase, or what must come before it.</summary>
    public ComparedFigure Figure(Side side, Phase phase)
    {
        if (!Holds(phase)) return ComparedFigure.NotComputed;
        var sums = Sums(side)[phase];
        if (IsRatio)
        {
            var estimate = Estimator.Of(_scale, sums.Part, sums.Whole, Measure.Quantity == Quantity.DddPerUser ? sums.PartSquares : null, null, null);
            return new(estimate.Numerator, estimate.Denominator, estimate.Value, Limits.Of(Measure, estimate));
        }
        var amounts = Amounts(side, phase);
        if (Time(side, phase) is not { } time) return new(amounts.Sum, null, null, null);
        var interval = VolumeRate.Of(amounts, (double)time, (double)_scale.Per);
        return new(amounts.Sum, Limits.Six(Settled.Number((double)time)), Limits.Six(interval.Value), Limits.Of(interval));
    }

    /// <summary>After divided by before, and after less before, in the same patients.</summary>
    public (ComparedFigure Ratio, ComparedFigure Difference) BeforeAndAfter()
    {
        if (!Holds(Phase.Before) || !Holds(Phase.After)) return default;
        if (IsRatio)
        {
            var ratio = RatioChange.OfPaired(Ratios(Side.Participants), (double)_scale.Per);
            return (Compared(ratio.Ratio), Compared(ratio.Difference));
        }
        if (Paired(Side.Participants) is not { } own) return default;
        var change = VolumeChange.OfPaired(own.Volumes, own.Before, own.After, (double)_scale.Per);
        return (Compared(change.Ratio), Compared(change.Difference));
    }

    /// <summary>The ratio with the limits of resampled patients; not computed with very few or very many.</summary>
    public ComparedFigure Resampled()
    {
        var pairs = Sums(Side.Participants).Pairs;
        if (!Holds(Phase.Before) || !Holds(Phase.After) || pairs.Count > MostResampled) return ComparedFigure.NotComputed;
        var patients = pairs.Select(pair => new PatientRatio(pair.Before.Part / _scale.Part, pair.Before.Whole / _scale.Whole, pair.After.Part / _scale.Part, pair.After.Whole / _scale.Whole));
        if (IsRatio) return Compared(PatientBootstrap.ChangeOfRatio([.. patients], Seed, (double)_scale.Per).Ratio);
        if (Paired(Side.Participants) is not { } own) return ComparedFigure.NotComputed;
        var group = new PatientGroup([.. patients.Select(patient => new PatientVolumes(patient.PartBefore, patient.PartAfter))], own.Before, own.After);
        return Compared(PatientBootstrap.Change(group, Seed, (double)_scale.Per).Ratio);
    }

    /// <summary>The participants' ratio divided by that of others, and their difference less that of others, in the same months.</summary>
    public (ComparedFigure Ratio, ComparedFigure Difference) AgainstOthers()
    {
        if (!Holds(Phase.Before) || !Holds(Phase.After)) return default;
        DifferenceInDifferences change;
        if (IsRatio) change = DifferenceInDifferences.OfPaired(Ratios(Side.Participants), Ratios(Side.Others), (double)_scale.Per);
        else if (Paired(Side.Participants) is { } own && Paired(Side.Others) is { } others)
            change = DifferenceInDifferences.OfPaired(own.Volumes, own.Before, own.After, others.Volumes, others.Before, others.After, (double)_scale.Per);
        else return default;
        return (Compared(change.RatioOfRatios), Compared(change.Difference));
    }

    /// <summary>The smallest fall and rise, as ratios, that twelve months afterwards would show with a chance of 80 %.</summary>
    public ComparedFigure Detectable()
    {
        if (!Holds(Phase.Before)) return ComparedFigure.NotComputed;
        var found = IsRatio ? MinimumDetectableChange.OfRatio(Ratios(Side.Participants).Before)
            : Time(Side.Participants, Phase.Before) is { } time ? MinimumDetectableChange.OfVolume(Amounts(Side.Participants, Phase.Before), (double)time, (double)time) : null;
        return found is { } ratio ? new(null, null, 1, new(Limits.Six(ratio.Fall), Limits.Six(ratio.Rise))) : ComparedFigure.NotComputed;
    }

    /// <summary>Whole months of the period, each with its figure; none of a measure that takes twelve to tell.</summary>
    public IReadOnlyList<(CalendarPeriod Month, Estimate Estimate)> Months()
    {
        var months = new List<(CalendarPeriod, Estimate)>();
        for (int month = 0; !_takesYear && month < _run.Windows.Months; month++)
        {
            var first = _run.Windows.Period.From.AddDays(1 - _run.Windows.Period.From.Day).AddMonths(month);
            var window = CalendarPeriod.OfMonth(first.Year, first.Month);
            if (!_run.Windows.Period.Contains(window)) continue;
            var (part, whole) = Sums(Side.Participants).Month(month);
            decimal? time = IsRatio ? null : TimeOf(Side.Participants, [window]);
            months.Add((window, Estimator.Of(_scale, part, whole, null, time, time)));
        }
        return months;
    }

    /// <summary>The run chart of the months, its median frozen before the first meeting; null where that lies outside the months.</summary>
    public ChangeAssessment? RunChart()
    {
        var months = Months();
        int start = months.TakeWhile(month => month.Month.First < Days(Phase.During).From).Count();
        return start == months.Count || months.Take(start).All(month => month.Estimate.Value is null) ? null
            : ChangeAssessment.Of([.. months.Select(month => (double?)month.Estimate.Value)], start, Measure.Direction);
    }

    public static string NameOf(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.TooFewPoints => "too-few-points",
        ChangeVerdict.UnsteadyBaseline => "unsteady-baseline",
        ChangeVerdict.NoSignalYet => "no-signal-yet",
        ChangeVerdict.LikelyImprovement => "likely-improvement",
        ChangeVerdict.LikelyDeterioration => "likely-deterioration",
        _ => "likely-change",
    };

    /// <summary>Whether it is divided by what the same patients have, and not by people.</summary>
    private bool IsRatio => _scale.Base == Base.Whole;

    private ReportingPeriod Days(Phase phase) => Project.Phases[(int)phase];

    private bool Holds(Phase phase)
    {
        var (days, period) = (Days(phase), _run.Windows.Period);
        return days.From >= period.From.AddDays(Measure.DaysBefore) && days.To <= period.To && !(_takesYear && phase == Phase.During);
    }

    private ChangeSums Sums(Side side) => _run.Book.Change[project, measure, side];

    private AmountSum Amounts(Side side, Phase phase) => new(0, Sums(side)[phase].Part / _scale.Part, Square(Sums(side)[phase].PartSquares));

    private decimal Square(Int128 parts) => (decimal)parts / (_scale.Part * _scale.Part);

    private PairedRatios Ratios(Side side)
    {
        var (sums, whole, both) = (Sums(side), _scale.Whole * _scale.Whole, _scale.Part * _scale.Whole);
        var cross = sums.Cross;
        return new(Of(sums[Phase.Before]), Of(sums[Phase.After]), Square(cross.PartByPart), (decimal)cross.PartByWhole / both, (decimal)cross.WholeByPart / both, (decimal)cross.WholeByWhole / whole);

        RatioSums Of(in PhaseSums phase) => new(
            phase.Part / _scale.Part, phase.Whole / _scale.Whole, Square(phase.PartSquares), (decimal)phase.WholeSquares / whole, (decimal)phase.Products / both);
    }

    private (PairedVolumes Volumes, double Before, double After)? Paired(Side side) =>
        Time(side, Phase.Before) is { } before && Time(side, Phase.After) is { } after
            ? (new(Amounts(side, Phase.Before), Amounts(side, Phase.After), Square(Sums(side).Cross.PartByPart)), (double)before, (double)after)
            : null;

    private decimal? Time(Side side, Phase phase)
    {
        var windows = new List<CalendarPeriod>();
        for (var month = Days(phase).From; month < Days(phase).To; month = month.AddMonths(1)) windows.Add(CalendarPeriod.OfMonth(month.Year, month.Month));
        return TimeOf(side, windows);
    }

    /// <summary>Person-days, or persons, of the ages that the measure is about; null where a unit's people are not known, or where there are none.</summary>
    private decimal? TimeOf(Side side, IReadOnlyList<CalendarPeriod> months)
    {
        long? twice = 0;
        foreach (var month in months)
        {
            foreach (int unit in Project.Units(side))
                twice += Project.IsOfPlaces ? estimator.Denominators.TwicePersonDays(unit, month, Measure.AgeFrom) : estimator.Denominators.TwiceListDays(unit, month, Measure.AgeFrom);
        }
        return twice is null or 0 ? null : twice / 2m / (_scale.Base == Base.PersonDays ? 1 : months.Sum(month => month.Days));
    }

    private static ComparedFigure Compared(Interval? interval) =>
        interval is null ? ComparedFigure.NotComputed : new(null, null, Limits.Six(interval.Value), Limits.Of(interval));
}
