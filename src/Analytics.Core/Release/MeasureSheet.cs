using Analytics.Measures;
using Analytics.Release.Courses;

namespace Analytics.Release;

/// <summary>All a reader gets to see of one measure.</summary>
public sealed class MeasureSheet
{
    internal MeasureSheet() { }

    public MeasureDefinition Measure { get; internal init; } = null!;

    /// <summary>The reader's own figure in the reporting year, the last whole calendar year of the period.</summary>
    public ReleasedFigure Own { get; internal init; } = null!;

    /// <summary>The county in the reporting year; null in a practice's book.</summary>
    public ReleasedFigure? County { get; internal init; }

    /// <summary>Where a municipality's own figure is withheld: all municipalities of the county whose figures are, together with it. Null where that cannot be told from what is shown.</summary>
    public ReleasedFigure? OthersOfCounty { get; internal init; }

    /// <summary>The nation in the reporting year: all residents of the extract's municipalities. Null in a practice's book, where rates are per list patient.</summary>
    public ReleasedFigure? Nation { get; internal init; }

    /// <summary>The peers in the reporting year.</summary>
    public PeerSpread Peers { get; internal init; } = null!;

    /// <summary>Municipalities by size and value, without names; null in other books, and as <see cref="NationalSheet.Funnel"/>.</summary>
    public FunnelView? Funnel { get; internal init; }

    /// <summary>What else the own figure is held against.</summary>
    public Comparators Comparators { get; internal init; } = new();

    /// <summary>What the own figures say since the reader's course began; null where it takes part in none.</summary>
    public CourseSheet? Course { get; internal init; }

    /// <summary>Own figures by whole calendar year, in order.</summary>
    public IReadOnlyList<ReleasedFigure> Years { get; internal init; } = [];

    /// <summary>Own figures by quarter (or by year where the measure is yearly), in order; the peers of each point stand in <see cref="TrendPeers"/>.</summary>
    public IReadOnlyList<ReleasedFigure> Trend { get; internal init; } = [];

    /// <summary>As long as <see cref="Trend"/>, period by period.</summary>
    public IReadOnlyList<PeerSpread> TrendPeers { get; internal init; } = [];
}
