using System.Runtime.InteropServices;

namespace Analytics.Extracts;

/// <summary>A patient's pseudonym in 16 bytes: the text itself where it is short, else the key that the read gave to it. Equal names are equal patients.</summary>
/// <remarks>
/// The last byte tells the kinds apart: the length of a text of up to 15 bytes, 16 for a key, and otherwise the last character of a
/// text of 16. A text of 16 bytes that ends with a control character is held by its key.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PatientName
{
    private const int LastByte = 56;
    private const ulong KeyMark = 16;
    private readonly ulong _first, _second;

    private PatientName(ulong first, ulong second) => (_first, _second) = (first, second);

    /// <summary>Evenly spread over all bits.</summary>
    public ulong Hash => NameWords.Mix(_first ^ 0x9E3779B97F4A7C15, _second ^ 0xC2B2AE3D27D4EB4F);

    /// <summary>Whether the text is kept elsewhere.</summary>
    public bool IsKey => _second >> LastByte == KeyMark;

    /// <param name="longNames">Where texts that don't fit get their keys; shared by all workers of a read.</param>
    public static PatientName Of(ReadOnlySpan<byte> text, NameTable longNames)
    {
        unchecked
        {
            if (text.Length <= NameWords.Inline)
            {
                var words = NameWords.Of(text);
                if (text.Length < NameWords.Inline) return new PatientName(words.First, words.Second | ((ulong)text.Length << LastByte));
                if (words.Second >> LastByte > KeyMark) return new PatientName(words.First, words.Second);
            }
            return new PatientName((ulong)longNames.Intern(text), KeyMark << LastByte);
        }
    }
}
