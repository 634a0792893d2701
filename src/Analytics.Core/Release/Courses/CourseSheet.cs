using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;

namespace Analytics.Release.Courses;

/// <summary>What a reader's own shown figures of a measure say of the time since its course began.</summary>
public sealed class CourseSheet
{
    internal CourseSheet() { }

    /// <summary>Before the first meeting, and in the place of "during" all since: periods count as since from the one on that the meeting's month is in.</summary>
    public PhaseFigures SinceStart { get; internal init; } = null!;

    /// <summary>Likewise since the last meeting before the day of the release; null before the first.</summary>
    public PhaseFigures? SinceMeeting { get; internal init; }

    /// <summary>The series around its median, with the time from the first to the last meeting.</summary>
    public RunChartReading Reading { get; internal init; } = null!;

    /// <summary>The reader's own goals, then those of the group, which are held against the reader's own year before.</summary>
    public IReadOnlyList<GoalLine> Goals { get; internal init; } = [];

    /// <param name="trend">The reader's series, as it is shown.</param>
    /// <param name="years">Likewise by year.</param>
    /// <param name="goals">Whose they are: the reader's (true) or its group's.</param>
    internal static CourseSheet Of(Course course, MeasureDefinition measure, ReleasedFigure own, IReadOnlyList<ReleasedFigure> trend, IReadOnlyList<ReleasedFigure> years, IEnumerable<(Goal Goal, bool IsOwn)> goals) => new()
    {
        SinceStart = Since(trend, course.Dates.During.From),
        SinceMeeting = course.LastMeeting is { } meeting ? Since(trend, meeting) : null,
        Reading = RunChartReading.Of(trend, measure.Direction, course.Dates.During),
        Goals = [.. goals.Select(one => LineOf(one.Goal, one.IsOwn, own, years.LastOrDefault(year => year.Period.Last < course.Dates.During.From), isMostlyBefore: own.Period.First.AddDays(own.Period.Days / 2) <= course.Dates.During.From))],
    };

    internal static IEnumerable<Goal> OfGroup(ReferenceData reference, MeasureDefinition measure, string group) =>
        reference.Goals.Where(goal => goal.Measure == measure.Id && goal.UnitKind == ReferenceUnit.Group && goal.UnitId == group);

    private static PhaseFigures Since(IReadOnlyList<ReleasedFigure> trend, DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return PhaseFigures.Of(trend, [], new ReportingPeriod(first, trend.Count > 0 && trend[^1].Period.Last > first ? trend[^1].Period.Last : first));
    }

    /// <summary>Where no baseline of the reader's was taken, the whole year before the course is one: it is the same kind of figure as the year that it is held against.</summary>
    /// <param name="isMostlyBefore">Of the year: then it says nothing of what the course has done.</param>
    private static GoalLine LineOf(Goal goal, bool isOwn, ReleasedFigure own, ReleasedFigure? yearBefore, bool isMostlyBefore)
    {
        if (isOwn && goal.Baseline is not null) return ComparatorMaker.LineOf(goal, own);
        var before = yearBefore?.Value ?? Published<decimal>.Withheld(WithheldReason.NoData);
        return new GoalLine
        {
            Target = goal.Target,
            Due = goal.Due,
            YearBefore = before,
            IsOfGroup = !isOwn,
            WantsMore = GoalLine.IsUpwards(goal, own.Measure),
            Done = isMostlyBefore ? Published<decimal>.Withheld(WithheldReason.NoData) : GoalLine.ShareDone(before, own.Value, goal.Target),
        };
    }
}
