using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Readiness;

/// <summary>Who takes part in courses, and whether what their next meeting needs is there.</summary>
internal sealed class ReadinessList(ReferenceData reference, ReportingPeriod period, IReadOnlyDictionary<string, HashSet<int>> monthsOf, DateOnly day)
{
    private readonly GroupMembers _members = new(reference);
    private readonly GpPractices _lists = new(reference.GpList);
    private readonly ILookup<string, string> _gpsOf = reference.GpList.ToLookup(gp => gp.PracticeId, gp => gp.PrescriberId, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = reference.Groups.DistinctBy(member => member.GroupId).ToDictionary(member => member.GroupId, member => member.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, Practice> _practices = reference.Practices.ToDictionary(practice => practice.PracticeId, StringComparer.Ordinal);
    private readonly PracticeConsents _consents = new(reference, ConsentScope.Cluster, day);

    /// <summary>By meeting, group and practice; courses without a meeting ahead have no entry.</summary>
    public IReadOnlyList<PracticeReadiness> Practices() =>
    [
        .. from course in reference.Interventions
           from meeting in course.Meetings.Where(meeting => meeting >= day).Take(1)
           from practice in PracticesOf(course.GroupId, meeting)
           orderby meeting, course.GroupId, practice.Key
           select Of(course.GroupId, meeting, practice.Key, [.. practice.Distinct(StringComparer.Ordinal)]),
    ];

    /// <summary>By day, of seminars that have been held.</summary>
    public IReadOnlyList<ReportDue> Reports() =>
    [
        .. reference.Seminars
            .Select(one => new ReportDue(one.GroupId, NameOf(one.GroupId), one.Meetings.Count > 0 ? one.Meetings[0] : one.Start))
            .Where(one => one.Seminar <= day).OrderBy(one => one.Due).ThenBy(one => one.GroupId, StringComparer.Ordinal),
    ];

    /// <summary>Doctors by the practice that they are in on the day.</summary>
    private IEnumerable<IGrouping<string, string>> PracticesOf(string group, DateOnly meeting) => _members.On(group, meeting).SelectMany(member => member.Kind switch
    {
        // A practice without doctors in the GP list stands by itself.
        ReferenceUnit.Practice => _gpsOf[member.Id].DefaultIfEmpty("").Select(gp => (Practice: member.Id, Gp: gp)),
        ReferenceUnit.Prescriber => _lists.Of(member.Id).Where(step => step.From <= meeting).TakeLast(1).Select(step => (step.Practice, Gp: member.Id)),
        _ => [],
    }).GroupBy(one => one.Practice, one => one.Gp, StringComparer.Ordinal);

    private PracticeReadiness Of(string group, DateOnly meeting, string id, IReadOnlyList<string> doctors)
    {
        var practice = _practices.GetValueOrDefault(id);
        int[] months = [.. MonthsOpen(practice)];
        var seen = monthsOf.GetValueOrDefault(id);
        return new PracticeReadiness
        {
            GroupId = group,
            GroupName = NameOf(group),
            Meeting = meeting,
            PracticeId = id,
            PracticeName = practice?.Name ?? "",
            Doctors = doctors.Count,
            Consenting = doctors.Count(doctor => _consents.HoldsOf(id, doctor)),
            Months = months.Length,
            MonthsWithRows = seen is null ? 0 : months.Count(seen.Contains),
        };
    }

    /// <summary>Whole months of the period that have ended, from opening to closing.</summary>
    private IEnumerable<int> MonthsOpen(Practice? practice)
    {
        for (var month = new DateOnly(period.From.Year, period.From.Month, 1); month.AddMonths(1) <= period.To.AddDays(1) && month.AddMonths(1) <= day; month = month.AddMonths(1))
        {
            if ((practice?.Opened ?? month) <= month && (practice?.Closed is not { } closed || closed >= month.AddMonths(1).AddDays(-1))) yield return month.Year * 12 + month.Month - 1;
        }
    }

    private string NameOf(string group) => _names.GetValueOrDefault(group, group);
}
