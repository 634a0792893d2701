using System.Globalization;
using System.Text;

namespace Analytics.Extracts;

/// <summary>An extract that cannot be used: says what, where and what to do, and never a value of a row.</summary>
public sealed class ExtractException : Exception
{
    /// <param name="file">Path as the user gave it.</param>
    /// <param name="line">Physical line, the header being line 1; null when the fault is not on a line.</param>
    /// <param name="column">Name of the column; null when the fault is not about one.</param>
    /// <param name="rule">What was expected, as it reads after "expected".</param>
    /// <param name="remedy">What to do, as a clause without a full stop.</param>
    public ExtractException(string file, long? line, string? column, string rule, string remedy, Exception? cause = null)
        : base(Sentence(file, line, column, rule, remedy), cause)
    {
        (File, Line, Column, Rule, Remedy) = (file, line, column, rule, remedy);
    }

    public string File { get; }
    public long? Line { get; }
    public string? Column { get; }
    public string Rule { get; }
    public string Remedy { get; }

    private static string Sentence(string file, long? line, string? column, string rule, string remedy)
    {
        var text = new StringBuilder(file);
        if (line is { } number) text.Append(CultureInfo.InvariantCulture, $", line {number}");
        if (column is not null) text.Append(", column '").Append(column).Append('\'');
        return text.Append(": expected ").Append(rule).Append("; ").Append(remedy).Append('.').ToString();
    }
}
