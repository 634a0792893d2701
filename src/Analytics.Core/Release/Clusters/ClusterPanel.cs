using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Release.Clusters;

/// <summary>The members of a cluster side by side in one measure and year.</summary>
public sealed class ClusterPanel
{
    internal ClusterPanel() { }

    public MeasureDefinition Measure { get; internal init; } = null!;
    public CalendarPeriod Period { get; internal init; }

    /// <summary>In the order of the labels, which says nothing; none where too few members can be shown.</summary>
    public IReadOnlyList<ClusterRow> Rows { get; internal init; } = [];

    /// <summary>Of the members, from six on.</summary>
    public Published<decimal> Median { get; internal init; }

    /// <summary>Quartiles of the members, from twelve on.</summary>
    public Published<decimal> P25 { get; internal init; }
    public Published<decimal> P75 { get; internal init; }
}

/// <summary>One member under a label that is drawn anew for every panel and every reader, or by name where the two that there are have agreed to that.</summary>
/// <param name="IsOwn">Whether it is the reader's own; false for all in the copy that members share.</param>
/// <param name="Value">Rounded so coarsely that it fits a list of any member's size.</param>
public sealed record ClusterRow(string Label, bool IsOwn, decimal Value);
