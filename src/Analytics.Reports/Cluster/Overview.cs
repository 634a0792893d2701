using Analytics.Release;
using Analytics.Release.Clusters;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>The page to read before the meeting: who takes part, the key sentence, all measures with a dot for each member.</summary>
internal static class Overview
{
    public static Section Of(ClusterBook book, Reader reader, IReadOnlyList<ClusterMeasure> measures, Numbering numbering)
    {
        // Numbered once, however often it is made again to fit.
        RichText caption = numbering.Table(reader.Texts.With(
            (reader.IsOpen ? "cluster" : reader.Key) + (book.Member is null ? ".dots" : ".dots.member") + (!measures.Any(measure => measure.HasRows) ? ".none" : reader.IsOpen ? ".open" : ""), ("year", reader.ReportingYear)));
        return FirstPage.Of(form => Of(book, reader, measures, caption, form));
    }

    private static Section Of(ClusterBook book, Reader reader, IReadOnlyList<ClusterMeasure> measures, RichText caption, FirstPageForm form)
    {
        var texts = reader.Texts;
        bool hasRows = measures.Any(measure => measure.HasRows), isPersonal = book.Member is not null;
        RichText own = Own(book, reader, measures);
        return new Section("overview", texts["overview.title"],
        [
            new Para(book.Member is { } member
                ? texts.With(reader.Key + ".kicker.member", ("year", reader.ReportingYear), ("member", member.Name))
                : texts.With(reader.Key + ".kicker", ("year", reader.ReportingYear)), ParaStyle.Kicker),
            new Heading(HeadingLevel.Title, book.Name),
            new Facts(
            [
                new(texts["fact.members"], reader.Culture.Count(book.Members)),
                new(texts["fact.takingPart"], reader.Culture.Count(book.TakingPart)),
                new(texts["fact.period"], FrontMatter.Period(reader)),
                new(texts["fact.comparedWith"], FirstPage.ComparedWith(reader, [.. measures.Select(measure => measure.Together)])),
            ]),
            new Para(hasRows ? own + Lead(reader, measures, withPlace: own.Plain.Length == 0) : own + WhyNobody(book, reader), ParaStyle.Lead),
            new StripLegend(isPersonal ? Member(book, reader).Own("legend.own") : null, texts["legend.median"], texts["middle50"], texts["middle80"])
            {
                Member = hasRows ? reader.Own("legend.member") : null,
            },
            DotTable(book, reader, measures, caption, form),
        ]);
    }

    /// <summary>Why members do not stand side by side.</summary>
    public static RichText WhyNobody(ClusterBook book, Reader reader) => book.StoodOtherwise
        ? reader.Texts.With(reader.Key + ".stoodOtherwise", ("year", reader.ReportingYear))
        : reader.Texts.Rich(reader.Key + (book.Member is null ? ".nothing" : ".nothing.member"));

    /// <summary>In a member's copy: where it lies itself, with a space behind it where words follow.</summary>
    private static RichText Own(ClusterBook book, Reader reader, IReadOnlyList<ClusterMeasure> measures) =>
        book.Member is { } member && measures.Select(measure => measure.Own).OfType<MeasureSheet>().ToList() is var own && own.Exists(sheet => Positions.Of(sheet) != Position.Unknown)
            ? Answer.Of(Member(book, reader) with { Name = member.Name }, own) + " "
            : RichText.Of("");

    /// <summary>Where the cluster lies, and where its members differ most: what a meeting has most to talk about.</summary>
    /// <param name="withPlace">Not where a member has been told of its own place.</param>
    public static RichText Lead(Reader reader, IReadOnlyList<ClusterMeasure> measures, bool withPlace = true)
    {
        RichText place = !withPlace ? RichText.Of("") : HasMean(measures) ? Answer.Of(reader, [.. measures.Select(measure => measure.Together)]) : reader.Texts[reader.Key + ".noMean"];
        var widest = measures.Where(measure => measure.HasRows).MaxBy(measure => measure.Span);
        return widest is null ? place : place + (withPlace ? " " : "") + reader.Texts.With("cluster.widest",
            ("topic", Phrases.SubjectInside(reader, widest.Measure).TrimEnd(',')),
            ("low", reader.Texts.Figure(widest.Measure, widest.Panel.Rows.Min(row => row.Value))), ("high", reader.Texts.Figure(widest.Measure, widest.Panel.Rows.Max(row => row.Value))));
    }

    private static Reader Member(ClusterBook book, Reader reader) => reader with { Level = book.MemberLevel };

    private static bool HasMean(IReadOnlyList<ClusterMeasure> measures) => measures.Any(measure => measure.Together.Own.Value.IsShown());

    private static Table DotTable(ClusterBook book, Reader reader, IReadOnlyList<ClusterMeasure> measures, RichText caption, FirstPageForm form)
    {
        var texts = reader.Texts;
        bool hasMean = HasMean(measures), isPersonal = book.Member is not null;
        var chosen = FirstPage.Rows([.. measures.Select(measure => measure.Judged)], form).ToHashSet();
        RowGroup[] groups = [.. Theme.Of([.. measures.Where(measure => chosen.Contains(measure.Judged)).Select(measure => measure.Together)]).Select(theme =>
            new RowGroup(texts[theme.Key], [.. measures.Where(measure => theme.Sheets.Contains(measure.Together)).Select(RowOf)]))];
        return new Table
        {
            Caption = caption,
            Look = form.Look,
            Columns =
            [
                new(texts["column.indicator"], new(2.9)),
                .. isPersonal ? new Column[] { new(Member(book, reader).Own("column.own"), new(1.1), Alignment.Right, Tone.Own) } : [],
                .. hasMean ? new Column[] { new(reader.Own("column.own"), new(1), Alignment.Right) } : [],
                new(texts["column.median.all"], new(1), Alignment.Right, Tone.Median),
                new(measures.Any(measure => measure.HasRows) ? reader.Own("column.spread") : isPersonal ? Member(book, reader).Own("column.spread") : reader.Own("column.spreadAlone"), new(3.2)),
                .. isPersonal || hasMean ? new Column[] { new(isPersonal ? texts["column.verdict"] : reader.Own("column.verdict"), new(1.7)) } : [],
            ],
            Groups = groups,
            Notes = [.. FirstPage.Left(reader, measures.Count, chosen.Count), .. measures.Any(measure => measure.HasRows) ? new RichText[] { texts["cluster.dots.note"] } : [], .. reader.SignNotes(groups)],
        };

        Row RowOf(ClusterMeasure measure) => new(
        [
            new TextCell(measure.Measure.ShortTitle[texts.Language]) { Detail = form.WithUnits ? reader.UnitOf(measure.Measure) : null },
            .. measure.Own is { } own && isPersonal ? new Cell[] { new TextCell(RichText.InBold(reader.Figure(own, own.Own.Value)), Tone.Own) { Large = true } } : [],
            .. hasMean ? new Cell[] { new TextCell(reader.Figure(measure.Together, measure.Together.Own.Value)) } : [],
            new TextCell(reader.Figure(measure.Together, measure.Together.Peers.Median)),
            new DotsCell(measure.Panel.Rows, measure.Own?.Own.Value ?? default, measure.Together.Peers, Spread.Alt(reader, measure)),
            .. isPersonal || hasMean ? new Cell[] { Verdicts.Cell(reader, measure.Judged) } : [],
        ]);
    }
}
