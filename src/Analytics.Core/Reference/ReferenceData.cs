namespace Analytics.Reference;

/// <summary>The small tables beside an extract.</summary>
public sealed class ReferenceData
{
    internal ReferenceData() { }
}
