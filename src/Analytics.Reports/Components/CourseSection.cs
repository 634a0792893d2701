using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Courses;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>One page for who meets to learn: which meeting the report is for, how far the goals are, and what has changed since the start and since the last meeting.</summary>
internal static class CourseSection
{
    private static readonly int[] MostRows = [12, 10, 8, 6, 4];

    /// <returns>Null for a reader without a course.</returns>
    public static Section? Of(Reader reader, Course? course, IReadOnlyList<MeasureSheet> sheets, Numbering numbering) =>
        course is null ? null : Of(reader, course, sheets, (reader, sheets), numbering);

    /// <param name="charted">Whose series is drawn: one whose points stand in the report's tables.</param>
    /// <inheritdoc cref="Of(Reader, Course, IReadOnlyList{MeasureSheet}, Numbering)"/>
    public static Section Of(Reader reader, Course course, IReadOnlyList<MeasureSheet> sheets, (Reader Reader, IReadOnlyList<MeasureSheet> Sheets) charted, Numbering numbering)
    {
        var texts = reader.Texts;
        var rows = Rows(sheets);
        string title = texts[course.LastMeeting is not null ? HasMeeting(rows) ? "course.title" : "course.title.start" : course.NextMeeting is not null ? "course.title.first" : "course.title.start"];
        var goals = sheets.Where(sheet => sheet.Course!.Goals.Count > 0).ToList();
        Block[] top =
        [
            new Para(reader.Stamp.Edition.Length > 0 ? $"{course.GroupName} · {reader.Stamp.Edition}" : course.GroupName, ParaStyle.Kicker),
            new Heading(HeadingLevel.Title, title),
            new Para(Lead(reader, course), ParaStyle.PageLead),
            Dates(reader, course),
            .. Goals(reader, goals, numbering),
            .. Chart(charted.Reader, course, charted.Sheets, numbering) is { } chart ? [charted.Reader == reader ? chart : chart with { Title = $"{charted.Reader.OwnLabel}, {char.ToLowerInvariant(chart.Title[0])}{chart.Title[1..]}" }] : Array.Empty<Block>(),
        ];
        RichText caption = rows.Count == 0 ? "" : numbering.Table(Caption(reader, course, rows));
        return Fitting(0);

        Section Fitting(int form) => new("course", title, [.. top, .. Changes(reader, course, rows, InOrder(rows.Take(MostRows[form])), caption, hasYears: sheets.Any(sheet => sheet.Own.Value.IsShown()))])
        {
            Tighter = form + 1 < MostRows.Length ? () => Fitting(form + 1) : null,
        };

        IReadOnlyList<MeasureSheet> InOrder(IEnumerable<MeasureSheet> some) => [.. sheets.Where(some.ToHashSet().Contains)];
    }

    /// <summary>What has no room here stands nowhere else on paper.</summary>
    private static RichText[] Left(Reader reader, int left) => left > 0 ? [reader.Texts.With("course.left", ("n", reader.Culture.Count(left)))] : [];

    /// <summary>Counted by quarters, as courses are months long, and with something to show; those with a goal first, then those with most to gain.</summary>
    private static List<MeasureSheet> Rows(IReadOnlyList<MeasureSheet> sheets) =>
    [
        .. FocusOrder.Of(sheets).Concat(sheets).Distinct().Where(sheet => IsByQuarter(sheet) && (sheet.Course!.SinceStart.Before.IsShown() || sheet.Course.SinceStart.During.IsShown()))
            .OrderByDescending(sheet => sheet.Course!.Goals.Count > 0),
    ];

    private static RichText Lead(Reader reader, Course course)
    {
        var texts = reader.Texts;
        string key = (course.LastMeeting, course.NextMeeting) switch
        {
            (null, null) => "course.lead.start",
            (null, _) => "course.lead.first",
            (_, null) => "course.lead.after",
            _ => "course.lead.between",
        };
        string Day(DateOnly? day) => day is { } known ? reader.Culture.Date(known) : "";
        return texts.Rich(key, ("next", reader.Culture.Count(course.Held + 1)), ("all", reader.Culture.Count(course.Dates.Meetings.Count)),
            ("date", Day(course.NextMeeting ?? course.Dates.Start)), ("last", Day(course.LastMeeting)), ("to", reader.Culture.Date(reader.Stamp.Period.To)));
    }

    private static Facts Dates(Reader reader, Course course) => new(
    [
        .. course.Dates.Meetings.Select((day, i) => new Fact(reader.Texts.With("course.meeting", ("n", reader.Culture.Count(i + 1))), reader.Culture.ShortDate(day))),
        .. course.Dates.Meetings.Count == 0 ? [new Fact(reader.Texts["course.start"], reader.Culture.ShortDate(course.Dates.Start))] : Array.Empty<Fact>(),
        new(reader.Texts["course.to"], reader.Culture.ShortDate(reader.Stamp.Period.To)),
    ]);

    private static IEnumerable<Block> Goals(Reader reader, List<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        if (sheets.Count == 0)
        {
            yield return new Para(texts["course.noGoal"]);
            yield break;
        }
        RowGroup[] groups = [new(null, [.. from sheet in sheets from line in sheet.Course!.Goals select RowOf(sheet, line)])];
        yield return new Table
        {
            Caption = numbering.Table(texts["course.goals"]),
            KeepTogether = true,
            Columns =
            [
                new(texts["column.indicator"], new(3)), new(texts["column.baseline"], new(1.15), Alignment.Right), new(texts["column.now"], new(0.9), Alignment.Right, Tone.Own),
                new(texts["plan.goal"], new(0.9), Alignment.Right, Tone.Good), new(texts["column.due"], new(1.5), Alignment.Right), new(texts["column.done"], new(1.15), Alignment.Right),
            ],
            Groups = groups,
            Notes = [texts.With("course.goals.note", ("year", reader.ReportingYear)), .. reader.SignNotes(groups)],
        };

        Row RowOf(MeasureSheet sheet, GoalLine line) => new(
        [
            new TextCell(sheet.Measure.ShortTitle[texts.Language]) { Detail = line.IsOfGroup ? texts["course.goal.group"] : null },
            new TextCell(line.Baseline is { } baseline ? texts.Figure(sheet.Measure, baseline) : reader.Figure(sheet, line.YearBefore)),
            new TextCell(reader.Figure(sheet, sheet.Own.Value)),
            new TextCell(texts.Figure(sheet.Measure, line.Target)),
            new TextCell(reader.Culture.ShortDate(line.Due)),
            new TextCell(GoalTexts.Short(reader, sheet, line)),
        ]);
    }

    /// <summary>The series of what there is a goal for, or else of what there is most to gain in.</summary>
    public static Figure? Chart(Reader reader, Course course, IReadOnlyList<MeasureSheet> sheets, Numbering numbering) =>
        Charted(sheets) is { } drawn ? RunFigure.OfCourse(reader, drawn, course, numbering) : null;

    /// <summary>Whose points must stand in a table.</summary>
    public static MeasureSheet? Charted(IReadOnlyList<MeasureSheet> sheets) =>
        FocusOrder.Of(sheets).Concat(sheets).Distinct().Where(sheet => sheet.Course is not null && IsByQuarter(sheet) && RunFigure.HasSeries(sheet.Trend)).OrderByDescending(sheet => sheet.Course!.Goals.Count > 0).FirstOrDefault();

    private static IEnumerable<Block> Changes(Reader reader, Course course, List<MeasureSheet> sheets, IReadOnlyList<MeasureSheet> chosen, RichText caption, bool hasYears)
    {
        var texts = reader.Texts;
        bool hasSince = sheets.Exists(sheet => !IsAbsent(sheet.Course!.SinceStart.During)), hasMeeting = HasMeeting(sheets);
        yield return new Heading(HeadingLevel.Section, texts[hasSince || sheets.Count == 0 ? "course.changes" : "course.changes.first"]);
        if (sheets.Count == 0)
        {
            yield return new Para(texts["course.nothing"] + (hasYears ? " " + texts["course.nothing.years"] : ""));
            yield break;
        }
        string tooEarly = course.LastMeeting is not null && !hasMeeting ? " " + texts.With("course.tooEarly", ("n", reader.Culture.Count(course.Held))) : "";
        if (hasSince) yield return new Para(Finding(reader, sheets) + tooEarly) { KeepWithNext = true };
        RowGroup[] groups = [.. Theme.Of(chosen).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(RowOf)]))];
        yield return new Table
        {
            Caption = caption,
            Look = TableLook.Compact,
            Columns =
            [
                new(texts["column.indicator"], new(2.7)),
                new(texts["course.before"], new(1), Alignment.Right),
                .. hasSince ? [new Column(texts["course.since"], new(1), Alignment.Right, Tone.Own)] : Array.Empty<Column>(),
                .. hasMeeting ? [new Column(texts.With("course.sinceMeeting", ("n", reader.Culture.Count(course.Held))), new(1.1), Alignment.Right, Tone.Own)] : Array.Empty<Column>(),
                .. hasSince ? [new Column(texts["column.change"], new(1.1), Alignment.Right)] : Array.Empty<Column>(),
                new(texts["column.series"], new(1.9)),
            ],
            Groups = groups,
            Notes = [.. Left(reader, sheets.Count - chosen.Count), texts["course.note"], .. reader.SignNotes(groups)],
        };

        Row RowOf(MeasureSheet sheet)
        {
            var of = sheet.Course!;
            return new(
            [
                new TextCell(sheet.Measure.ShortTitle[texts.Language]),
                new TextCell(reader.Figure(sheet, of.SinceStart.Before)),
                .. hasSince ? [new TextCell(reader.Figure(sheet, of.SinceStart.During))] : Array.Empty<Cell>(),
                .. hasMeeting ? [new TextCell(of.SinceMeeting is { } since ? reader.Figure(sheet, since.During) : texts["sign.noData"])] : Array.Empty<Cell>(),
                .. hasSince ? [new TextCell(RichText.InBold(Phrases.ChangeBetween(reader, sheet.Measure, of.SinceStart.Before, of.SinceStart.During)))] : Array.Empty<Cell>(),
                Statuses.Cell(reader, of.Reading),
            ]);
        }
    }

    /// <summary>How many are lower and higher than before, of those where both are shown. Not why, and not whether by chance.</summary>
    private static RichText Finding(Reader reader, List<MeasureSheet> sheets)
    {
        var changes = sheets.Select(sheet => sheet.Course!.SinceStart.Before.And(sheet.Course.SinceStart.During, (before, now) => Change.TrendOf(before, now)).Match(trend => trend, _ => (Trend?)null)).OfType<Trend>().ToList();
        if (changes.Count == 0) return reader.Texts["course.finding.none"];
        string Count(Trend trend) => reader.Culture.Count(changes.Count(one => one == trend));
        return reader.Texts.Rich("course.finding", ("all", reader.Culture.Count(changes.Count)), ("down", Count(Trend.Down)), ("up", Count(Trend.Up)), ("steady", Count(Trend.Steady)));
    }

    private static string Caption(Reader reader, Course course, List<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        var first = sheets[0];
        string text = texts["course.caption"];
        var start = first.Course!.SinceStart;
        if (start is { BeforeFrom: { } from, BeforeTo: { } to }) text += " " + texts.With("course.caption.before", ("before", reader.Culture.Range(from.First, to.Last)));
        if (Since(course.Dates.During.From) is { } all) text += " " + texts.With("course.caption.since", ("since", all));
        if (HasMeeting(sheets) && course.LastMeeting is { } meeting && Since(meeting) is { } last) text += " " + texts.With("course.caption.sinceMeeting", ("n", reader.Culture.Count(course.Held)), ("since", last));
        return text;

        string? Since(DateOnly day)
        {
            var periods = first.Trend.Select(figure => figure.Period).Where(period => period.Last >= day).ToList();
            return periods.Count == 0 ? null : reader.Culture.Range(periods[0].First, periods[^1].Last);
        }
    }

    /// <summary>Whether the figures reach a quarter with, or after, the last meeting.</summary>
    private static bool HasMeeting(List<MeasureSheet> sheets) => sheets.Exists(sheet => sheet.Course!.SinceMeeting is { } since && !IsAbsent(since.During));

    /// <summary>Courses are months long: a year holds both sides of a start.</summary>
    public static bool IsByQuarter(MeasureSheet sheet) => sheet.Trend.Count > 0 && sheet.Trend[0].Period.Kind == PeriodKind.Quarter;

    private static bool IsAbsent(Published<decimal> value) => value.Match(_ => false, reason => reason is WithheldReason.NotComputed);
}
