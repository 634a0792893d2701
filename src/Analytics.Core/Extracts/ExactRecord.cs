namespace Analytics.Extracts;

/// <summary>Reads one record byte by byte by the exact rule; for the header and for rows with quotes.</summary>
internal sealed class ExactRecord
{
    private readonly int _limit;

    /// <param name="limit">Fields that are kept; further ones are only counted.</param>
    public ExactRecord(int limit)
    {
        _limit = limit;
        Starts = new int[limit];
        Ends = new int[limit];
    }

    /// <summary>Where each field begins and ends, quotes left out.</summary>
    public int[] Starts { get; }
    public int[] Ends { get; }

    public int FieldCount { get; private set; }

    /// <summary>Number of the field with which the record breaks off, or −1 when it is whole.</summary>
    public int BrokenField { get; private set; }

    /// <summary>Reads the record that begins at <paramref name="start"/>; the text must end with a line end.</summary>
    /// <remarks>Doubled quotes are made one in place, so the record can be read only once.</remarks>
    /// <returns>Where the next record begins.</returns>
    public int Read(Span<byte> bytes, int start, byte separator)
    {
        FieldCount = 0;
        BrokenField = -1;
        int at = start;
        while (true)
        {
            int from, to, after;
            if (bytes[at] == QuotedField.Quote)
            {
                int close = QuotedField.FindClose(bytes, at, separator);
                if (close < 0) return Broken(bytes, start);
                from = at + 1;
                to = close;
                after = close + 1;
                if (bytes[after] == '\r') after++;
            }
            else
            {
                from = at;
                after = at + bytes[at..].IndexOfAny(separator, (byte)'\n', QuotedField.Quote);
                if (bytes[after] == QuotedField.Quote) return Broken(bytes, start);
                to = after > from && bytes[after] == '\n' && bytes[after - 1] == '\r' ? after - 1 : after;
            }
            if (FieldCount < _limit) (Starts[FieldCount], Ends[FieldCount]) = (from, to);
            FieldCount++;
            at = after + 1;
            if (bytes[after] == '\n') break;
        }
        // Only now, since a record that breaks further on is read again from its second line.
        for (int i = 0; i < Math.Min(FieldCount, _limit); i++) Ends[i] = Starts[i] + QuotedField.Unescape(bytes[Starts[i]..Ends[i]]);
        return at;
    }

    private int Broken(ReadOnlySpan<byte> bytes, int start)
    {
        int next = start + bytes[start..].IndexOf((byte)'\n') + 1;
        // The field that leaves the first line is named, even where it closes and a later one breaks: a block may end with that line.
        BrokenField = 0;
        while (BrokenField < FieldCount && (BrokenField >= _limit || Ends[BrokenField] < next)) BrokenField++;
        return next;
    }
}
