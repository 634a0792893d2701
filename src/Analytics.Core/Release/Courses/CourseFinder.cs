using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release.Courses;

/// <summary>Finds the course that a reader takes part in on the day of a release.</summary>
/// <remarks>
/// Participants are those of the day of the first meeting, whoever left later (as everywhere a project is judged). A doctor is in by itself or by its practice, a practice by
/// itself or where all of its doctors are. Of several courses it is the one that began last, or where none has begun the one that begins first.
/// </remarks>
internal sealed class CourseFinder
{
    private readonly List<Draft> _courses;
    private readonly ILookup<string, string> _gpsOf, _practicesOf;
    private readonly Dictionary<string, string> _names;
    private readonly DateOnly _release;

    public CourseFinder(ReferenceData reference, DateOnly release)
    {
        var groups = new GroupMembers(reference);
        _release = release;
        _names = reference.Groups.DistinctBy(member => member.GroupId).ToDictionary(member => member.GroupId, member => member.Name, StringComparer.Ordinal);
        _gpsOf = reference.GpList.ToLookup(gp => gp.PracticeId, gp => gp.PrescriberId, StringComparer.Ordinal);
        _practicesOf = reference.GpList.ToLookup(gp => gp.PrescriberId, gp => gp.PracticeId, StringComparer.Ordinal);
        _courses = [.. reference.Interventions.Select(one => new Draft(one, [.. groups.On(one.GroupId, Project.DaysOf(one).First)])).Where(draft => draft.Members.Count > 0)
            .OrderBy(draft => draft.Intervention.Start > release).ThenBy(draft => Math.Abs(draft.Intervention.Start.DayNumber - release.DayNumber)).ThenBy(draft => draft.Intervention.GroupId, StringComparer.Ordinal)];
    }

    public Course? OfGroup(string id) => First(draft => draft.Intervention.GroupId == id);

    public Course? OfPractice(string id) => First(draft => draft.Members.Contains((ReferenceUnit.Practice, id)) || (_gpsOf[id].Any() && _gpsOf[id].All(draft.Has)));

    public Course? OfDoctor(string id) => First(draft => draft.Has(id) || _practicesOf[id].Any(practice => draft.Members.Contains((ReferenceUnit.Practice, practice))));

    private Course? First(Func<Draft, bool> isIn) => _courses.Find(draft => isIn(draft)) is { } draft ? CourseOf(draft) : null;

    private Course CourseOf(Draft draft)
    {
        var one = draft.Intervention;
        return new Course
        {
            GroupId = one.GroupId,
            GroupName = _names[one.GroupId],
            Dates = new ProjectDates { Start = one.Start, Meetings = one.Meetings, End = one.End, During = Project.PhasesOf(Project.DaysOf(one))[(int)Phase.During] },
            Held = one.Meetings.Count(day => day < _release),
        };
    }

    private sealed record Draft(Intervention Intervention, HashSet<(ReferenceUnit Kind, string Id)> Members)
    {
        public bool Has(string doctor) => Members.Contains((ReferenceUnit.Prescriber, doctor));
    }
}
