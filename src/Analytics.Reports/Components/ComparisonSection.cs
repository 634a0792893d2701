using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>Where we stand when age is taken into account, against those who are like us, and against goals; and whether a series is more than chance.</summary>
internal static class ComparisonSection
{
    private const int MostCharts = 4;

    /// <returns>Null where nothing of the kind was asked for.</returns>
    public static Section? Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        Block[] rates = [.. Rates(reader, sheets, numbering)];
        // Who takes part in a course has goals and series on a page of their own.
        bool hasCourse = HasCourse(sheets);
        Block[] series = hasCourse ? [] : [.. Series(reader, sheets, numbering)];
        Block[] blocks = [.. rates, .. series, .. hasCourse ? [] : Goals(reader, sheets), .. Benchmarks(reader, sheets)];
        if (blocks.Length == 0) return null;
        Block[] lead = rates.Length > 0 ? [new Para(Lead(reader, sheets) + (series.Length > 0 ? " " + texts["comparison.lead.series"] : ""), ParaStyle.PageLead)] : [];
        // What was published elsewhere is no place to stand.
        string title = blocks is [Heading { Level: HeadingLevel.Section } only, ..] && blocks.OfType<Heading>().Count() == 1 ? only.Text : reader.Own("comparison.title");
        return new Section("comparison", title, [new Heading(HeadingLevel.Title, title), .. lead, .. title == reader.Own("comparison.title") ? blocks : blocks.Skip(1)]) { StartsPage = false };
    }

    private static bool HasCourse(IReadOnlyList<MeasureSheet> sheets) => sheets.Any(sheet => sheet.Course is not null);

    private static string Lead(Reader reader, IReadOnlyList<MeasureSheet> sheets) =>
        sheets.Any(sheet => sheet.Comparators.Standardised is not null) ? reader.Texts["comparison.lead.standardised"] : reader.Own("comparison.lead.alike");

    private static IEnumerable<Block> Rates(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        bool standardised = sheets.Any(sheet => sheet.Comparators.Standardised is not null), alike = sheets.Any(sheet => sheet.Comparators.Alike is not null);
        if (!standardised && !alike) yield break;
        var chosen = sheets.Where(sheet => sheet.Comparators.Standardised is not null || sheet.Comparators.Alike is not null).ToList();
        RowGroup[] groups = [.. Theme.Of(chosen).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(RowOf)]))];
        yield return new Table
        {
            Caption = numbering.Table(texts.With(standardised ? "comparison.rates" : "comparison.alike", ("year", reader.ReportingYear))),
            Columns =
            [
                new(texts["column.indicator"], new(3)),
                new(texts["column.own." + reader.Key], new(1.2), Alignment.Right, Tone.Own),
                .. standardised
                    ? new Column[] { new(texts["column.standardised"], new(1.5), Alignment.Right, Tone.Own), new(texts["column.standardised.county"], new(1.5), Alignment.Right), new(texts["column.standardised.nation"], new(1.5), Alignment.Right) }
                    : [],
                .. alike ? new Column[] { new(reader.Own("column.alike"), new(1.5), Alignment.Right, Tone.Median) } : [],
            ],
            Groups = groups,
            Look = TableLook.Compact,
            KeepTogether = true,
            Notes = [.. standardised ? new RichText[] { texts["comparison.standardised.note"], texts["comparison.standardised.nation"] } : [], .. alike ? new RichText[] { reader.Own("comparison.alike.note") } : [], .. reader.SignNotes(groups)],
        };

        Row RowOf(MeasureSheet sheet)
        {
            var others = sheet.Comparators;
            TextCell Value(ReleasedFigure? figure) => figure is null ? texts["sign.noData"] : reader.Figure(sheet, figure.Value);
            return new(
            [
                new TextCell(sheet.Measure.ShortTitle[texts.Language]),
                Value(sheet.Own),
                .. standardised ? new Cell[] { Value(others.Standardised), Value(others.CountyStandardised), Value(others.NationStandardised) } : [],
                .. alike ? new Cell[] { new TextCell(others.Alike is { } peers ? reader.Figure(sheet, peers.Median) : texts["sign.noData"]) } : [],
            ]);
        }
    }

    /// <summary>The words of the run chart, where there are points enough for any: a signal has no cause.</summary>
    private static IEnumerable<Block> Series(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        var judged = Judged(sheets);
        if (judged.Count == 0) yield break;
        bool inProject = judged.Any(sheet => sheet.Comparators.Project is not null);
        foreach (Block chart in RunCharts(reader, judged, numbering)) yield return chart;
        yield return new Table
        {
            Caption = numbering.Table(texts["comparison.series"]),
            Columns =
            [
                new(texts["column.indicator"], new(3)),
                new(texts["column.median"], new(1), Alignment.Right, Tone.Median),
                new(texts["column.series"], new(3)),
                .. inProject ? new Column[] { new(texts["column.project"], new(3)) } : [],
            ],
            Groups = [new(null, [.. Theme.Of(judged).SelectMany(theme => theme.Sheets).Select(RowOf)])],
            Look = TableLook.Compact,
            Notes = [texts["comparison.series.note"]],
        };

        Row RowOf(MeasureSheet sheet)
        {
            var others = sheet.Comparators;
            string project = others is { Project: { } verdict, ProjectStart: { } start }
                ? texts.With("change." + verdict, ("start", reader.Culture.Date(start)))
                : texts["sign.noData"];
            return new(
            [
                new TextCell(sheet.Measure.ShortTitle[texts.Language]),
                new TextCell(others.RunChart is { } chart && RunFigure.MedianOf(sheet.Trend, chart) is { } median ? reader.Figure(sheet, median) : texts["sign.noData"]),
                new TextCell(SeriesOf(reader, sheet)),
                .. inProject ? new Cell[] { new TextCell(project) } : [],
            ]);
        }
    }

    /// <summary>The whole line in words, with the way that it has gone where it says more than chance does.</summary>
    private static string SeriesOf(Reader reader, MeasureSheet sheet)
    {
        if (sheet.Comparators.Series is not { } series) return reader.Texts["sign.noData"];
        Trend way = sheet.Comparators is { Project: null or ProjectVerdict.TooFewPoints, RunChart: { } reading } ? Statuses.WayOf(sheet.Trend, reading) : Trend.Steady;
        return reader.Texts["series." + series + (way == Trend.Steady ? "" : $".{way}")];
    }

    private static List<MeasureSheet> Judged(IReadOnlyList<MeasureSheet> sheets) =>
        [.. sheets.Where(sheet => sheet.Comparators.Series is SeriesVerdict.ChanceOnly or SeriesVerdict.MoreThanChance || sheet.Comparators.Project is not null)];

    private static List<MeasureSheet> Drawn(List<MeasureSheet> judged) =>
    [
        .. judged.Where(sheet => sheet.Comparators.RunChart is { } reading && RunFigure.HasSeries(sheet.Trend) && (reading.Project is not null || reading.Series == SeriesVerdict.MoreThanChance))
            .OrderByDescending(sheet => sheet.Comparators.Project is not null).Take(MostCharts),
    ];

    /// <summary>Whose run charts are drawn: their points must stand in a table.</summary>
    public static IReadOnlyList<MeasureSheet> Charted(IReadOnlyList<MeasureSheet> sheets) => HasCourse(sheets) ? [] : Drawn(Judged(sheets));

    /// <summary>At most four: of a project first, then those with a signal. Their points stand in the tables at the end, their medians in the one below.</summary>
    private static IEnumerable<Block> RunCharts(Reader reader, List<MeasureSheet> judged, Numbering numbering)
    {
        var charted = Drawn(judged);
        if (charted.Count == 0) yield break;
        yield return new Heading(HeadingLevel.Section, reader.Texts["comparison.runs"]);
        if (charted.Count == 1)
        {
            yield return Chart(charted[0], ChartSize.Full);
            yield break;
        }
        var pairs = charted.ConvertAll(sheet => Chart(sheet, ChartSize.Half)).Chunk(2).ToList();
        foreach (var pair in pairs)
        {
            IReadOnlyList<Block>[] columns = [.. pair.Select(figure => (IReadOnlyList<Block>)[figure])];
            yield return new Columns(pair.Length == 2 ? columns : [.. columns, []]) { KeepWithNext = pair == pairs[^1] };
        }
        yield return new Para(RunFigure.Caption(reader, [.. pairs.SelectMany(pair => pair)]), ParaStyle.Note);

        Figure Chart(MeasureSheet sheet, ChartSize size) => RunFigure.Of(reader, sheet.Measure, sheet.Trend, sheet.Comparators.RunChart!, reader.OwnLabel, numbering, size);
    }

    private static IEnumerable<Block> Goals(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        RichText[] lines =
        [
            .. from sheet in sheets
               from line in sheet.Comparators.Goals
               select GoalTexts.Line(reader, sheet, line),
        ];
        if (lines.Length == 0) yield break;
        yield return new Heading(HeadingLevel.Section, texts["goal.title"]);
        yield return new Bullets(lines);
    }

    /// <summary>Each with its source, scope and edition: editions of one source disagree.</summary>
    private static IEnumerable<Block> Benchmarks(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        RichText[] lines =
        [
            .. from sheet in sheets
               from one in sheet.Comparators.Benchmarks
               select RichText.InBold(sheet.Measure.ShortTitle[texts.Language] + ": ") + Line(reader, sheet, one),
        ];
        if (lines.Length == 0) yield break;
        yield return new Heading(HeadingLevel.Section, texts["benchmark.title"]);
        yield return new Bullets(lines) { Small = true };
        yield return new Para(texts["benchmark.note"], ParaStyle.Note);
    }

    private static string Line(Reader reader, MeasureSheet sheet, BenchmarkLine one) => reader.Texts.With("benchmark.line",
        ("label", Word(reader, one.Label)), ("value", reader.Texts.Figure(sheet.Measure, one.Value)), ("unit", Word(reader, one.Unit)), ("year", ReportCulture.Year(one.Year)),
        ("scope", Word(reader, one.Scope)), ("edition", Word(reader, one.Edition)), ("source", Word(reader, one.Source)));

    /// <summary>Words of the lines that ship with us, in the reader's language; anyone else's as they are.</summary>
    private static string Word(Reader reader, string text) => reader.Texts.Has("benchmark.word." + text) ? reader.Texts["benchmark.word." + text] : text;
}
