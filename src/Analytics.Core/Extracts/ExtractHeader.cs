using System.Text;

namespace Analytics.Extracts;

/// <summary>What the beginning of a file tells: names of columns, where the rows start, the encoding.</summary>
/// <param name="Length">Bytes before the first row, a byte order mark included.</param>
/// <param name="Lines">Physical lines of the header: more than one only where a quoted name has a line break.</param>
internal sealed record ExtractHeader(IReadOnlyList<string> Names, int Length, int Lines, ExtractEncoding TextEncoding)
{
    /// <summary>The encoding is chosen by this much text.</summary>
    private const int SampleLength = 1 << 20;

    private const int LongestHeader = 1 << 16;

    /// <exception cref="ExtractException">The file is empty, not text, or has no header.</exception>
    public static ExtractHeader Read(ExtractSource source) =>
        source.IsParquet ? new([.. source.Shape.Columns.Select(column => column.Name)], 0, 1, ExtractEncoding.Utf8) : ReadText(source);

    private static ExtractHeader ReadText(ExtractSource source)
    {
        byte[] sample = new byte[SampleLength + 1];
        int length = source.Input.Peek(sample.AsSpan(0, SampleLength));
        var bytes = sample.AsSpan(0, length);
        if (length == 0)
            throw new ExtractException(source.Path, null, null, "a header and rows", "the file is empty: fetch it again or leave it out");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes[..Math.Min(length, 1024)].Contains((byte)0))
            throw new ExtractException(source.Path, 1, null, "text in UTF-8 or Windows-1252", "export the file as such text, or leave it out");

        bool marked = bytes.StartsWith(Encoding.UTF8.Preamble);
        int start = marked ? Encoding.UTF8.Preamble.Length : 0;
        var encoding = marked ? ExtractEncoding.Utf8 : TextDecoding.Choose(source.Format.Encodings, bytes);
        sample[length] = (byte)'\n';
        bytes = sample.AsSpan(0, length + 1);
        if (bytes[start..Math.Min(bytes.Length, start + LongestHeader)].IndexOf((byte)'\n') < 0)
            throw new ExtractException(source.Path, 1, null, "a header of at most 64 KiB", "check that the file is an extract with one row a line");

        var record = new ExactRecord(LongestHeader);
        int end = record.Read(bytes, start, (byte)source.Format.Delimiter);
        if (record.BrokenField >= 0)
            throw new ExtractException(source.Path, 1, null, "a header with whole quotes", "repair the quotes of the first line");
        string[] names = new string[Math.Min(record.FieldCount, LongestHeader)];
        for (int i = 0; i < names.Length; i++)
            names[i] = Encoding.UTF8.GetString(TextDecoding.ToUtf8(bytes[record.Starts[i]..record.Ends[i]], encoding)).Trim();
        // At the end of a file without a line end, the header's own was put in.
        return new ExtractHeader(names, Math.Min(end, length), bytes[..end].Count((byte)'\n'), encoding);
    }
}
