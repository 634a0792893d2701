using Analytics.Release.Clusters;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Cluster;

/// <summary>The cluster's shared report for its meeting room: at most eight slides, of the same figures. Members have none of their own: what is on the wall is everybody's.</summary>
internal static class ClusterSlides
{
    private const int MostTrends = 2, MostReasons = 3;
    private static readonly int[] MostRows = [5, 4, 3];

    public static ReportDocument Compose(ClusterBook book, ReportTexts texts, string? watermark = null)
    {
        var reader = new Reader(texts, book.Level, book.Name, Residents: false, book.Stamp) { IsOpen = book.IsOpen };
        var numbering = new Numbering(texts);
        var measures = ClusterMeasure.Of(book);
        var sheets = measures.ConvertAll(measure => measure.Together);
        string title = texts.With(reader.Key + ".title", ("name", book.Name), ("year", reader.ReportingYear));
        Section?[] slides =
        [
            Slides.Title(reader, title, texts.With(reader.Key + ".kicker", ("year", reader.ReportingYear)), book.Name, reader.Own("about")),
            Overview(book, reader, measures),
            Dots(reader, measures, form: 0),
            book.Course is { } course && CourseSection.Chart(reader, course, sheets, numbering) is { } chart ? Slides.Of(reader, "course", chart) : null,
            .. Trends.Charted(sheets).Take(MostTrends).Select(sheet => Slides.Trend(reader, sheet, numbering)),
            Slides.Of("talk", texts["work.questions"], new Bullets(WorkSheet.Questions(reader, book.Course, sheets, ClusterReport.Widest(measures).ConvertAll(measure => measure.Together), sheets), Numbered: true) { Large = true }),
            Slides.Of("anonymity", Anonymity.Title(reader), new Bullets([.. Anonymity.Reasons(reader).Take(MostReasons)]) { Large = true }, new Para(texts["slides.note"], ParaStyle.Note)),
        ];
        return Slides.Document(reader, title, texts.With(reader.Key + ".header", ("name", book.Name)), watermark, [.. slides.OfType<Section>()]);
    }

    private static Section Overview(ClusterBook book, Reader reader, List<ClusterMeasure> measures)
    {
        var texts = reader.Texts;
        return Slides.Of("overview", texts["overview.title"],
            new Facts([new(texts["fact.members"], reader.Culture.Count(book.Members)), new(texts["fact.takingPart"], reader.Culture.Count(book.TakingPart)), new(texts["fact.period"], FrontMatter.Period(reader))]),
            new Para(measures.Exists(measure => measure.HasRows) ? Cluster.Overview.Lead(reader, measures) : Cluster.Overview.WhyNobody(book, reader), ParaStyle.Lead));
    }

    /// <summary>Members without names, where they differ most.</summary>
    private static Section? Dots(Reader reader, List<ClusterMeasure> measures, int form)
    {
        var texts = reader.Texts;
        var chosen = measures.Where(measure => measure.HasRows).OrderByDescending(measure => measure.Span).Take(MostRows[form]).ToHashSet();
        if (chosen.Count == 0) return null;
        return Slides.Of("dots", texts["cluster.spread.title"],
            new StripLegend(null, texts["legend.median"], texts["middle50"], texts["middle80"]) { Member = reader.Own("legend.member") },
            new Table
            {
                Look = TableLook.Airy,
                Columns = [new(texts["column.indicator"], new(2.6)), new(texts["column.median.all"], new(1), Alignment.Right, Tone.Median), new(reader.Own("column.spread"), new(4))],
                Groups = [new(null, [.. measures.Where(chosen.Contains).Select(measure => new Row(
                [
                    new TextCell(measure.Measure.ShortTitle[texts.Language]) { Detail = reader.UnitOf(measure.Measure) },
                    new TextCell(reader.Figure(measure.Together, measure.Together.Peers.Median)),
                    new DotsCell(measure.Panel.Rows, default, measure.Together.Peers, Spread.Alt(reader, measure)),
                ]))])],
                Notes = [texts["cluster.dots.note"]],
            }) with
        {
            Tighter = form + 1 < MostRows.Length ? () => Dots(reader, measures, form + 1)! : null,
        };
    }
}
