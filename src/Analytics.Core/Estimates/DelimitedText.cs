namespace Analytics.Estimates;

/// <summary>Fields of the semicolon-separated files we write.</summary>
internal static class DelimitedText
{
    /// <summary>Quoted only where it must be (RFC 4180, with a semicolon).</summary>
    public static string Field(string text) =>
        text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
