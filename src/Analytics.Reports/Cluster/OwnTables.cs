using Analytics.Prescribing;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>The member's own line behind the charts of its copy: measures in rows, periods in columns.</summary>
internal static class OwnTables
{
    private const int PeriodsInATable = 12;

    /// <param name="member">The reader of a member's copy; null in the copy that all share.</param>
    public static IEnumerable<Table> Of(Reader? member, IReadOnlyList<ClusterMeasure> measures, Numbering numbering) => member is null ? []
        : Trends.Charted(measures).Where(Trends.HasOwn).GroupBy(measure => measure.Own!.Trend[0].Period.Kind).SelectMany(some => some.First().Own!.Trend.Select(figure => figure.Period).Chunk(PeriodsInATable)
            .Select(periods => TableOf(member, [.. some], periods, numbering)));

    private static Table TableOf(Reader member, List<ClusterMeasure> measures, CalendarPeriod[] periods, Numbering numbering)
    {
        var texts = member.Texts;
        RowGroup[] groups = [new(null, [.. measures.Select(measure => new Row(
        [
            new TextCell(measure.Measure.ShortTitle[texts.Language]),
            .. periods.Select(period => new TextCell(member.Figure(measure.Own!, measure.Own!.Trend.FirstOrDefault(figure => figure.Period == period)?.Value ?? default), Tone.Own)),
        ]))])];
        return new Table
        {
            Caption = numbering.Table(texts.With("cluster.own.caption." + member.Key, ("period", member.Culture.Range(periods[0].First, periods[^1].Last)))),
            Look = TableLook.Compact,
            KeepTogether = true,
            Columns = [new(texts["column.indicator"], new(2.6)), .. periods.Select(period => new Column(member.Culture.Period(period), new(1), Alignment.Right))],
            Groups = groups,
        };
    }
}
