namespace Analytics.Extracts;

/// <summary>Finds where records end in a stretch of text that begins with a record.</summary>
internal static class RecordCutter
{
    /// <summary>End of the last whole record that the next block must not need: 0 when there is none yet.</summary>
    /// <remarks>
    /// Only quotes are looked at; the line ends between them need not be. Empty lines at the end are left for the next
    /// block, because whether they count depends on what follows them.
    /// </remarks>
    public static int LastEnd(ReadOnlySpan<byte> bytes, byte separator) => BeforeEmptyLines(bytes, LastRecordEnd(bytes, separator));

    /// <summary>Takes the empty lines from the end of text whose records end at <paramref name="end"/>.</summary>
    public static int BeforeEmptyLines(ReadOnlySpan<byte> bytes, int end)
    {
        while (end > 0)
        {
            int start = end - 1;
            if (start > 0 && bytes[start - 1] == '\r') start--;
            if (start > 0 && bytes[start - 1] != '\n') return end;
            end = start;
        }
        return end;
    }

    private static int LastRecordEnd(ReadOnlySpan<byte> bytes, byte separator)
    {
        int record = 0;
        int outside = 0; // From here to the next quote, all line ends end records.
        while (true)
        {
            int quote = bytes[outside..].IndexOf(QuotedField.Quote);
            int lineEnd = (quote < 0 ? bytes[outside..] : bytes.Slice(outside, quote)).LastIndexOf((byte)'\n');
            if (lineEnd >= 0) record = outside + lineEnd + 1;
            if (quote < 0) return record;

            quote += outside;
            bool opens = quote == record || bytes[quote - 1] == separator;
            int close = opens ? QuotedField.FindClose(bytes, quote, separator) : QuotedField.Broken;
            if (close == QuotedField.NeedsMore) return record;
            if (close == QuotedField.Broken)
            {
                int first = bytes[record..].IndexOf((byte)'\n');
                if (first < 0) return record;
                record += first + 1;
                outside = record;
            }
            else
            {
                outside = close + 1;
            }
        }
    }
}
