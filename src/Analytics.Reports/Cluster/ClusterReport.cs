using Analytics.Prescribing;
using Analytics.Release.Clusters;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Cluster;

/// <summary>The report for a cluster's meeting: members side by side without names. One copy for all, and one for each member with its own dot filled.</summary>
internal static class ClusterReport
{
    public static ReportDocument Compose(ClusterBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = new Reader(texts, UnitLevel.Cluster, book.Name, Residents: false, book.Stamp);
        var numbering = new Numbering(texts);
        var measures = ClusterMeasure.Of(book);
        var sheets = measures.ConvertAll(measure => measure.Together);
        Section?[] sections =
        [
            Overview.Of(book, reader, measures, numbering),
            Spread.Of(reader, measures, numbering),
            Trends.Of(reader, sheets, numbering),
            ComparisonSection.Of(reader, sheets, numbering),
            Discussion.Of(reader, measures),
            TablesSection.Of(reader, sheets, numbering),
            Anonymity.Of(reader),
            MethodSection.Of(reader, sheets),
        ];
        string title = texts.With("cluster.title", ("name", book.Name), ("year", reader.ReportingYear));
        string header = book.Member is { } member ? texts.With("cluster.header.member", ("name", book.Name), ("member", member.Name)) : texts.With("cluster.header", ("name", book.Name));
        return FrontMatter.Document(reader, title, header, watermark, [.. sections.OfType<Section>()]);
    }
}
