using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Courses;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>One page for who meets to learn: which meeting the report is for, how far the goals are, and what has changed since the start and since the last meeting.</summary>
internal static class CourseSection
{
    /// <summary>Dates stand in the words above and in the chart too, so they go before any row does.</summary>
    private static readonly (int MostRows, bool HasDates)[] Forms = [(12, true), (12, false), (10, false), (8, false), (6, false), (4, false)];

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
        ];
        Block[] middle =
        [
            .. Whose(reader, charted.Reader),
            .. CourseGoals.Of(reader, course, goals, numbering),
            .. Chart(charted.Reader, course, charted.Sheets, numbering) is { } chart ? [charted.Reader == reader ? chart : chart with { Title = $"{charted.Reader.OwnLabel}, {char.ToLowerInvariant(chart.Title[0])}{chart.Title[1..]}" }] : Array.Empty<Block>(),
        ];
        RichText caption = rows.Count == 0 ? "" : numbering.Table(Caption(reader, course, rows));
        return Fitting(0);

        Section Fitting(int form) => new("course", title, [.. top, .. Forms[form].HasDates ? [Dates(reader, course)] : Array.Empty<Block>(), .. middle, .. Changes(reader, course, rows, InOrder(rows.Take(Forms[form].MostRows)), caption, hasYears: sheets.Any(sheet => sheet.Own.Value.IsShown()))])
        {
            Tighter = form + 1 < Forms.Length ? () => Fitting(form + 1) : null,
        };

        IReadOnlyList<MeasureSheet> InOrder(IEnumerable<MeasureSheet> some) => [.. sheets.Where(some.ToHashSet().Contains)];
    }

    /// <summary>In a member's copy: whose figures these are.</summary>
    private static Para[] Whose(Reader reader, Reader charted) => reader.CopyOf is null ? []
        : [new Para(charted == reader ? reader.Own("course.whole") : reader.Own("course.own"), ParaStyle.Note)];

    /// <summary>What has no room here stands nowhere else on paper.</summary>
    private static RichText[] Left(Reader reader, int left) => left > 0 ? [reader.Texts.With("course.left", ("n", reader.Culture.Count(left)))] : [];

    /// <summary>Counted by quarters, as courses are months long, and with something to show; those with a goal first, then those with a signal, then those with most to gain.</summary>
    private static List<MeasureSheet> Rows(IReadOnlyList<MeasureSheet> sheets) =>
    [
        .. FocusOrder.Of(sheets).Concat(sheets).Distinct().Where(sheet => IsByQuarter(sheet) && (sheet.Course!.SinceStart.Before.IsShown() || sheet.Course.SinceStart.During.IsShown()))
            .OrderByDescending(sheet => sheet.Course!.Goals.Count > 0).ThenByDescending(sheet => Statuses.IsSignal(sheet.Course!.Reading)),
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

    /// <summary>The series of what there is a goal for, or else of what there is most to gain in.</summary>
    public static Figure? Chart(Reader reader, Course course, IReadOnlyList<MeasureSheet> sheets, Numbering numbering) =>
        Charted(sheets) is { } drawn ? RunFigure.OfCourse(reader, drawn, course, numbering) : null;

    /// <summary>Whose points must stand in a table.</summary>
    public static MeasureSheet? Charted(IReadOnlyList<MeasureSheet> sheets) =>
        FocusOrder.Of(sheets).Concat(sheets).Distinct().Where(sheet => sheet.Course is not null && IsByQuarter(sheet) && RunFigure.HasSeries(sheet.Trend)).OrderByDescending(sheet => sheet.Course!.Goals.Count > 0).FirstOrDefault();

    private static IEnumerable<Block> Changes(Reader reader, Course course, List<MeasureSheet> sheets, IReadOnlyList<MeasureSheet> chosen, RichText caption, bool hasYears)
    {
        var texts = reader.Texts;
        bool hasSince = sheets.Exists(sheet => !IsAbsent(sheet.Course!.SinceStart.During)), hasMeeting = HasMeeting(sheets) && !IsSinceStart(course, sheets[0]);
        yield return new Heading(HeadingLevel.Section, hasSince || sheets.Count == 0 ? reader.Own("course.changes") : texts["course.changes.first"]);
        if (sheets.Count == 0)
        {
            yield return new Para(texts["course.nothing"] + (hasYears ? " " + texts["course.nothing.years"] : ""));
            yield break;
        }
        string tooEarly = course.LastMeeting is not null && !HasMeeting(sheets) ? " " + texts.With("course.tooEarly", ("n", reader.Culture.Count(course.Held))) : "";
        if (hasSince) yield return new Para(Finding(reader, chosen) + tooEarly) { KeepWithNext = true };
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
                Statuses.Cell(reader, sheet.Trend, of.Reading),
            ]);
        }
    }

    /// <summary>Which of the rows have a signal, and which way: what the column of run charts says, and no more.</summary>
    private static RichText Finding(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        List<MeasureSheet> judged = [.. sheets.Where(sheet => !Statuses.IsTooShort(sheet.Course!.Reading))], signals = judged.FindAll(sheet => Statuses.IsSignal(sheet.Course!.Reading));
        if (judged.Count == 0) return texts["course.finding.none"];
        string all = reader.Culture.Count(judged.Count);
        return signals.Count == 0 ? texts.Rich(judged.Count == 1 ? "course.finding.one" : "course.finding.quiet", ("all", all))
            : texts.Rich("course.finding", ("n", reader.Culture.Count(signals.Count)), ("all", all), ("names", string.Join("; ", signals.Select(Name)))) + (signals.Count < judged.Count ? " " + texts["course.finding.others"] : "");

        string Name(MeasureSheet sheet) => Statuses.Named(reader, sheet.Measure.ShortTitle[texts.Language], sheet.Trend, sheet.Course!.Reading);
    }

    private static string Caption(Reader reader, Course course, List<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        var first = sheets[0];
        string text = reader.Own("course.caption");
        var start = first.Course!.SinceStart;
        if (start is { BeforeFrom: { } from, BeforeTo: { } to }) text += " " + texts.With("course.caption.before", ("before", reader.Culture.Range(from.First, to.Last)));
        string held = reader.Culture.Count(course.Held);
        bool isSame = HasMeeting(sheets) && IsSinceStart(course, first);
        if (Since(reader, first, course.Dates.During.From) is { } all) text += " " + texts.With(isSame ? "course.caption.sinceBoth" : "course.caption.since", ("since", all), ("n", held));
        if (HasMeeting(sheets) && !isSame && course.LastMeeting is { } meeting && Since(reader, first, meeting) is { } last) text += " " + texts.With("course.caption.sinceMeeting", ("n", held), ("since", last));
        return text;
    }

    /// <summary>From the first period that reaches the day to the last there is; null where none does.</summary>
    public static string? Since(Reader reader, MeasureSheet sheet, DateOnly day) =>
        FirstSince(sheet, day) is { } first ? reader.Culture.Range(first.First, sheet.Trend[^1].Period.Last) : null;

    /// <summary>Whether the time since the last meeting is the same quarters as the time since the start.</summary>
    private static bool IsSinceStart(Course course, MeasureSheet sheet) =>
        course.LastMeeting is { } meeting && FirstSince(sheet, course.Dates.During.From) == FirstSince(sheet, new DateOnly(meeting.Year, meeting.Month, 1));

    private static CalendarPeriod? FirstSince(MeasureSheet sheet, DateOnly day) =>
        sheet.Trend.Select(figure => (CalendarPeriod?)figure.Period).FirstOrDefault(period => period!.Value.Last >= day);

    /// <summary>Whether the figures reach a quarter with, or after, the last meeting.</summary>
    private static bool HasMeeting(List<MeasureSheet> sheets) => sheets.Exists(sheet => sheet.Course!.SinceMeeting is { } since && !IsAbsent(since.During));

    /// <summary>Courses are months long: a year holds both sides of a start.</summary>
    public static bool IsByQuarter(MeasureSheet sheet) => sheet.Trend.Count > 0 && sheet.Trend[0].Period.Kind == PeriodKind.Quarter;

    private static bool IsAbsent(Published<decimal> value) => value.Match(_ => false, reason => reason is WithheldReason.NotComputed);
}
