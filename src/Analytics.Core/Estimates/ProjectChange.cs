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
    private const int PerThousand = 1000;

    /// <summary>Of the bootstrap; stated with the method.</summary>
    private const ulong Seed = 1994;

    /// <summary>With more patients, the limits from sums are as good.</summary>
    private const int MostResampled = 5000;

    private readonly TallyRun _run = estimator.Run;

    public Project Project => _run.Projects[project];
    public MeasureDefinition Measure => _run.Plan.Changed[measure];

    /// <summary>A phase as the months from its first to its last.</summary>
    public string Label(Phase phase) => string.Create(CultureInfo.InvariantCulture, $"{Days(phase).From:yyyy-MM}/{Days(phase).To:yyyy-MM}");

    /// <summary>A rate with compound Poisson limits; not computed where the period does not hold the whole phase.</summary>
    public ComparedFigure Rate(Side side, Phase phase)
    {
        if (!Holds(phase)) return ComparedFigure.NotComputed;
        var amounts = Amounts(side, phase);
        if (Time(side, phase) is not { } time) return new(amounts.Sum, null, null, null);
        var interval = VolumeRate.Of(amounts, (double)time, PerThousand);
        return new(amounts.Sum, Limits.Six(Settled.Number((double)time)), Limits.Six(interval.Value), Limits.Of(interval));
    }

    /// <summary>After divided by before, and after less before, in the same patients.</summary>
    public (ComparedFigure Ratio, ComparedFigure Difference) BeforeAndAfter()
    {
        if (Paired(Side.Participants) is not { } own) return default;
        var change = VolumeChange.OfPaired(own.Volumes, own.Before, own.After, PerThousand);
        return (Figure(change.Ratio), Figure(change.Difference));
    }

    /// <summary>The ratio with the limits of resampled patients; not computed with very few or very many.</summary>
    public ComparedFigure Resampled()
    {
        var pairs = Sums(Side.Participants).Pairs;
        if (Paired(Side.Participants) is not { } own || pairs.Count > MostResampled) return ComparedFigure.NotComputed;
        decimal unit = IsVolume ? 100m : 1;
        var group = new PatientGroup([.. pairs.Select(pair => new PatientVolumes(pair.Before / unit, pair.After / unit))], own.Before, own.After);
        return Figure(PatientBootstrap.Change(group, Seed, PerThousand).Ratio);
    }

    /// <summary>The participants' ratio divided by that of others, and their difference less that of others, in the same months.</summary>
    public (ComparedFigure Ratio, ComparedFigure Difference) AgainstOthers()
    {
        if (Paired(Side.Participants) is not { } own || Paired(Side.Others) is not { } others) return default;
        var change = DifferenceInDifferences.OfPaired(own.Volumes, own.Before, own.After, others.Volumes, others.Before, others.After, PerThousand);
        return (Figure(change.RatioOfRatios), Figure(change.Difference));
    }

    /// <summary>The smallest fall and rise, as ratios, that twelve months afterwards would show with a chance of 80 %.</summary>
    public ComparedFigure Detectable()
    {
        if (!Holds(Phase.Before) || Time(Side.Participants, Phase.Before) is not { } time) return ComparedFigure.NotComputed;
        return MinimumDetectableChange.OfVolume(Amounts(Side.Participants, Phase.Before), (double)time, (double)time) is { } ratio
            ? new(null, null, 1, new(Limits.Six(ratio.Fall), Limits.Six(ratio.Rise)))
            : ComparedFigure.NotComputed;
    }

    /// <summary>Whole months of the period, each with its rate.</summary>
    public IReadOnlyList<(CalendarPeriod Month, Estimate Estimate)> Months()
    {
        var months = new List<(CalendarPeriod, Estimate)>();
        for (int month = 0; month < _run.Windows.Months; month++)
        {
            var first = _run.Windows.Period.From.AddDays(1 - _run.Windows.Period.From.Day).AddMonths(month);
            var window = CalendarPeriod.OfMonth(first.Year, first.Month);
            if (!_run.Windows.Period.Contains(window)) continue;
            decimal amount = Sums(Side.Participants).Month(month) / (IsVolume ? 100m : 1);
            months.Add((window, Estimate.Of(amount, TimeOf(Side.Participants, [window]), PerThousand)));
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

    private bool IsVolume => Measure.IsVolume;

    private ReportingPeriod Days(Phase phase) => Project.Phases[(int)phase];

    private bool Holds(Phase phase) => Days(phase).From >= _run.Windows.Period.From && Days(phase).To <= _run.Windows.Period.To;

    private ChangeSums Sums(Side side) => _run.Book.Change[project, measure, side];

    private AmountSum Amounts(Side side, Phase phase)
    {
        decimal unit = IsVolume ? 100m : 1;
        return new(0, Sums(side).Sum(phase) / unit, (decimal)Sums(side).Squares(phase) / unit / unit);
    }

    private (PairedVolumes Volumes, double Before, double After)? Paired(Side side)
    {
        if (!Holds(Phase.Before) || !Holds(Phase.After) || Time(side, Phase.Before) is not { } before || Time(side, Phase.After) is not { } after) return null;
        decimal unit = IsVolume ? 100m : 1;
        return (new(Amounts(side, Phase.Before), Amounts(side, Phase.After), (decimal)Sums(side).Products / unit / unit), (double)before, (double)after);
    }

    private decimal? Time(Side side, Phase phase)
    {
        var windows = new List<CalendarPeriod>();
        for (var month = Days(phase).From; month < Days(phase).To; month = month.AddMonths(1)) windows.Add(CalendarPeriod.OfMonth(month.Year, month.Month));
        return TimeOf(side, windows);
    }

    /// <summary>Person-days of a volume, persons of a count; null where a unit's people are not known, or where there are none.</summary>
    private decimal? TimeOf(Side side, IReadOnlyList<CalendarPeriod> months)
    {
        long? twice = 0;
        foreach (var month in months)
        {
            foreach (int unit in Project.Units(side))
                twice += Project.IsOfPlaces ? estimator.Denominators.TwicePersonDays(unit, month) : estimator.Denominators.TwiceListDays(unit, month);
        }
        return twice is null or 0 ? null : twice / 2m / (IsVolume ? 1 : months.Sum(month => month.Days));
    }

    private static ComparedFigure Figure(Interval? interval) =>
        interval is null ? ComparedFigure.NotComputed : new(null, null, Limits.Six(interval.Value), Limits.Of(interval));
}
