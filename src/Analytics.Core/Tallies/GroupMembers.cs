using Analytics.Reference;

namespace Analytics.Tallies;

/// <summary>Who is in a group on a day; members of a group that is a member count as its own.</summary>
internal sealed class GroupMembers(ReferenceData reference)
{
    private readonly ILookup<string, GroupMember> _members = reference.Groups.ToLookup(member => member.GroupId, StringComparer.Ordinal);

    /// <returns>Each once, in the order of the table.</returns>
    public IReadOnlyList<(ReferenceUnit Kind, string Id)> On(string group, DateOnly day) => [.. On(group, day, []).Distinct()];

    private IEnumerable<(ReferenceUnit Kind, string Id)> On(string group, DateOnly day, HashSet<string> seen)
    {
        if (!seen.Add(group)) yield break;
        foreach (var member in _members[group].Where(member => (member.From ?? day) <= day && (member.To ?? day) >= day))
        {
            if (member.MemberKind != ReferenceUnit.Group) yield return (member.MemberKind, member.MemberId);
            else foreach (var inner in On(member.MemberId, day, seen)) yield return inner;
        }
    }
}

/// <summary>Municipalities that are members; a union that stands in their place is in by any of them.</summary>
internal sealed class UnitsOfPlaces(ResidenceUnits residences)
{
    public bool[] Of(IEnumerable<(ReferenceUnit Kind, string Id)> members)
    {
        var codes = members.Where(member => member.Kind == ReferenceUnit.Municipality).Select(member => member.Id.PadLeft(4, '0')).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, residences.Count).Select(unit => unit >= residences.FirstMunicipality && residences.CodesOf(unit).Any(code => codes.Contains(code.ToString())))];
    }

    public bool[] OthersThan(bool[] members) => [.. members.Select((isMember, unit) => unit >= residences.FirstMunicipality && !isMember)];
}

/// <summary>A doctor whose practice is a member is in by it.</summary>
internal sealed class UnitsOfPrescribers
{
    private readonly PrescriberUnits _units;
    private readonly ILookup<string, string> _practicesOf;
    private readonly HashSet<string> _withList;

    public UnitsOfPrescribers(ReferenceData reference, PrescriberUnits units)
    {
        _units = units;
        _practicesOf = reference.GpList.ToLookup(gp => gp.PrescriberId, gp => gp.PracticeId, StringComparer.Ordinal);
        _withList = [.. reference.Practices.Where(practice => practice.ListSize > 0).Select(practice => practice.PracticeId)];
    }

    public bool[] Of(IEnumerable<(ReferenceUnit Kind, string Id)> members)
    {
        var all = members.ToList();
        var practices = Ids(ReferenceUnit.Practice);
        var doctors = Ids(ReferenceUnit.Prescriber);
        return [.. _units.Practices.Select(practices.Contains), .. _units.Doctors.Select(doctor => doctors.Contains(doctor) && !_practicesOf[doctor].Any(practices.Contains))];

        HashSet<string> Ids(ReferenceUnit kind) => [.. all.Where(member => member.Kind == kind).Select(member => member.Id)];
    }

    /// <summary>Practices with a list that are no members and have none.</summary>
    public bool[] OthersThan(bool[] members)
    {
        var ofMembers = Enumerable.Range(0, _units.Doctors.Length).Where(doctor => members[_units.Practices.Length + doctor])
            .SelectMany(doctor => _practicesOf[_units.Doctors[doctor]]).ToHashSet(StringComparer.Ordinal);
        return [.. members.Select((isMember, unit) => unit < _units.Practices.Length && !isMember && _withList.Contains(_units.Practices[unit]) && !ofMembers.Contains(_units.Practices[unit]))];
    }
}
