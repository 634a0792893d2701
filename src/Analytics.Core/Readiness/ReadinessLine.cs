using System.Globalization;
using Analytics.Estimates;

namespace Analytics.Readiness;

/// <summary>Lines of the coordinator's files, with semicolons.</summary>
public static class ReadinessLine
{
    private const int TwoWeeks = 14, OneWeek = 7;

    public static string PracticesHeader => "group_id;group;meeting;days_left;practice_id;practice;doctors;consenting;consent;months;months_with_rows;data;status;remind_two_weeks;remind_one_week;remind_today";

    public static string ReportsHeader => "group_id;group;seminar;due;days_left;status";

    /// <param name="day">Of asking.</param>
    public static string Of(PracticeReadiness practice, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return string.Join(';',
            Field(practice.GroupId), Field(practice.GroupName), Text(practice.Meeting), Number(practice.Meeting.DayNumber - day.DayNumber), Field(practice.PracticeId), Field(practice.PracticeName),
            Number(practice.Doctors), Number(practice.Consenting), Word(practice.Consent), Number(practice.Months), Number(practice.MonthsWithRows), Word(practice.Data), Word(practice.Status),
            Text(practice.Meeting.AddDays(-TwoWeeks)), Text(practice.Meeting.AddDays(-OneWeek)), ReminderOn(practice, day));
    }

    /// <param name="day">Of asking.</param>
    /// <param name="status">In a word.</param>
    public static string Of(ReportDue report, DateOnly day, string status)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Join(';', Field(report.GroupId), Field(report.GroupName), Text(report.Seminar), Text(report.Due), Number(report.Due.DayNumber - day.DayNumber), status);
    }

    /// <summary>Which reminder falls on the day: <c>two-weeks</c> in the second week before the meeting, <c>one-week</c> in the last; empty before, and for who is complete.</summary>
    public static string ReminderOn(PracticeReadiness practice, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return practice.Status == ReadinessStatus.Complete ? "" : (practice.Meeting.DayNumber - day.DayNumber) switch
        {
            <= OneWeek => "one-week",
            <= TwoWeeks => "two-weeks",
            _ => "",
        };
    }

    private static string Field(string text) => DelimitedText.Field(text);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(ReadinessStatus status) => status switch { ReadinessStatus.Missing => "missing", ReadinessStatus.Partial => "partial", _ => "complete" };
}
