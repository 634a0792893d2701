using System.Buffers.Binary;
using Analytics.Prescribing;

namespace Analytics.Extracts.Prepared;

/// <summary>A kept row as bytes that can be ordered and written again: fixed values, then texts, the patient first.</summary>
/// <remarks>A zero byte and the ATC code in seven; day, DDD and packages in four bytes each, little-endian; then each text after its length plus one, 0 for none, seven bits a byte.</remarks>
internal readonly ref struct PackedRow(ReadOnlySpan<byte> bytes)
{
    /// <summary>Stands for an amount that is missing.</summary>
    public const int Missing = int.MinValue;

    private const int AtcAt = 0, DayAt = 8, DddAt = 12, PackagesAt = 16;
    public const int FixedBytes = 20;

    /// <summary>Bytes that <see cref="WriteNumber"/> may need.</summary>
    public const int LongestNumber = 5;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary><see cref="AtcCode.Packed"/>.</summary>
    public ulong Atc => BinaryPrimitives.ReadUInt64BigEndian(Bytes[AtcAt..]);
    public int Day => BinaryPrimitives.ReadInt32LittleEndian(Bytes[DayAt..]);
    public int Ddd => BinaryPrimitives.ReadInt32LittleEndian(Bytes[DddAt..]);
    public int Packages => BinaryPrimitives.ReadInt32LittleEndian(Bytes[PackagesAt..]);

    public ReadOnlySpan<byte> AtcText => Bytes.Slice(AtcAt + 1, AtcCode.Length);

    /// <summary>For <see cref="TakeText"/>.</summary>
    public ReadOnlySpan<byte> Texts => Bytes[FixedBytes..];

    public ReadOnlySpan<byte> Patient
    {
        get
        {
            var texts = Texts;
            _ = TakeText(ref texts, out var patient);
            return patient;
        }
    }

    public static void WriteFixed(Span<byte> bytes, AtcCode atc, int day, int ddd, int packages)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes[AtcAt..], atc.Packed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[DayAt..], day);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[DddAt..], ddd);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[PackagesAt..], packages);
    }

    /// <summary>Takes a text from the beginning.</summary>
    /// <returns>False where the row has none.</returns>
    public static bool TakeText(scoped ref ReadOnlySpan<byte> texts, out ReadOnlySpan<byte> text)
    {
        int length = TakeNumber(ref texts);
        text = texts[..Math.Max(length - 1, 0)];
        texts = texts[text.Length..];
        return length > 0;
    }

    /// <summary>Takes a number below 2³¹ that was written by <see cref="WriteNumber"/>.</summary>
    public static int TakeNumber(scoped ref ReadOnlySpan<byte> bytes)
    {
        uint number = 0;
        int at = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = bytes[at++];
            number |= (uint)(part & 0x7F) << shift;
            if (part < 0x80) break;
        }
        bytes = bytes[at..];
        return (int)number;
    }

    /// <returns>Bytes written: <see cref="LongestNumber"/> at most.</returns>
    public static int WriteNumber(Span<byte> bytes, int number)
    {
        int at = 0;
        for (; number >= 0x80; number >>= 7) bytes[at++] = (byte)((number & 0x7F) | 0x80);
        bytes[at++] = (byte)number;
        return at;
    }
}
