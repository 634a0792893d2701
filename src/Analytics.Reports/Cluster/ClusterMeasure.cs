using Analytics.Measures;
using Analytics.Release;
using Analytics.Release.Clusters;

namespace Analytics.Reports.Cluster;

/// <summary>One measure in a cluster's report.</summary>
/// <param name="Together">The cluster as a reader, whose figure is the members' mean.</param>
/// <param name="Own">The member's own, in its copy.</param>
internal sealed record ClusterMeasure(MeasureSheet Together, ClusterPanel Panel, MeasureSheet? Own)
{
    public MeasureDefinition Measure => Together.Measure;

    public bool HasRows => Panel.Rows.Count > 0;

    /// <summary>How far apart the highest and the lowest member are, against the middle of all practices; for choosing what to talk about. Not where a member has none: that is a matter of few patients.</summary>
    public decimal Span => !HasRows || Panel.Rows.Any(row => row.Value == 0) ? -1 : Together.Peers.Median.Match(median => median == 0 ? 0 : (Panel.Rows.Max(row => row.Value) - Panel.Rows.Min(row => row.Value)) / median, _ => 0);

    /// <summary>The sheet that a verdict in this copy is about.</summary>
    public MeasureSheet Judged => Own ?? Together;

    public static List<ClusterMeasure> Of(ClusterBook book) =>
    [
        .. book.Measures.Zip(book.Panels, (sheet, panel) => new ClusterMeasure(sheet, panel, book.Member?.Measures.FirstOrDefault(own => own.Measure.Id == sheet.Measure.Id)))
            .Where(measure => !measure.Measure.IsList),
    ];
}
