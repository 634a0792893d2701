namespace Analytics.Release.Courses;

/// <summary>The course that a reader takes part in: a line of interventions.csv. Dates and a name, and no figure.</summary>
public sealed class Course
{
    internal Course() { }

    public string GroupId { get; internal init; } = "";

    /// <summary>Name of the group in groups.csv.</summary>
    public string GroupName { get; internal init; } = "";
    public ProjectDates Dates { get; internal init; } = null!;

    /// <summary>How many meetings lie before the day of the release. A release of the day of a meeting is made for it.</summary>
    public int Held { get; internal init; }

    /// <summary>The next is number <see cref="Held"/> + 1; null after the last, and where no dates of meetings are known.</summary>
    public DateOnly? NextMeeting => Held < Dates.Meetings.Count ? Dates.Meetings[Held] : null;

    /// <summary>Null before the first.</summary>
    public DateOnly? LastMeeting => Held > 0 ? Dates.Meetings[Held - 1] : null;
}
