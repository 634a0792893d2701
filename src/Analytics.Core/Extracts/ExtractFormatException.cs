namespace Analytics.Extracts;

/// <summary>An extract format that cannot be used, with all its faults at once.</summary>
public sealed class ExtractFormatException : FormatException
{
    /// <param name="source">The file, or the id where there is no file.</param>
    /// <param name="faults">One sentence each: the key, what is wrong, what to do.</param>
    public ExtractFormatException(string source, IReadOnlyList<string> faults)
        : base($"The extract format {source} cannot be used: {string.Join(" ", faults)}")
    {
        FormatSource = source;
        Faults = faults;
    }

    public string FormatSource { get; }
    public IReadOnlyList<string> Faults { get; }
}
