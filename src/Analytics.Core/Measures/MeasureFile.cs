namespace Analytics.Measures;

/// <summary>A definition before it is read.</summary>
/// <param name="Id">The file name without its ending.</param>
/// <param name="Utf8">JSON; comments are allowed.</param>
public sealed record MeasureFile(string Id, ReadOnlyMemory<byte> Utf8)
{
    internal string FileName => Id + ".json";
}
