using Analytics.Measures;
using Analytics.Release;
using Analytics.Release.Courses;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>The goals on a course's page: where each began, where it is now, and how far that is by the figures that stand there.</summary>
/// <remarks>Quarters of a volume are the same kind of figure as the year that a goal is set for: then both sides are those of the table of changes on the page, so that the two never say different things.</remarks>
internal static class CourseGoals
{
    public static IEnumerable<Block> Of(Reader reader, Course course, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        List<Sides> all = [.. from sheet in sheets from line in sheet.Course!.Goals select SidesOf(reader, course, sheet, line)];
        if (all.Count == 0) return [new Para(texts["course.noGoal"])];
        string caption = reader.Own("course.goals");
        if (all.TrueForAll(one => !one.Now.IsShown() && !one.Before.IsShown()))
            return [new Para(RichText.InBold(caption)) { KeepWithNext = true }, new Bullets([.. all.Select(one => GoalTexts.Line(reader, one.Sheet, one.Line))])];
        RowGroup[] groups = [new(null, [.. all.Select(one => RowOf(reader, one))])];
        return
        [
            new Table
            {
                Caption = numbering.Table(caption),
                KeepTogether = true,
                Columns =
                [
                    new(texts["column.indicator"], new(2.5)), new(texts["column.baseline"], new(1.45), Alignment.Right), new(texts["column.now"], new(1.45), Alignment.Right, Tone.Own),
                    new(texts["plan.goal"], new(0.8), Alignment.Right, Tone.Good), new(texts["column.due"], new(1.3), Alignment.Right), new(texts["column.done"], new(1.3), Alignment.Right),
                ],
                Groups = groups,
                Notes = [.. Note(reader, all), .. reader.SignNotes(groups)],
            },
        ];
    }

    private static Row RowOf(Reader reader, Sides one) => new(
    [
        new TextCell(one.Sheet.Measure.ShortTitle[reader.Texts.Language]) { Detail = one.Line.IsOfGroup ? reader.Texts["course.goal.group"] : null },
        new TextCell(one.Line.Baseline is { } noted ? reader.Texts.Figure(one.Sheet.Measure, noted) : reader.Figure(one.Sheet, one.Before)) { Detail = one.BeforeWhen },
        new TextCell(reader.Figure(one.Sheet, one.Now)) { Detail = one.NowWhen },
        new TextCell(reader.Texts.Figure(one.Sheet.Measure, one.Line.Target)),
        new TextCell(reader.Culture.ShortDate(one.Line.Due)),
        new TextCell(Progress(reader, one)),
    ]);

    private static RichText[] Note(Reader reader, List<Sides> all)
    {
        string?[] notes =
        [
            all.Exists(one => one.AreQuarters) ? reader.Texts["course.goals.quarters"] : null,
            all.Exists(one => one is { Line.Baseline: null, AreQuarters: false, Line.YearBefore: var before } && before.IsShown() && !one.Line.Done.IsShown() && one.Now.IsShown()) ? reader.Texts.With("course.goals.early", ("year", reader.ReportingYear)) : null,
            all.Exists(IsDenied) ? reader.Texts["course.goals.denied"] : null,
        ];
        return notes.OfType<string>().ToArray() is { Length: > 0 } said ? [string.Join(' ', said)] : [];
    }

    /// <summary>From the figures as they are printed. In words where there is no way to go, or where it has gone the other way.</summary>
    private static RichText Progress(Reader reader, Sides one)
    {
        var texts = reader.Texts;
        if (IsDenied(one) || (!one.AreQuarters && one.Line.Baseline is null && !one.Line.Done.IsShown())) return one.Now.Match(now => one.Line.IsReached(now) ? RichText.InBold(texts["goal.reached.short"]) : texts["sign.noData"], reason => texts.Withheld(reason));
        return one.Before.And(one.Now, (before, now) => RichText.InBold(Said(Printed(one, before), Printed(one, now)))).Match(text => text, reason => RichText.Of(texts.Withheld(reason)));

        string Said(decimal before, decimal now)
        {
            decimal way = Printed(one, one.Line.Target) - before;
            decimal? percent = way == 0 ? null : 100 * (now - before) / way;
            if (GoalTexts.KeyOf(one.Line, before, now, percent is { } whole ? Math.Round(whole, MidpointRounding.AwayFromZero) : null) is { } key) return texts[key + ".short"];
            return percent is { } share ? reader.Culture.Percent(share, 0) : texts["sign.noData"];
        }
    }

    /// <summary>Years that go one way while the quarters of the page go the other say nothing of a course.</summary>
    private static bool IsDenied(Sides one) => !one.AreQuarters && one.Line.Baseline is null && one.Before.And(one.Now, (before, now) => Printed(one, now) - Printed(one, before)).Match(
        years => one.Sheet.Course!.SinceStart is var since && since.Before.And(since.During, (before, during) => Printed(one, during) - Printed(one, before)).Match(quarters => years * quarters < 0, _ => false), _ => false);

    private static decimal Printed(Sides one, decimal value) => one.Sheet.Measure.Printed(value);

    private static Sides SidesOf(Reader reader, Course course, MeasureSheet sheet, GoalLine line)
    {
        if (line.Baseline is { } baseline)
            return new Sides(sheet, line, sheet.Own.Value.Select(_ => baseline), reader.Texts["course.noted"], sheet.Own.Value, reader.ReportingYear, AreQuarters: false);
        var since = sheet.Course!.SinceStart;
        return sheet.Measure.Quantity is Quantity.DddPer1000PerDay or Quantity.OmePer1000PerDay && since is { BeforeFrom: { } from, BeforeTo: { } to } && since.Before.IsShown() && since.During.IsShown()
            ? new Sides(sheet, line, since.Before, reader.Culture.Range(from.First, to.Last), since.During, CourseSection.Since(reader, sheet, course.Dates.During.From), AreQuarters: true)
            : new Sides(sheet, line, line.YearBefore, YearBefore(course, sheet), sheet.Own.Value, reader.ReportingYear, AreQuarters: false);
    }

    private static string? YearBefore(Course course, MeasureSheet sheet) =>
        sheet.Years.LastOrDefault(year => year.Period.Last < course.Dates.During.From) is { } year ? ReportCulture.Year(year.Period.Year) : null;

    /// <summary>One goal with the two figures that it is judged by, and when they are of.</summary>
    private sealed record Sides(MeasureSheet Sheet, GoalLine Line, Published<decimal> Before, string? BeforeWhen, Published<decimal> Now, string? NowWhen, bool AreQuarters);
}
