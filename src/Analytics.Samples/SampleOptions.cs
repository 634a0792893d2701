namespace Analytics.Samples;

/// <summary>What synthetic data to write. The same options give the same bytes, whatever the machine and its cores.</summary>
/// <param name="Rows">Rows of the extract below its header, exactly.</param>
/// <param name="Directory">Made where it is missing; files of the same names are replaced.</param>
/// <param name="Quirks">Whether some rows have the faults that real extracts have (see <see cref="Extract.Quirk"/>).</param>
public sealed record SampleOptions(long Rows, ulong Seed, string Directory, bool Quirks = false)
{
    /// <summary>More than anyone needs, and few enough for products of rows and events to fit a 64-bit number.</summary>
    public const long MostRows = 20_000_000_000;

    /// <summary>About how large the extract will be: for a progress bar.</summary>
    public long ExpectedBytes => Rows * 82;

    /// <summary>Whether rows tell what the prescriber is a specialist of and whether they were dose-dispensed, and treatments are begun by hospitals, dentists and colleagues more often than renewed by them.</summary>
    public bool Details { get; init; }

    /// <summary>Threads; the bytes don't depend on it. The default is one per core.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
