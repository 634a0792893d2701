using Analytics.Reference;
using Analytics.Tallies;

namespace Analytics.Release.Clusters;

/// <summary>Which practices may stand in a cluster's documents on the day of a release, and which of them are one reader.</summary>
internal sealed class ClusterMembers(ReferenceData reference, DateOnly release)
{
    private readonly GroupMembers _members = new(reference);
    private readonly PracticeConsents _consents = new(reference, ConsentScope.Cluster, release);
    private readonly ILookup<string, string> _gpsOf = reference.GpList.ToLookup(gp => gp.PracticeId, gp => gp.PrescriberId, StringComparer.Ordinal);

    /// <summary>All members on the day of the release, with or without consent.</summary>
    public IReadOnlyList<string> All(string cluster) => PracticesOn(cluster, release);

    /// <summary>Members both then and now whose consent holds now.</summary>
    public IReadOnlyList<string> TakingPart(string cluster, DateOnly day) => [.. PracticesOn(cluster, day).Intersect(PracticesOn(cluster, release), StringComparer.Ordinal).Where(_consents.HoldsOf)];

    /// <summary>A number for each practice, the same for those that are joined by doctors who work in both.</summary>
    public IReadOnlyDictionary<string, int> Components(IEnumerable<string> practices)
    {
        var component = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string practice in practices)
        {
            var joined = component.Where(other => _gpsOf[other.Key].Intersect(_gpsOf[practice], StringComparer.Ordinal).Any()).Select(other => other.Value).ToHashSet();
            int number = component.Count;
            foreach (string other in component.Keys.Where(other => joined.Contains(component[other])).ToList()) component[other] = number;
            component[practice] = number;
        }
        return component;
    }

    private List<string> PracticesOn(string cluster, DateOnly day) =>
        [.. _members.On(cluster, day).Where(member => member.Kind == ReferenceUnit.Practice).Select(member => member.Id).Order(StringComparer.Ordinal)];
}
