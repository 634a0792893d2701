using Analytics.Prescribing;

namespace Analytics.Statistics;

/// <summary>Before, during and after a course: the twelve months before its first meeting, from the first to the last, the twelve months from the day after.</summary>
/// <remarks>Twelve months on both sides hold the same seasons, so that before and after compare. Year 2 and 3 after tell whether it lasts.</remarks>
public sealed record CourseWindows
{
    private CourseWindows(DateOnly first, DateOnly last)
    {
        Before = new(first.AddMonths(-12), first.AddDays(-1));
        During = new(first, last);
        After = Year(last, 0);
        SecondYear = Year(last, 1);
        ThirdYear = Year(last, 2);
    }

    public ReportingPeriod Before { get; }
    public ReportingPeriod During { get; }
    public ReportingPeriod After { get; }
    public ReportingPeriod SecondYear { get; }
    public ReportingPeriod ThirdYear { get; }

    /// <exception cref="ArgumentException">The last meeting is before the first.</exception>
    public static CourseWindows Of(DateOnly firstMeeting, DateOnly lastMeeting)
    {
        Require.That(lastMeeting >= firstMeeting, "The last meeting cannot be before the first.", nameof(lastMeeting));
        return new(firstMeeting, lastMeeting);
    }

    private static ReportingPeriod Year(DateOnly last, int yearsLater)
    {
        var from = last.AddDays(1);
        return new(from.AddMonths(12 * yearsLater), from.AddMonths(12 * (yearsLater + 1)).AddDays(-1));
    }
}
