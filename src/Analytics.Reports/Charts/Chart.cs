using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Reports.Charts;

/// <summary>What a chart shows, before it is drawn.</summary>
internal abstract record Chart
{
    /// <summary>In points; null for what is usual on paper.</summary>
    public double? Height { get; init; }
}

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

    /// <summary>A member's own line beside that of all, without dots, one value for each point; empty for none.</summary>
    public IReadOnlyList<Published<decimal>> Member { get; init; } = [];
    public string MemberName { get; init; } = "";
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

/// <summary>How large a chart is drawn: over the page, two in a row, three in a row.</summary>
internal enum ChartSize { Full, Half, Third }

/// <summary>A series around its median, with a project's time shaded and points of a shift marked.</summary>
internal sealed record RunChart : Chart
{
    public required IReadOnlyList<Published<decimal>> Points { get; init; }
    public required RunChartReading Reading { get; init; }

    /// <summary>That of <see cref="Reading"/>; not shown where it would be one of too few points.</summary>
    public Published<decimal> Median { get; init; }

    /// <summary>Values that the scale reaches over besides the own ones, so that charts side by side have the same.</summary>
    public IReadOnlyList<Published<decimal>> Around { get; init; } = [];

    /// <summary>Median and own name, with figures, at the line ends; none in thirds.</summary>
    public required string OwnName { get; init; }
    public required string MedianName { get; init; }

    /// <summary>Name of the shaded time; not written where there are marks.</summary>
    public required string ProjectName { get; init; }

    /// <summary>Days that stand out, in order of time, such as meetings.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>What has been set as a goal, in the unit of the points; null for none.</summary>
    public decimal? Goal { get; init; }
    public string GoalName { get; init; } = "";

    /// <inheritdoc cref="TrendChart.Figure"/>
    public required Func<decimal, string> Figure { get; init; }

    /// <inheritdoc cref="TrendChart.Tick"/>
    public required Func<decimal, string> Tick { get; init; }

    /// <inheritdoc cref="TrendChart.AxisLabels"/>
    public required IReadOnlyList<string> AxisLabels { get; init; }
    public ChartSize Size { get; init; }
}

/// <summary>A dashed line at a day.</summary>
/// <param name="Place">In points of the series: 2.5 lies half-way between the third and the fourth.</param>
/// <param name="Name">Above it, where it has room.</param>
/// <param name="Short">Where it has not.</param>
internal sealed record ChartMark(double Place, string Name, string Short);

/// <summary>Units by size and value within limits around the whole, without names.</summary>
internal sealed record FunnelChart : Chart
{
    public required FunnelView Funnel { get; init; }
    public required string WholeName { get; init; }

    /// <summary>The reader's own, named and in front of the others; null where nobody is.</summary>
    public ReleasedFigure? Own { get; init; }
    public string OwnName { get; init; } = "";
    public required string Limits95 { get; init; }
    public required string Limits998 { get; init; }

    /// <summary>What sizes are: "residents, logarithmic".</summary>
    public required string SizeName { get; init; }
    public required Func<decimal, string> Figure { get; init; }
    public required Func<decimal, string> Tick { get; init; }

    /// <summary>A size as text.</summary>
    public required Func<decimal, string> SizeTick { get; init; }
}

/// <summary>Rows with a value before and one after, in the order given.</summary>
internal sealed record DumbbellChart : Chart
{
    public required IReadOnlyList<DumbbellRow> Rows { get; init; }
    public required string BeforeName { get; init; }
    public required string AfterName { get; init; }
    public required Func<decimal, string> Tick { get; init; }
}

/// <param name="Text">Both values as text.</param>
internal sealed record DumbbellRow(string Name, Published<decimal> Before, Published<decimal> After, string Text);

/// <summary>Named places with their intervals against the whole, in the order given.</summary>
internal sealed record PlaceChart : Chart
{
    public required IReadOnlyList<PlaceRow> Rows { get; init; }
    public required Published<decimal> Whole { get; init; }
    public required string WholeName { get; init; }
    public required Func<Published<decimal>, string> Figure { get; init; }
    public required Func<decimal, string> Tick { get; init; }
    public ChartSize Size { get; init; }
}

internal sealed record PlaceRow(string Name, Published<decimal> Value, Published<decimal> Lower, Published<decimal> Upper);

/// <summary>Of a hundred people, how many.</summary>
internal sealed record PeopleChart : Chart
{
    /// <summary>Two at most have room beside each other.</summary>
    public required IReadOnlyList<PeopleGroup> Groups { get; init; }
}

internal sealed record PeopleGroup(string Name, Published<int> OfHundred);

/// <summary>Equal squares where the counties lie, shaded in five steps, with the figure in each.</summary>
internal sealed record TileMapChart : Chart
{
    public required IReadOnlyList<MapTile> Tiles { get; init; }
    public required string Low { get; init; }
    public required string High { get; init; }
}

/// <param name="Column">From the west, 0 for the first.</param>
/// <param name="Row">From the north, 0 for the first.</param>
/// <param name="Fifth">1 to 5, from the lowest.</param>
internal sealed record MapTile(int Column, int Row, string Name, string Text, Published<int> Fifth);

/// <summary>Municipalities by their borders, in five steps of one colour; what is not shown is hatched, and what has no data grey.</summary>
internal sealed record MapChart : Chart
{
    public required MunicipalityMap Map { get; init; }

    /// <summary>1 to 5, from the lowest, for each shape of the map.</summary>
    public required IReadOnlyList<Published<int>> Fifths { get; init; }
    public required IReadOnlyList<MapStep> Steps { get; init; }
    public required string Hidden { get; init; }
    public required string Missing { get; init; }

    /// <summary>A fifth's figures in the key, such as "14.2–16.0".</summary>
    internal sealed record MapStep(int Fifth, string Range);
}

/// <summary>People by age and sex as shares of all, or users as rates, men to the left and women to the right, each group with a stroke where the whole lies.</summary>
internal sealed record PyramidChart : Chart
{
    /// <summary>From the youngest.</summary>
    public required IReadOnlyList<PyramidGroup> Groups { get; init; }

    /// <summary>Whether bars are rates and not shares: as long as they say, however many ages a group has.</summary>
    public bool AreRates { get; init; }
    public required string Men { get; init; }
    public required string Women { get; init; }

    /// <summary>Keys under the chart; no stroke and no key where the whole is not known.</summary>
    public required string Own { get; init; }
    public string? Whole { get; init; }
    public required Func<decimal, string> Tick { get; init; }
}

/// <param name="FiveYears">How many groups of five years are added together: as high as all of them, and as long as they are on average.</param>
internal sealed record PyramidGroup(string Name, int FiveYears, PyramidSide Men, PyramidSide Women);

/// <summary>In percent of all people of both sexes.</summary>
internal sealed record PyramidSide(Published<decimal> Own, Published<decimal> Whole);

/// <summary>Bars of equal length, each cut into parts that together are all.</summary>
internal sealed record PartsChart : Chart
{
    public required IReadOnlyList<PartsRow> Rows { get; init; }

    /// <summary>What the parts are, from the left.</summary>
    public required IReadOnlyList<string> Parts { get; init; }
    public required Func<int, string> Count { get; init; }
}

/// <param name="Parts">How many units are in each that the chart names: of those that are shown, as a bar with one hidden part would tell it (G3). Never people.</param>
/// <param name="Text">To the right: of how many.</param>
internal sealed record PartsRow(string Name, IReadOnlyList<int> Parts, string Text);
