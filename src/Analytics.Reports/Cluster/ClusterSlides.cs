using Analytics.Release;
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
            .. Drawn(book, measures, sheets).Select(measure => Slides.Of(reader, "trend." + measure.Measure.Id, Trends.FigureOf(reader, null, measure, numbering))),
            Slides.Of("talk", texts["work.questions"], new Bullets(WorkSheet.Questions(reader, book.Course, sheets, ClusterReport.Widest(measures).ConvertAll(measure => measure.Together), sheets), Numbered: true) { Large = true }),
            Slides.Of("anonymity", Anonymity.Title(reader), new Bullets([.. Anonymity.Reasons(reader).Take(MostReasons)]) { Large = true }, new Para(texts["slides.note"], ParaStyle.Note)),
        ];
        return Slides.Document(reader, title, texts.With(reader.Key + ".header", ("name", book.Name)), watermark, [.. slides.OfType<Section>()]);
    }

    /// <summary>What the meeting is about: the topics to talk about first. Not the line that the course's slide draws already.</summary>
    private static IEnumerable<ClusterMeasure> Drawn(ClusterBook book, List<ClusterMeasure> measures, List<MeasureSheet> sheets)
    {
        var drawn = book.Course is null ? null : CourseSection.Charted(sheets);
        var topics = ClusterReport.Widest(measures);
        return Trends.Charted(measures).Where(measure => measure.Together != drawn)
            .OrderByDescending(topics.Contains).ThenByDescending(measure => topics.Exists(topic => Theme.IdOf(topic.Together) == Theme.IdOf(measure.Together))).Take(MostTrends);
    }

    /// <summary>Where the cluster lies is the title; which indicators those are stands below.</summary>
    private static Section Overview(ClusterBook book, Reader reader, List<ClusterMeasure> measures)
    {
        var texts = reader.Texts;
        List<MeasureSheet> compared = [.. measures.Select(measure => measure.Together).Where(sheet => Positions.Of(sheet) != Position.Unknown)];
        List<MeasureSheet> high = compared.FindAll(sheet => Positions.Of(sheet) == Position.Higher), low = compared.FindAll(sheet => Positions.Of(sheet) == Position.Lower);
        string key = (high.Count, low.Count) switch { (0, 0) => "middle", (_, 0) => "high", (0, _) => "low", _ => "both" };
        string title = compared.Count == 0 ? texts["overview.title"]
            : texts.With($"cluster.slides.{key}.{reader.Key}", ("high", reader.Culture.Count(high.Count)), ("low", reader.Culture.Count(low.Count)), ("all", reader.Culture.Count(compared.Count)));
        Facts facts = new([new(texts["fact.members"], reader.Culture.Count(book.Members)), new(texts["fact.takingPart"], reader.Culture.Count(book.TakingPart)), new(texts["fact.period"], FrontMatter.Period(reader))]);
        RichText lead = measures.Exists(measure => measure.HasRows) ? Cluster.Overview.Lead(reader, measures, withPlace: compared.Count == 0) : Cluster.Overview.WhyNobody(book, reader);
        return Slides.Of("overview", title, [facts, .. Names("low", low), .. Names("high", high), new Para(lead, ParaStyle.Lead)]);

        IEnumerable<Block> Names(string which, List<MeasureSheet> some) => some.Count == 0 ? []
            : [new Para(texts.With("cluster.slides." + which, ("names", string.Join("; ", some.Select(sheet => sheet.Measure.ShortTitle[texts.Language])))), ParaStyle.Lead)];
    }

    /// <summary>Members without names, where they differ most.</summary>
    private static Section? Dots(Reader reader, List<ClusterMeasure> measures, int form)
    {
        var texts = reader.Texts;
        var chosen = measures.Where(measure => measure.HasRows).OrderByDescending(measure => measure.Span).Take(MostRows[form]).ToHashSet();
        if (chosen.Count == 0) return null;
        return Slides.Of("dots", texts.With("cluster.slides.widest", ("topics", Phrases.Topics(reader, ClusterReport.Widest(measures).Select(measure => measure.Together)))),
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
