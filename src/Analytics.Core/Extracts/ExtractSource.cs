namespace Analytics.Extracts;

/// <summary>One file of an extract.</summary>
/// <param name="Path">Plain or gzip-compressed text, by its ending.</param>
public sealed record ExtractSource(string Path, ExtractFormat Format);
