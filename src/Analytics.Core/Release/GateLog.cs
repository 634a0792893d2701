namespace Analytics.Release;

/// <summary>Lines about what is withheld: personal data, for the steward's folder only.</summary>
public sealed class GateLog
{
    internal GateLog(IEnumerable<string> lines) => Lines = [.. lines];

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
