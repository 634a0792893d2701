using Analytics.Prescribing;

namespace Analytics.Release;

/// <summary>The nation, its counties, and how municipalities are spread without saying which is which.</summary>
public sealed class NationalBook
{
    internal NationalBook() { }

    /// <summary>The code of the nation in figures files.</summary>
    public string Nation { get; internal init; } = "";

    /// <summary>Residents of all municipalities on 1 January of the reporting year.</summary>
    public Published<int> Residents { get; internal init; }

    /// <summary>How many municipalities there are, shown or not.</summary>
    public Published<int> Municipalities { get; internal init; }

    /// <summary>By code.</summary>
    public IReadOnlyList<CountyEntry> Counties { get; internal init; } = [];
    /// <summary>Borders of municipalities; null where the user has no map.</summary>
    public MunicipalityMap? Map { get; internal init; }
    public ReleaseStamp Stamp { get; internal init; } = null!;

    /// <summary>In the order of the pack.</summary>
    public IReadOnlyList<NationalSheet> Measures { get; internal init; } = [];

    /// <inheritdoc cref="MunicipalityBook.Ages"/>
    public IReadOnlyList<UsersByAge> Ages { get; internal init; } = [];
    public SuppressionSummary Summary { get; internal init; } = null!;

    /// <inheritdoc cref="MunicipalityBook.Figures"/>
    public IReadOnlyList<ReleasedFigure> Figures { get; internal init; } = [];
}

/// <summary>A county.</summary>
public sealed class CountyEntry
{
    internal CountyEntry() { }

    /// <summary>Two digits.</summary>
    public string Code { get; internal init; } = "";
    public string Name { get; internal init; } = "";
}

/// <summary>All that the national summary shows of one measure.</summary>
public sealed class NationalSheet
{
    internal NationalSheet() { }

    /// <summary>The nation's own figures, with the spread of municipalities as peers.</summary>
    public MeasureSheet Nation { get; internal init; } = null!;

    /// <summary>In the reporting year, in the order of <see cref="NationalBook.Counties"/>.</summary>
    public IReadOnlyList<ReleasedFigure> Counties { get; internal init; } = [];

    /// <summary>Which fifth of the shown counties each county is in, 1 for the lowest values; withheld with its figure, and where fewer than five are shown.</summary>
    public IReadOnlyList<Published<int>> Fifths { get; internal init; } = [];

    /// <summary>Likewise of the municipalities, in the order of the map's shapes; without data where the extract has no such municipality. Empty without a map.</summary>
    public IReadOnlyList<Published<int>> OnMap { get; internal init; } = [];

    /// <summary>What each fifth of the shown municipalities reaches over, lowest first; empty without a map and where fewer than five are shown.</summary>
    public IReadOnlyList<FifthRange> MapSteps { get; internal init; } = [];

    /// <summary>How far each municipality has come, in the order of codes and without their names; municipalities that a split has joined are one.</summary>
    public IReadOnlyList<PlaceProgress> Places { get; internal init; } = [];

    /// <summary>Null where the measure has none (volumes), and where too few municipalities are shown.</summary>
    public FunnelView? Funnel { get; internal init; }
}

/// <summary>Lowest and highest figure of a fifth, as they are shown elsewhere.</summary>
public sealed class FifthRange
{
    internal FifthRange() { }

    public int Fifth { get; internal init; }
    public Published<decimal> Low { get; internal init; }
    public Published<decimal> High { get; internal init; }
}

/// <summary>A municipality's figures of a measure over the years, and what it has set out to reach.</summary>
public sealed class PlaceProgress
{
    internal PlaceProgress() { }

    /// <summary>First whole year of the period.</summary>
    public Published<decimal> First { get; internal init; }

    /// <summary>The reporting year.</summary>
    public Published<decimal> Last { get; internal init; }

    /// <summary>The goal of goals.csv that is due last; null where it has none.</summary>
    public GoalLine? Goal { get; internal init; }
}
