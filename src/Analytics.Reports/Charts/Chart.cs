using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Reports.Charts;

/// <summary>What a chart shows, before it is drawn.</summary>
internal abstract record Chart;

/// <summary>Own line over the peers' bands, from zero.</summary>
internal sealed record TrendChart : Chart
{
    public required IReadOnlyList<TrendPoint> Points { get; init; }

    /// <summary>Name at the end of the own line.</summary>
    public required string OwnName { get; init; }
    public required string MedianName { get; init; }
    public required string Middle50 { get; init; }
    public required string Middle80 { get; init; }

    /// <summary>A figure as text, in the measure's decimals.</summary>
    public required Func<decimal, string> Figure { get; init; }

    /// <summary>A figure of the axis as text.</summary>
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>Under the axis, one for each point; empty for none.</summary>
    public required IReadOnlyList<string> AxisLabels { get; init; }

    /// <summary>Half-width charts stand side by side.</summary>
    public bool Small { get; init; }
}

/// <summary>One period: the own figure and the peers' spread.</summary>
internal sealed record TrendPoint(CalendarPeriod Period, Published<decimal> Own, PeerSpread Peers);

/// <summary>The peers' percentiles on one scale, each with its figure, and the own value among them.</summary>
internal sealed record SpreadChart : Chart
{
    public required Published<decimal> Own { get; init; }
    public required PeerSpread Peers { get; init; }
    public required string OwnName { get; init; }
    public required string MedianName { get; init; }
    public required Func<decimal, string> Figure { get; init; }

    /// <summary>Text under the bands: "the middle 50 %".</summary>
    public required string Middle50 { get; init; }
    public required string Middle80 { get; init; }
}
