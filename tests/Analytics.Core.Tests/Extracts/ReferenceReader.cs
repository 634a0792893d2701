namespace Analytics.Core.Tests.Extracts;

/// <summary>The rule for quotes and lines, written as plainly as can be: what the fast reader is held against.</summary>
internal static class ReferenceReader
{
    /// <param name="Fields">Null where the quotes are broken.</param>
    internal sealed record Record(int Line, IReadOnlyList<string>? Fields, bool IsEmptyLine);

    public static List<Record> Read(string text, char separator)
    {
        if (text.Length > 0 && text[^1] != '\n') text += '\n';
        var records = new List<Record>();
        int at = 0;
        while (at < text.Length)
        {
            int line = 1 + text[..at].Count(c => c == '\n');
            bool isEmptyLine = text[at] == '\n' || text[at..].StartsWith("\r\n", StringComparison.Ordinal);
            var fields = Fields(text, ref at, separator);
            records.Add(new Record(line, fields, isEmptyLine));
        }
        while (records.Count > 0 && records[^1].IsEmptyLine) records.RemoveAt(records.Count - 1);
        return records;
    }

    private static List<string>? Fields(string text, ref int at, char separator)
    {
        int start = at;
        var fields = new List<string>();
        while (true)
        {
            string field = "";
            if (text[at] == '"')
            {
                at++;
                while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
                {
                    field += text[at];
                    at += text[at] == '"' ? 2 : 1;
                }
                at++;
                if (at < text.Length - 1 && text[at] == '\r' && text[at + 1] == '\n') at++;
                if (at >= text.Length || (text[at] != separator && text[at] != '\n')) return Broken(text, start, ref at);
            }
            else
            {
                while (text[at] != separator && text[at] != '\n')
                {
                    if (text[at] == '"') return Broken(text, start, ref at);
                    field += text[at++];
                }
                if (text[at] == '\n' && field.EndsWith('\r')) field = field[..^1];
            }
            fields.Add(field);
            if (text[at++] == '\n') return fields;
        }
    }

    private static List<string>? Broken(string text, int start, ref int at)
    {
        at = text.IndexOf('\n', start) + 1;
        return null;
    }
}
