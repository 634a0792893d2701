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
}
