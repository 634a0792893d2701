using Analytics.Prescribing;
using Analytics.Release.Courses;

namespace Analytics.Release.Clusters;

/// <summary>All that a cluster, or a course group, sees of itself: its members side by side without names, and what they are together.</summary>
/// <remarks>Everything in it is made of figures that the members' own documents show (docs/methods/clusters.md).</remarks>
public sealed class ClusterBook
{
    internal ClusterBook() { }

    /// <summary>Id of the group in groups.csv; for a sub-group with its name behind a hyphen.</summary>
    public string Id { get; internal init; } = "";
    public string Name { get; internal init; } = "";

    /// <summary>Cluster, or group.</summary>
    public UnitLevel Level { get; internal init; }

    /// <summary>What members are: practices, or doctors.</summary>
    public UnitLevel MemberLevel { get; internal init; }

    /// <summary>The member whose personal copy this is; null in the copy that all share.</summary>
    public ClusterMember? Member { get; internal init; }

    /// <summary>Members on the day of the release.</summary>
    public int Members { get; internal init; }

    /// <summary>Those of them whose consent holds and who were members in the reporting year.</summary>
    public int TakingPart => TakingPartIds.Count;

    internal IReadOnlyList<string> TakingPartIds { get; init; } = [];

    /// <summary>Whether the only two who take part have both agreed to stand here by name.</summary>
    public bool IsOpen { get; internal init; }

    /// <summary>Whether other members stood side by side in the reporting year in an earlier release, so that nobody does now.</summary>
    public bool StoodOtherwise { get; internal init; }

    /// <summary>Null where the reader takes part in none with dates.</summary>
    public Course? Course { get; internal init; }
    public ReleaseStamp Stamp { get; internal init; } = null!;

    /// <summary>In the order of the pack. The reader is the cluster: its figure is the mean of its members' figures, and peers are all practices, or all doctors.</summary>
    public IReadOnlyList<MeasureSheet> Measures { get; internal init; } = [];

    /// <summary>As long as <see cref="Measures"/>, measure by measure.</summary>
    public IReadOnlyList<ClusterPanel> Panels { get; internal init; } = [];

    /// <inheritdoc cref="MunicipalityBook.Figures"/>
    public IReadOnlyList<ReleasedFigure> Figures { get; internal init; } = [];
}
