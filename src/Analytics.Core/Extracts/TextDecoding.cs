using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Analytics.Extracts;

/// <summary>Which encoding a file has, and how its fields become UTF-8.</summary>
internal static class TextDecoding
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Chooses the first encoding of the list that the beginning of the text agrees with.</summary>
    /// <remarks>
    /// UTF-8 is taken unless bytes that are not UTF-8 outnumber the characters that are. Any bytes are Windows-1252 or Latin-1.
    /// A text that is ASCII so far gets the first of the list.
    /// </remarks>
    public static ExtractEncoding Choose(IReadOnlyList<ExtractEncoding> inOrder, ReadOnlySpan<byte> beginning)
    {
        if (inOrder[0] != ExtractEncoding.Utf8) return inOrder[0];
        int valid = 0, broken = 0;
        while (true)
        {
            int next = beginning.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0) break;
            beginning = beginning[next..];
            var status = Rune.DecodeFromUtf8(beginning, out _, out int length);
            if (status == OperationStatus.NeedMoreData) break;
            if (status == OperationStatus.Done) valid++;
            else broken++;
            beginning = beginning[length..];
        }
        if (broken <= valid) return ExtractEncoding.Utf8;
        foreach (var other in inOrder)
        {
            if (other != ExtractEncoding.Utf8) return other;
        }
        return ExtractEncoding.Utf8;
    }

    public static string NameOf(ExtractEncoding encoding) => encoding switch
    {
        ExtractEncoding.Utf8 => "utf-8",
        ExtractEncoding.Windows1252 => "windows-1252",
        _ => "iso-8859-1",
    };

    /// <summary>The field as UTF-8, so that a name is one key whatever the encoding of the file it stands in.</summary>
    /// <remarks>What is not UTF-8 in a UTF-8 file is read as Windows-1252, which keeps different texts apart.</remarks>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> field, ExtractEncoding encoding)
    {
        if (Ascii.IsValid(field) || (encoding == ExtractEncoding.Utf8 && Utf8.IsValid(field))) return field;
        return Encoding.UTF8.GetBytes((encoding == ExtractEncoding.Latin1 ? Encoding.Latin1 : Windows1252).GetString(field));
    }
}
