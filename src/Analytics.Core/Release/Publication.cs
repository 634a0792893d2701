using Analytics.Release.Clusters;

namespace Analytics.Release;

/// <summary>Everything of one run that may be shown, protected together: the only thing reports are made from.</summary>
public sealed class Publication
{
    internal Publication() { }

    public ReleaseStamp Stamp { get; internal init; } = null!;

    /// <summary>By official code.</summary>
    public IReadOnlyList<MunicipalityBook> Municipalities { get; internal init; } = [];

    /// <summary>By id, ordinal.</summary>
    public IReadOnlyList<PracticeBook> Practices { get; internal init; } = [];

    /// <summary>By id, ordinal.</summary>
    public IReadOnlyList<DoctorBook> Doctors { get; internal init; } = [];

    /// <summary>By id; of each cluster the copy that all share, then those of its members.</summary>
    public IReadOnlyList<ClusterBook> Clusters { get; internal init; } = [];

    /// <summary>By id, ordinal.</summary>
    public IReadOnlyList<NetworkBook> Networks { get; internal init; } = [];

    /// <summary>Null where no file of the extract has the municipality of residence.</summary>
    public NationalBook? National { get; internal init; }
}
