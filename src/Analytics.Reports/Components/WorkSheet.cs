using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Courses;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>The page to print and take to the meeting: questions to talk about, a checklist, what can be changed, and a goal with the own figure filled in.</summary>
internal static class WorkSheet
{
    private const int MostQuestions = 5, MostGoals = 2;
    private const string Elderly = "elderly", Palliative = "palliative", Other = "other";

    /// <param name="topics">What to talk about, the first first; those with most to gain where it is empty.</param>
    /// <param name="lead">Under the title.</param>
    /// <param name="followed">Whose goals and changes those of the course are: a member may take part in another course than the group that the sheet is for.</param>
    public static Section Of(Reader reader, Course? course, IReadOnlyList<MeasureSheet> sheets, Numbering numbering, IReadOnlyList<MeasureSheet> topics, RichText lead, IReadOnlyList<MeasureSheet> followed)
    {
        var texts = reader.Texts;
        var chosen = topics.Count > 0 ? topics : TopicsOf(sheets);
        Block[] talk =
        [
            new Heading(HeadingLevel.Title, texts["work.title"]),
            new Para(lead, ParaStyle.PageLead),
            new Heading(HeadingLevel.Section, texts["work.questions"]),
            new Bullets(Questions(reader, course, sheets, chosen, followed), Numbered: true),
        ];
        Block[] notes = reader.Level is UnitLevel.Cluster or UnitLevel.Group ? [new GoalBox(texts["work.notes"], [new(texts["cluster.answer"], LineWidth.Long)]) { HasNotes = true }] : [];
        Table checklist = Checklist(reader, sheets, chosen, numbering);
        Block[] forms =
        [
            new Heading(HeadingLevel.Section, texts["work.changes"]),
            Changes(reader, numbering),
            new Heading(HeadingLevel.Section, texts["work.goals"]),
            Goals(reader, sheets, chosen, followed, numbering),
        ];
        // One sheet of paper: the checklist in small print, and then without room for notes, where it takes that.
        return Sheet(notes, TableLook.Normal) with { Tighter = () => Sheet(notes, TableLook.Compact) with { Tighter = () => Sheet([], TableLook.Compact) } };

        Section Sheet(Block[] room, TableLook look) => new("worksheet", texts["work.title"],
            [.. talk, .. room, new Heading(HeadingLevel.Section, texts["work.check"]), checklist with { Look = look }, .. forms]);
    }

    /// <summary>For a practice or a doctor.</summary>
    public static Section Of(Reader reader, Course? course, IReadOnlyList<MeasureSheet> sheets, Numbering numbering) =>
        Of(reader, course, sheets, numbering, [], reader.Texts["work.lead"], sheets);

    /// <summary>What the page on one measure is about, then what else stands out, of a theme of its own each.</summary>
    private static List<MeasureSheet> TopicsOf(IReadOnlyList<MeasureSheet> sheets) =>
        [.. FocusOrder.Of(sheets).Where(FocusOrder.StandsOut).Prepend(FocusOrder.Topic(sheets)).OfType<MeasureSheet>().DistinctBy(KindOf).Take(MostGoals)];

    /// <summary>Three to five: whether the figures are recognised, what stands out, what has happened since the start, what goes well, what to try.</summary>
    public static IReadOnlyList<RichText> Questions(Reader reader, Course? course, IReadOnlyList<MeasureSheet> sheets, IReadOnlyList<MeasureSheet> topics, IReadOnlyList<MeasureSheet> followed)
    {
        var texts = reader.Texts;
        bool hasFigures = sheets.Any(sheet => sheet.Own.Value.IsShown());
        var questions = new List<RichText> { texts[hasFigures ? "reflect.any" : "reflect.hidden"] };
        // Topics of a kind share its question.
        foreach (var kind in topics.Take(MostGoals).GroupBy(KindOf))
            questions.Add(About(reader, [.. kind]) + texts["reflect." + kind.Key]);
        if (course is not null && Moved(followed, topics) is { } moved) questions.Add(SinceStart(reader, moved, isOfAll: !sheets.Contains(moved)));
        if (sheets.Any(sheet => Positions.VerdictOf(sheet) == Verdict.Good) || questions.Count < 2) questions.Add(texts["reflect.good"]);
        return [.. questions.Take(MostQuestions - 1), texts["reflect.next"]];
    }

    /// <summary>"Opioids, users (86; median 70): ".</summary>
    private static RichText About(Reader reader, MeasureSheet[] sheets)
    {
        RichText all = RichText.Of("");
        foreach (MeasureSheet sheet in sheets)
        {
            string figures = sheet.Own.Value.And(sheet.Peers.Median, (own, median) => (own, median)).Match(
                both => " " + reader.Texts.With("reflect.figures", ("own", reader.Texts.Figure(sheet.Measure, both.own)), ("median", reader.Texts.Figure(sheet.Measure, both.median))), _ => "");
            all += RichText.Of(sheet == sheets[0] ? "" : "; ") + RichText.InBold(sheet.Measure.ShortTitle[reader.Texts.Language]) + figures;
        }
        return all + ": ";
    }

    /// <summary>What there is a goal for, or a topic, where it has figures before and since.</summary>
    private static MeasureSheet? Moved(IReadOnlyList<MeasureSheet> followed, IReadOnlyList<MeasureSheet> topics) =>
        followed.Where(sheet => sheet.Course is { Goals.Count: > 0 }).Concat(topics.SelectMany(topic => followed.Where(sheet => sheet.Measure.Id == topic.Measure.Id))).FirstOrDefault(sheet => sheet.Course is { SinceStart: var since } && CourseSection.IsByQuarter(sheet) && since.Before.IsShown() && since.During.IsShown());

    /// <param name="isOfAll">Whether it is the group's figure on a member's sheet.</param>
    private static RichText SinceStart(Reader reader, MeasureSheet sheet, bool isOfAll) => RichText.InBold((isOfAll ? reader.OwnLabel + ": " : "") + sheet.Measure.ShortTitle[reader.Texts.Language]) + " " +
        reader.Texts.With("reflect.course", ("before", reader.Figure(sheet, sheet.Course!.SinceStart.Before)), ("since", reader.Figure(sheet, sheet.Course.SinceStart.During)));

    /// <summary>Before, during and after prescribing, with how many patients it is about where that is shown.</summary>
    private static Table Checklist(Reader reader, IReadOnlyList<MeasureSheet> sheets, IReadOnlyList<MeasureSheet> topics, Numbering numbering)
    {
        var texts = reader.Texts;
        string drugs = topics.Select(KindOf).Select(kind => texts.Has($"check.{kind}.before.1") ? kind : Other).FirstOrDefault(Other);
        var special = sheets.Select(KindOf).Where(kind => kind is Elderly or Palliative).Distinct().ToList();
        (string When, Quantity[] Counted)[] steps =
        [
            ("before", [Quantity.IncidentUsersPer1000, Quantity.UsersPer1000]),
            ("during", [Quantity.PersistentUsersPer1000, Quantity.ConcurrentUsersPercent, Quantity.HighDosePer1000, Quantity.ElderlyUsersPer1000]),
            ("after", [Quantity.RenewalChainPercent, Quantity.EpisodeUsersPercent, Quantity.ManyPrescribersPercent]),
        ];
        List<(string When, List<RichText> Checks, List<string> Counts)> groups = [.. steps.Select(step => (step.When,
            (List<RichText>)[.. texts.Series($"check.{drugs}.{step.When}"), .. special.SelectMany(kind => texts.Series($"check.{kind}.{step.When}"))],
            Counts(reader, [.. sheets.OrderByDescending(sheet => topics.Count > 0 && sheet.Measure.Drugs == topics[0].Measure.Drugs)], drugs, step.Counted)))];
        bool hasCounts = groups.Exists(group => group.Counts.Count > 0);
        return new Table
        {
            Caption = numbering.Table(texts.With(hasCounts ? "work.check.caption.counts" : "work.check.caption", ("year", reader.ReportingYear))),
            KeepTogether = true,
            Columns = [new(texts["work.column.check"], new(5)), .. hasCounts ? [new Column(texts["work.column.counts"], new(2.2))] : Array.Empty<Column>(), new(texts["work.column.answer"], new(1.5))],
            Groups = [.. groups.Where(group => group.Checks.Count > 0).Select(group => new RowGroup(texts["work.check." + group.When], [.. group.Checks.Select((check, i) => new Row(
            [
                new TextCell(check), .. hasCounts ? [new TextCell(i < group.Counts.Count ? group.Counts[i] : "")] : Array.Empty<Cell>(), new TextCell(texts["work.answer"], Tone.Secondary),
            ]))]))],
        };
    }

    /// <summary>"Opioids, long-term users: 21": people behind measures of the same drugs, the first of each kind.</summary>
    private static List<string> Counts(Reader reader, IReadOnlyList<MeasureSheet> sheets, string drugs, Quantity[] quantities) =>
    [
        .. from quantity in quantities
           from sheet in sheets.Where(sheet => sheet.Measure.Quantity == quantity && (drugs == Other || KindOf(sheet) == drugs || KindOf(sheet) is Elderly)).Take(1)
           let count = sheet.Own.Numerator.Match(n => reader.Culture.Number(n, 0), _ => "")
           where count.Length > 0
           select reader.Texts.With("work.count", ("what", sheet.Measure.ShortTitle[reader.Texts.Language]), ("n", count)),
    ];

    private static Table Changes(Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Table
        {
            Caption = numbering.Table(texts["work.changes.caption"]),
            KeepTogether = true,
            Look = TableLook.Form,
            Columns = [new(texts["work.column.number"], new(0.5)), new(texts["next.change"], new(3.4)), new(texts["work.column.who"], new(1.5)), new(texts["next.by"], new(1.2)), new(texts["work.column.see"], new(2.4))],
            Groups = [new(null, [.. Enumerable.Range(1, 3).Select(n => new Row([new TextCell(reader.Culture.Count(n)), Blank, Blank, Blank, Blank]))])],
        };
    }

    private static Table Goals(Reader reader, IReadOnlyList<MeasureSheet> sheets, IReadOnlyList<MeasureSheet> topics, IReadOnlyList<MeasureSheet> followed, Numbering numbering)
    {
        var texts = reader.Texts;
        var known = followed.Where(sheet => sheet.Course is { Goals.Count: > 0 }).Concat(sheets.Where(sheet => sheet.Comparators.Goals.Count > 0)).Concat(topics).DistinctBy(sheet => sheet.Measure.Id).Take(MostGoals).ToList();
        Row Filled(MeasureSheet sheet)
        {
            var goal = followed.Contains(sheet) && sheet.Course is { Goals: [var ofCourse, ..] } ? ofCourse : sheet.Comparators.Goals is [var own, ..] ? own : null;
            return new(
            [
                new TextCell(sheet.Measure.ShortTitle[texts.Language]) { Detail = followed.Contains(sheet) && !sheets.Contains(sheet) ? reader.OwnLabel : null }, new TextCell(reader.Figure(sheet, sheet.Own.Value)),
                new TextCell(goal is null ? "" : texts.Figure(sheet.Measure, goal.Target)), new TextCell(goal is null ? "" : reader.Culture.ShortDate(goal.Due)), Blank,
            ]);
        }
        RowGroup[] groups = [new(null, [.. known.Select(Filled), .. Enumerable.Range(known.Count, Math.Max(0, MostGoals - known.Count)).Select(_ => new Row([new TextCell(texts["work.free"], Tone.Secondary), Blank, Blank, Blank, Blank]))])];
        return new Table
        {
            Caption = numbering.Table(texts.With("work.goals.caption", ("year", reader.ReportingYear))),
            KeepTogether = true,
            Look = TableLook.Form,
            Columns = [new(texts["plan.indicator"], new(2.9)), new(texts["plan.now"], new(0.9), Alignment.Right, Tone.Own), new(texts["plan.goal"], new(1.1), Alignment.Right, Tone.Good), new(texts["next.by"], new(1.4)), new(texts["plan.firstStep"], new(2.7))],
            Groups = groups,
        };
    }

    /// <summary>Room to write.</summary>
    private static TextCell Blank => new("");

    /// <summary>Which words a measure has: those for old people, for palliative treatment, or those of its theme.</summary>
    private static string KindOf(MeasureSheet sheet) => sheet.Measure switch
    {
        { Quantity: Quantity.ElderlyUsersPer1000 or Quantity.ElderlyPercentFromGps } => Elderly,
        { Drugs: "pall90" } => Palliative,
        _ => Theme.IdOf(sheet),
    };
}
