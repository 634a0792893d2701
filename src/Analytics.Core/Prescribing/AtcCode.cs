using System.Globalization;
using System.Text;

namespace Analytics.Prescribing;

/// <summary>A full ATC code, level 5, of the form A00AA00 (seven upper-case ASCII characters).</summary>
/// <remarks>
/// Held as seven bytes in one word, first character highest, so that comparing words is ordinal comparison of the text
/// and a prefix test is one mask. ATC/DDD: WHO Collaborating Centre for Drug Statistics Methodology.
/// </remarks>
public readonly record struct AtcCode : IComparable<AtcCode>
{
    /// <summary>Characters in a full code.</summary>
    public const int Length = 7;

    private readonly ulong _packed;

    private AtcCode(ulong packed) => _packed = packed;

    internal ulong Packed => _packed;

    internal static AtcCode OfPacked(ulong packed) => new(packed);

    /// <summary>Reads a full code; lower case is taken as upper.</summary>
    /// <returns>False when the bytes are not of the form A00AA00.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out AtcCode code)
    {
        code = default;
        if (text.Length != Length) return false;
        ulong packed = 0;
        for (int i = 0; i < Length; i++)
        {
            int c = text[i];
            bool digit = i is 1 or 2 or 5 or 6;
            if (!digit && c is >= 'a' and <= 'z') c -= 'a' - 'A';
            if (digit ? c is < '0' or > '9' : c is < 'A' or > 'Z') return false;
            packed = (packed << 8) | (uint)c;
        }
        code = new AtcCode(packed);
        return true;
    }

    /// <summary>Reads a full code, or throws <see cref="FormatException"/>.</summary>
    public static AtcCode Parse(string text) =>
        TryParse(Encoding.ASCII.GetBytes(text), out var code)
            ? code
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not an ATC code of the form A00AA00."));

    /// <inheritdoc/>
    public int CompareTo(AtcCode other) => _packed.CompareTo(other._packed);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_packed == 0) return "";
        Span<char> text = stackalloc char[Length];
        for (int i = 0; i < Length; i++) text[i] = (char)((_packed >> (8 * (Length - 1 - i))) & 0xFF);
        return new string(text);
    }

    public static bool operator <(AtcCode left, AtcCode right) => left.CompareTo(right) < 0;
    public static bool operator >(AtcCode left, AtcCode right) => left.CompareTo(right) > 0;
    public static bool operator <=(AtcCode left, AtcCode right) => left.CompareTo(right) <= 0;
    public static bool operator >=(AtcCode left, AtcCode right) => left.CompareTo(right) >= 0;
}
