using Analytics.Prescribing;

namespace Analytics.Release.Clusters;

/// <summary>The lines of a cluster's figures file.</summary>
internal static class ClusterFigures
{
    /// <summary>Told apart from the sum of members over the sum of their lists, which is what a stratum <c>all</c> would be.</summary>
    public const string MeanStratum = "statistic:mean";

    /// <summary>The cluster's mean over time, its percentiles, its members under their labels, all others of their kind, and in a member's copy its own figures.</summary>
    public static IEnumerable<ReleasedFigure> Of((UnitLevel Level, string Id) cluster, MeasureSheet sheet, ClusterPanel panel, ClusterMember? member)
    {
        foreach (var figure in sheet.Years.Concat(sheet.Trend).DistinctBy(figure => figure.Period)) yield return figure;
        foreach (var (name, value) in new[] { ("p25", panel.P25), ("median", panel.Median), ("p75", panel.P75) })
            yield return Figure(cluster.Level, cluster.Id, "statistic:" + name, value);
        foreach (var row in panel.Rows) yield return Figure(UnitLevel.Peer, row.Label, "all", Published<decimal>.Shown(row.Value));
        foreach (var figure in BookMaker.PeerFigures(sheet.Measure, sheet.Peers, "")) yield return figure;
        if (member?.Measures.FirstOrDefault(own => own.Measure.Id == sheet.Measure.Id) is not { } of) yield break;
        foreach (var figure in of.Years.Concat(of.Trend).DistinctBy(figure => figure.Period)) yield return figure;

        ReleasedFigure Figure(UnitLevel level, string unit, string stratum, Published<decimal> value) => new()
        {
            Measure = sheet.Measure,
            Level = level,
            Unit = unit,
            Stratum = stratum,
            Period = panel.Period,
            Value = value,
            Numerator = Published<decimal>.Withheld(WithheldReason.Privacy),
        };
    }
}
