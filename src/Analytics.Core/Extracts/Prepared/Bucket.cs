using System.Buffers.Binary;
using System.Text;

namespace Analytics.Extracts.Prepared;

/// <summary>Rows that end in one file: of one drug group and one share of all patients.</summary>
/// <param name="Group">ATC level 3: the first four characters of a code, as bytes of a number.</param>
/// <param name="Share">0 to <see cref="Shares"/> − 1, by the hash of the pseudonym.</param>
internal readonly record struct Bucket(uint Group, int Share) : IComparable<Bucket>
{
    public const int Shares = 64;
    private const int ShareBits = 6;
    private const int BitsBelowGroup = 24;

    /// <param name="atc"><see cref="Prescribing.AtcCode.Packed"/>.</param>
    public static Bucket Of(ulong atc, ReadOnlySpan<byte> patient)
    {
        // FNV-1a (Fowler, Noll and Vo), then spread over the upper bits: a copy has to fall into the same parts on every machine.
        ulong hash = 14_695_981_039_346_656_037;
        foreach (byte value in patient) hash = unchecked((hash ^ value) * 1_099_511_628_211);
        return new Bucket((uint)(atc >> BitsBelowGroup), (int)(unchecked(hash * 0x9E3779B97F4A7C15) >> (64 - ShareBits)));
    }

    public static string NameOf(uint group)
    {
        Span<byte> text = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(text, group);
        return Encoding.ASCII.GetString(text);
    }

    /// <inheritdoc/>
    public int CompareTo(Bucket other) => (Group, Share).CompareTo((other.Group, other.Share));
}
