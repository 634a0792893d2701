namespace Analytics.Release;

/// <summary>Which rule hid which cell: personal data, for the steward's folder only.</summary>
public sealed class GateLog
{
    internal GateLog(IReadOnlyList<string> lines) => Lines = lines;

    /// <summary>Semicolon-separated, header first, in the order of the plan.</summary>
    internal IReadOnlyList<string> Lines { get; }

    /// <summary>Writes the log, LF line ends.</summary>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (string line in Lines)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }
}
