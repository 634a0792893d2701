using Analytics.Release;
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
        var reader = new Reader(texts, book.Level, book.Name, Residents: false, book.Stamp) { IsOpen = book.IsOpen, CopyOf = book.Member?.Name };
        var numbering = new Numbering(texts);
        var measures = ClusterMeasure.Of(book);
        var sheets = measures.ConvertAll(measure => measure.Together);
        Reader? own = book.Member is null ? null : reader with { Level = book.MemberLevel };
        Section?[] sections =
        [
            Overview.Of(book, reader, measures, numbering),
            Progress(book, reader, sheets, numbering),
            Spread.Of(reader, measures, numbering),
            Trends.Of(reader, own, book.Course, measures, numbering),
            ComparisonSection.Of(reader, sheets, numbering),
            TablesSection.Of(reader, [YearTable.Of(reader, sheets, numbering), .. OwnTables.Of(own, measures, numbering)], [.. sheets.Where(TrendFigure.HasTrend)], numbering),
            Anonymity.Of(reader),
            MethodSection.Of(reader, sheets),
            Work(book, reader, measures, numbering),
        ];
        string title = texts.With(reader.Key + ".title", ("name", book.Name), ("year", reader.ReportingYear));
        string header = book.Member is { } member ? texts.With(reader.Key + ".header.member", ("name", book.Name), ("member", member.Name)) : texts.With(reader.Key + ".header", ("name", book.Name));
        return FrontMatter.Document(reader, title, header, watermark, [.. sections.OfType<Section>()]);
    }

    /// <summary>Begins with what members differ most in: differences show what is possible.</summary>
    private static Section Work(ClusterBook book, Reader reader, List<ClusterMeasure> measures, Numbering numbering)
    {
        var widest = Widest(measures);
        RichText lead = widest.Count == 0
            ? reader.Texts.Rich(reader.Key + ".discussion.lead")
            : reader.Texts.Rich("cluster.discussion.widest", ("topics", Phrases.Topics(reader, widest.Select(measure => measure.Together))));
        return WorkSheet.Of(reader, book.Course, measures.ConvertAll(measure => measure.Judged), numbering, widest.ConvertAll(measure => measure.Judged), lead,
            measures.ConvertAll(measure => FollowsCourse(book) ? measure.Judged : measure.Together));
    }

    /// <summary>What a meeting has most to talk about.</summary>
    public static List<ClusterMeasure> Widest(IReadOnlyList<ClusterMeasure> measures) => [.. measures.Where(measure => measure.HasRows).OrderByDescending(measure => measure.Span).Take(2)];

    /// <summary>Whether the member's own figures are about the group's course: one may take part in several, and a book tells of the last.</summary>
    private static bool FollowsCourse(ClusterBook book) => book is { Member.Course: { } own, Course: { } course } && own.GroupId == course.GroupId;

    /// <summary>In a member's copy its own figures, where they are about the same course; the chart is the cluster's in every copy.</summary>
    private static Section? Progress(ClusterBook book, Reader reader, IReadOnlyList<MeasureSheet> together, Numbering numbering)
    {
        if (book.Course is not { } course) return null;
        return book.Member is { } member && FollowsCourse(book)
            ? CourseSection.Of(reader with { Level = book.MemberLevel, Name = member.Name }, course, Indicators.Of(member.Measures), (reader, together), numbering)
            : CourseSection.Of(reader, course, together, numbering);
    }
}
