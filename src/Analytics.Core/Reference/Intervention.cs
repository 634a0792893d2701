namespace Analytics.Reference;

/// <summary>A course or project of a group: one line of interventions.csv.</summary>
/// <param name="Kind">A word of the organiser's, such as <c>course</c>.</param>
/// <param name="Start">Day it began.</param>
/// <param name="Meetings">Days of the meetings held or planned, in order; at most three.</param>
/// <param name="End">Null while it lasts.</param>
public sealed record Intervention(string GroupId, string Kind, DateOnly Start, IReadOnlyList<DateOnly> Meetings, DateOnly? End)
{
    /// <summary>Kind of a half-day seminar, after which a municipal report is due. It is no course: nobody's figures are held against it.</summary>
    public const string Seminar = "seminar";
}
