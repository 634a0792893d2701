using System.Globalization;

namespace Analytics.Reference;

/// <summary>One thing wrong in a reference table. Holds no value of the table, since some are about persons.</summary>
/// <param name="File">Name of the file, without its directory.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Column">Empty where the whole line is meant.</param>
/// <param name="Rule">What should have been there.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ReferenceFault(string File, int Line, string Column, string Rule, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string line = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $", line {Line}") : "";
        string column = Column.Length > 0 ? $", column {Column}" : "";
        return $"{File}{line}{column}: expected {Rule}; {char.ToLowerInvariant(Remedy[0])}{Remedy[1..]}";
    }
}
