namespace Analytics.Samples;

/// <summary>What synthetic data to write. The same options give the same bytes, whatever the machine and its cores.</summary>
/// <param name="Rows">Rows of the extract below its header, exactly.</param>
/// <param name="Directory">Made where it is missing; files of the same names are replaced.</param>
/// <param name="Quirks">Whether some rows have the faults that real extracts have (see <see cref="Extract.Quirk"/>).</param>
public sealed record SampleOptions(long Rows, ulong Seed, string Directory, bool Quirks = false)
{
    /// <summary>Threads; the bytes don't depend on it. The default is one per core.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
