using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release.Clusters;

/// <summary>Which practices, or doctors, may stand in the documents of a cluster or a course group on the day of a release, and which of them are one reader.</summary>
internal sealed class ClusterMembers
{
    private readonly GroupMembers _members;
    private readonly PracticeConsents _consents, _open;
    private readonly ILookup<string, string> _gpsOf, _practicesOf;
    private readonly ILookup<string, GroupMember> _lines;
    private readonly DateOnly _release;

    public ClusterMembers(ReferenceData reference, DateOnly release)
    {
        (_members, _release) = (new(reference), release);
        (_consents, _open) = (new(reference, ConsentScope.Cluster, release), new(reference, ConsentScope.Open, release));
        _gpsOf = reference.GpList.ToLookup(gp => gp.PracticeId, gp => gp.PrescriberId, StringComparer.Ordinal);
        _practicesOf = reference.GpList.ToLookup(gp => gp.PrescriberId, gp => gp.PracticeId, StringComparer.Ordinal);
        _lines = reference.Groups.ToLookup(member => member.GroupId, StringComparer.Ordinal);
    }

    /// <summary>Clusters are of practices, course groups of doctors.</summary>
    public UnitLevel LevelOf(string group) => _lines[group].Any(member => member.Kind == GroupKind.Group) ? UnitLevel.Doctor : UnitLevel.Practice;

    /// <summary>All members on the day of the release, with or without consent.</summary>
    /// <param name="part">Names a sub-group; null for the whole group.</param>
    public IReadOnlyList<string> All(string group, string? part = null) => On(group, part, _release);

    /// <summary>Members both then and now whose consent holds now.</summary>
    public IReadOnlyList<string> TakingPart(string group, DateOnly day, string? part = null) => [.. On(group, part, day).Intersect(On(group, part, _release), StringComparer.Ordinal).Where(member => Holds(_consents, LevelOf(group), member))];

    /// <summary>Sub-groups on the day of the release; none where a member is in no sub-group.</summary>
    public IReadOnlyList<string> PartsOf(string group)
    {
        var now = _lines[group].Where(member => (member.From ?? _release) <= _release && (member.To ?? _release) >= _release).ToList();
        return now.TrueForAll(member => member.Subgroup is not null) ? [.. now.Select(member => member.Subgroup!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Whether the member has agreed to be shown by name to the one other member of its group (DISCLOSURE 2.5, C2).</summary>
    public bool MayBeNamed(UnitLevel level, string member) => Holds(_open, level, member);

    /// <summary>A number for each, the same for practices that are joined by doctors who work in both, and for doctors of one practice.</summary>
    public IReadOnlyDictionary<string, int> Components(UnitLevel level, IEnumerable<string> members)
    {
        var joinedBy = level == UnitLevel.Doctor ? _practicesOf : _gpsOf;
        var component = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string member in members)
        {
            var joined = component.Where(other => joinedBy[other.Key].Intersect(joinedBy[member], StringComparer.Ordinal).Any()).Select(other => other.Value).ToHashSet();
            int number = component.Count;
            foreach (string other in component.Keys.Where(other => joined.Contains(component[other])).ToList()) component[other] = number;
            component[member] = number;
        }
        return component;
    }

    /// <summary>Whose figures a member's are: its own, and of a practice with one doctor the doctor's too.</summary>
    public IEnumerable<(UnitLevel Level, string Id)> SameFigures(UnitLevel level, string member)
    {
        yield return (level, member);
        if (level == UnitLevel.Practice && _gpsOf[member].Distinct(StringComparer.Ordinal).ToList() is [var only]) yield return (UnitLevel.Doctor, only);
        if (level != UnitLevel.Doctor) yield break;
        foreach (string practice in _practicesOf[member].Where(practice => _gpsOf[practice].All(other => other == member))) yield return (UnitLevel.Practice, practice);
    }

    private bool Holds(PracticeConsents consents, UnitLevel level, string member) =>
        level == UnitLevel.Doctor ? _practicesOf[member].DefaultIfEmpty("").All(practice => consents.HoldsOf(practice, member)) : consents.HoldsOf(member);

    private List<string> On(string group, string? part, DateOnly day)
    {
        var members = _members.On(group, day).ToList();
        if (part is not null)
        {
            var inPart = _lines[group].Where(member => member.Subgroup == part).Select(member => (member.MemberKind, member.MemberId)).ToHashSet();
            members.RemoveAll(member => !inPart.Contains(member));
        }
        var practices = members.Where(member => member.Kind == ReferenceUnit.Practice).Select(member => member.Id);
        var all = LevelOf(group) == UnitLevel.Practice ? practices
            : members.Where(member => member.Kind == ReferenceUnit.Prescriber).Select(member => member.Id).Concat(practices.SelectMany(practice => _gpsOf[practice]));
        return [.. all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
