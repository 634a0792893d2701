namespace Analytics.Extracts;

/// <summary>The one rule for quotes, used where blocks are cut and where records are read, so that both agree.</summary>
/// <remarks>
/// A quote opens only at the start of a field. It closes at the first quote, doubled ones passed over, and a separator or
/// a line end must follow. Anything else breaks the row, which then ends at its first line end.
/// </remarks>
internal static class QuotedField
{
    public const byte Quote = (byte)'"';

    /// <summary>Farthest that a closing quote may stand from the opening one, in bytes.</summary>
    public const int Reach = 1 << 16;

    /// <summary>The row is broken.</summary>
    public const int Broken = -1;

    /// <summary>The bytes end before it can be said.</summary>
    public const int NeedsMore = -2;

    /// <summary>Finds the closing quote.</summary>
    /// <param name="bytes">Text from anywhere before <paramref name="open"/>.</param>
    /// <param name="open">Where the opening quote stands.</param>
    /// <returns>Its index, <see cref="Broken"/> or <see cref="NeedsMore"/>.</returns>
    public static int FindClose(ReadOnlySpan<byte> bytes, int open, byte separator)
    {
        int limit = Math.Min(bytes.Length, open + Reach + 1);
        int at = open + 1;
        while (true)
        {
            int next = bytes[at..limit].IndexOf(Quote);
            if (next < 0) return limit == open + Reach + 1 ? Broken : NeedsMore;
            at += next;
            if (at + 1 >= bytes.Length) return NeedsMore;
            byte after = bytes[at + 1];
            if (after == separator || after == '\n') return at;
            if (after == '\r')
            {
                if (at + 2 >= bytes.Length) return NeedsMore;
                return bytes[at + 2] == '\n' ? at : Broken;
            }
            if (after != Quote) return Broken;
            at += 2;
            if (at > limit) return Broken;
        }
    }

    /// <summary>Makes one quote of each doubled one, in place.</summary>
    /// <returns>The new length.</returns>
    public static int Unescape(Span<byte> field)
    {
        int to = field.IndexOf(Quote);
        if (to < 0) return field.Length;
        for (int from = to; from < field.Length; from++)
        {
            field[to++] = field[from];
            if (field[from] == Quote) from++;
        }
        return to;
    }
}
