using Analytics.Measures;
using Analytics.Release;
using Analytics.Release.Courses;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Cluster;

/// <summary>Volumes of the drug groups before the start and since the last meeting, a row for each: the same figures as the course's table of changes.</summary>
internal static class Moved
{
    /// <summary>One row is a sentence.</summary>
    private const int FewestRows = 2;

    /// <returns>Empty without a course, or where fewer than two volumes are shown on both sides.</returns>
    public static IReadOnlyList<Block> Of(Reader reader, Course? course, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        if (course is null) return [];
        bool isSinceMeeting = course.LastMeeting is not null && sheets.Any(sheet => sheet.Course?.SinceMeeting is { During: var since } && since.IsShown());
        Published<decimal> Before(MeasureSheet sheet) => sheet.Course!.SinceStart.Before;
        Published<decimal> After(MeasureSheet sheet) => (isSinceMeeting ? sheet.Course!.SinceMeeting! : sheet.Course!.SinceStart).During;
        List<MeasureSheet> shown = [.. sheets.Where(sheet => sheet.Measure.Quantity == Quantity.DddPer1000PerDay && CourseSection.IsByQuarter(sheet) && Before(sheet).IsShown() && After(sheet).IsShown())];
        if (shown.Count < FewestRows || shown[0].Course!.SinceStart is not { BeforeFrom: { } from, BeforeTo: { } to }) return [];
        var texts = reader.Texts;
        string n = reader.Culture.Count(course.Held), before = texts["course.before"], after = isSinceMeeting ? texts.With("course.sinceMeeting", ("n", n)) : texts["course.since"];
        DumbbellRow[] rows = [.. shown.Select(sheet => new DumbbellRow(sheet.Measure.ShortTitle[texts.Language], Before(sheet), After(sheet), $"{reader.Figure(sheet, Before(sheet))} → {reader.Figure(sheet, After(sheet))}"))];
        var chart = new DumbbellChart { Rows = rows, BeforeName = before, AfterName = after, Tick = TrendFigure.Tick(reader, shown[0].Measure) };
        string title = Title(reader, [.. shown.Select(sheet => Before(sheet).And(After(sheet), Change.TrendOf).Match(trend => trend, _ => Trend.Steady))]);
        string alt = texts.With("phases.alt", ("title", title), ("before", before), ("after", after), ("values", string.Join("; ", rows.Select(row => $"{row.Name} {row.Text}"))));
        string caption = texts.With("cluster.moved.caption", ("before", reader.Culture.Range(from.First, to.Last)), ("after", CourseSection.Since(reader, shown[0], isSinceMeeting ? course.LastMeeting!.Value : course.Dates.During.From) ?? ""));
        return
        [
            new Heading(HeadingLevel.Section, isSinceMeeting ? texts.With("cluster.moved.title", ("n", n)) : texts["cluster.moved.title.start"]),
            new Figure(chart, title, TrendFigure.Short(reader.UnitOf(shown[0].Measure)), alt,
                numbering.Figure(caption + RunFigure.AxisNote(reader, RowsPainter.ScaleOf(chart)))),
        ];
    }

    private static string Title(Reader reader, Trend[] trends)
    {
        int down = trends.Count(trend => trend == Trend.Down), up = trends.Count(trend => trend == Trend.Up);
        return reader.Texts.With(down + up == 0 ? "cluster.moved.steady" : down >= up ? "cluster.moved.lower" : "cluster.moved.higher",
            ("least", reader.Culture.Percent(Change.SmallestPercent, 0)), ("n", reader.Culture.Count(Math.Max(down, up))), ("all", reader.Culture.Count(trends.Length)));
    }
}
