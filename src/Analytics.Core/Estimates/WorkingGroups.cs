using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Estimates;

/// <summary>Groups, clusters and networks of groups.csv as sets of units: who is a member on the last day of a window.</summary>
/// <remarks>
/// A group of municipalities counts residents, any other what its members prescribed. Units keep their own patients: whoever two practices of a cluster
/// prescribe for counts with both, as in the practices' own figures that the cluster's is read beside.
/// </remarks>
internal sealed class WorkingGroups
{
    private readonly TallyRun _run;
    private readonly GroupMembers _members;
    private readonly UnitsOfPlaces _places;
    private readonly UnitsOfPrescribers _prescribers;
    private readonly Dictionary<string, MemberUnits> _known = new(StringComparer.Ordinal);

    public WorkingGroups(TallyRun run, ReferenceData reference)
    {
        _run = run;
        _members = new(reference);
        _places = new(run.Residences);
        _prescribers = new(reference, run.Prescribers);
        All = [.. reference.Groups.DistinctBy(member => member.GroupId).Select(member => new WorkingGroup(member.Kind, member.GroupId, [.. run.Windows.All.Select(window => UnitsOn(member.GroupId, window.Last))]))
            .OrderBy(group => group.Kind).ThenBy(group => group.Id, StringComparer.Ordinal)];
    }

    /// <summary>Groups, then clusters, then networks; by id.</summary>
    public IReadOnlyList<WorkingGroup> All { get; }

    private MemberUnits UnitsOn(string group, DateOnly day)
    {
        var members = _members.On(group, day);
        // Most groups have the same members all the time.
        string key = string.Join('\n', members);
        if (_known.TryGetValue(key, out var known)) return known;
        bool arePlaces = members.Count > 0 && members.All(member => member.Kind == ReferenceUnit.Municipality);
        bool[] isMember = arePlaces ? _places.Of(members) : _prescribers.Of(members);
        int[] units = [.. Enumerable.Range(0, isMember.Length).Where(unit => isMember[unit])];
        return _known[key] = new(arePlaces, units, arePlaces && units.Length > 0 ? [.. _run.Residences.MunicipalUnits.Where(unit => !isMember[unit])] : []);
    }
}

/// <summary>A group with its units.</summary>
/// <param name="ByWindow">By window of the run.</param>
internal sealed record WorkingGroup(GroupKind Kind, string Id, IReadOnlyList<MemberUnits> ByWindow)
{
    public UnitLevel Level => Kind switch
    {
        GroupKind.Group => UnitLevel.Group,
        GroupKind.Cluster => UnitLevel.Cluster,
        _ => UnitLevel.Network,
    };
}

/// <summary>Members as units.</summary>
/// <param name="ArePlaces">Whether they are municipalities; practices and doctors otherwise.</param>
/// <param name="Members">None where the run knows none of them.</param>
/// <param name="NonMembers">All other municipalities; none where members are not municipalities.</param>
internal sealed record MemberUnits(bool ArePlaces, int[] Members, int[] NonMembers);
