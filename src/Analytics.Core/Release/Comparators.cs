using Analytics.Measures;
using Analytics.Reference;

namespace Analytics.Release;

/// <summary>What a measure of the reader is held against besides the spread of all peers. Only what was asked for is there.</summary>
public sealed class Comparators
{
    internal Comparators() { }

    /// <summary>The reader's own rate in the reporting year as if it had the age and sex of the whole country; null where not asked for.</summary>
    public ReleasedFigure? Standardised { get; internal init; }

    /// <summary>Likewise the county.</summary>
    public ReleasedFigure? CountyStandardised { get; internal init; }

    /// <summary>Likewise the nation of the extract.</summary>
    public ReleasedFigure? NationStandardised { get; internal init; }

    /// <summary>Peers of like size and age, or lists of like size, in the reporting year; null where there are not more peers than these.</summary>
    public PeerSpread? Alike { get; internal init; }

    /// <summary>Published figures for the same drugs and unit.</summary>
    public IReadOnlyList<BenchmarkLine> Benchmarks { get; internal init; } = [];

    /// <summary>What the reader has set out to reach.</summary>
    public IReadOnlyList<GoalLine> Goals { get; internal init; } = [];

    /// <summary>Whether the reader's own series is more than chance, from what is shown of it; null where not asked for.</summary>
    public SeriesVerdict? Series { get; internal init; }

    /// <summary>What the series says of a project that the reader takes part in; null without one, or where it begins before or after the series.</summary>
    public ProjectVerdict? Project { get; internal init; }

    /// <summary>First day of the month of the project's first meeting.</summary>
    public DateOnly? ProjectStart { get; internal init; }

    /// <summary>The run chart that <see cref="Series"/> and <see cref="Project"/> are read from; null where not asked for.</summary>
    public RunChartReading? RunChart { get; internal init; }
}

/// <summary>What the rules of run charts say of a series by itself.</summary>
public enum SeriesVerdict { TooFewPoints, ChanceOnly, MoreThanChance }

/// <summary>What a run chart says of the time since a project began. None of it says what caused it.</summary>
public enum ProjectVerdict { TooFewPoints, UnsteadyBaseline, NoSignalYet, LikelyImprovement, LikelyDeterioration, LikelyChange }

/// <summary>A goal of the reader's, in the measure's unit, and how far it is.</summary>
public sealed class GoalLine
{
    internal GoalLine() { }

    /// <summary>Null where none was taken.</summary>
    public decimal? Baseline { get; internal init; }
    public decimal Target { get; internal init; }
    public DateOnly Due { get; internal init; }

    /// <summary>Percent of the way from the baseline to the target; withheld with the reader's figure, or where there is no baseline.</summary>
    public Published<decimal> Done { get; internal init; }

    /// <summary>The reader's figure of the last whole year before its course, in the place of a baseline that was not taken; not released outside courses.</summary>
    public Published<decimal> YearBefore { get; internal init; }

    /// <summary>Whether the group has set it, and not the reader.</summary>
    public bool IsOfGroup { get; internal init; }

    /// <summary>Whether the figure is to rise: from the baseline it was set at, else as the measure is meant.</summary>
    public bool WantsMore { get; internal init; }

    public bool IsReached(decimal now) => WantsMore ? now >= Target : now <= Target;

    internal static bool IsUpwards(Goal goal, MeasureDefinition measure) => goal.Baseline is { } from && from != goal.Target ? goal.Target > from : measure.Direction == Direction.Higher;

    /// <summary>Along a straight line, in whole percent; a goal equal to where one comes from is no way to go.</summary>
    internal static Published<decimal> ShareDone(Published<decimal> from, Published<decimal> now, decimal target) => from.Match(
        before => before == target ? Published<decimal>.Withheld(WithheldReason.NoData) : now.Select(value => decimal.Round(100 * (value - before) / (target - before), 0, MidpointRounding.AwayFromZero)),
        Published<decimal>.Withheld);
}

/// <summary>A published figure for the same drugs and unit, as the user's table has it.</summary>
public sealed class BenchmarkLine
{
    internal BenchmarkLine() { }

    public string Label { get; internal init; } = "";
    public decimal Value { get; internal init; }
    public string Unit { get; internal init; } = "";

    /// <summary>Whom and what it covers.</summary>
    public string Scope { get; internal init; } = "";

    /// <summary>The year it is about.</summary>
    public int Year { get; internal init; }
    public string Edition { get; internal init; } = "";
    public string Source { get; internal init; } = "";
}
