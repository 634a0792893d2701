using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Analytics.Extracts;

/// <summary>A text of at most 16 bytes as two words, so that equal words and lengths are equal texts; a longer one by its hash.</summary>
internal readonly record struct NameWords(ulong First, ulong Second, int Length)
{
    public const int Inline = 2 * sizeof(ulong);
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const ulong OtherMultiplier = 0xC2B2AE3D27D4EB4F;

    public bool IsInline => Length <= Inline;

    public ulong Hash => Mix(First ^ Multiplier, Second ^ OtherMultiplier ^ (uint)Length);

    public static NameWords Of(ReadOnlySpan<byte> text)
    {
        if (text.Length > Inline) return new NameWords(0, HashOf(text), text.Length);
        if (text.Length <= sizeof(ulong)) return new NameWords(Word(text), 0, text.Length);
        return new NameWords(BinaryPrimitives.ReadUInt64LittleEndian(text), Word(text[sizeof(ulong)..]), text.Length);
    }

    /// <summary>The bytes of a text that is held in words.</summary>
    public byte[] ToBytes()
    {
        Span<byte> bytes = stackalloc byte[Inline];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, First);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[sizeof(ulong)..], Second);
        return bytes[..Length].ToArray();
    }

    /// <param name="text">At most eight bytes; the first becomes the lowest, missing ones are zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ReadOnlySpan<byte> text)
    {
        if (text.Length == sizeof(ulong)) return BinaryPrimitives.ReadUInt64LittleEndian(text);
        if (text.Length >= sizeof(uint))
        {
            // Two loads that overlap in bytes which are equal in both.
            return BinaryPrimitives.ReadUInt32LittleEndian(text)
                | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]) << (8 * (text.Length - sizeof(uint))));
        }
        ulong word = 0;
        for (int i = 0; i < text.Length; i++) word |= (ulong)text[i] << (8 * i);
        return word;
    }

    private static ulong HashOf(ReadOnlySpan<byte> text)
    {
        ulong hash = Multiplier;
        for (; text.Length > sizeof(ulong); text = text[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text), Multiplier);
        return Mix(hash ^ Word(text), OtherMultiplier);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return high ^ low;
    }
}
