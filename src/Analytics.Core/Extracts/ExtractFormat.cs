namespace Analytics.Extracts;

/// <summary>The layout of an extract: one JSON file.</summary>
public sealed record ExtractFormat
{
    public required string Id { get; init; }
}
