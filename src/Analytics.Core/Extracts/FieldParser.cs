using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Analytics.Extracts;

/// <summary>Amounts and years from bytes, without floating point.</summary>
internal static class FieldParser
{
    private const int LargestWhole = int.MaxValue / 100;

    /// <summary>Reads a decimal number as whole hundredths, rounded half away from zero.</summary>
    /// <returns>False when the text is not a number of optional sign, digits and one decimal mark, or its hundredths do not fit an int.</returns>
    public static bool TryHundredths(ReadOnlySpan<byte> text, byte decimalMark, out int hundredths) =>
        TryTwoDecimals(text, decimalMark, out hundredths) || TryAnyDecimals(text, decimalMark, out hundredths);

    /// <summary>Up to five digits, the mark and two digits, as nearly all amounts are written: all digits at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTwoDecimals(ReadOnlySpan<byte> text, byte decimalMark, out int hundredths)
    {
        unchecked
        {
            hundredths = 0;
            if (text.Length is < 4 or > 8 || text[^3] != decimalMark) return false;
            // The text at the upper end of a word, zeros before it; the two loads share bytes.
            ulong word = text.Length == 8 ? BinaryPrimitives.ReadUInt64LittleEndian(text)
                : ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text) << (64 - 8 * text.Length)) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32);
            // The mark goes out, the whole digits move up; what comes in from below, and was not there, counts as 0.
            ulong digits = ((word & 0xFFFFFFFFFF) << 8) | (word & 0xFFFF000000000000);
            digits ^= 0x3030303030303030UL << (72 - 8 * text.Length);
            if ((((digits + 0x0606060606060606) | digits) & 0xF0F0F0F0F0F0F0F0) != 0) return false;
            // Pairs, fours, eight: D. Lemire, Quickly parsing eight digits, 2018.
            digits = (digits * 10) + (digits >> 8);
            hundredths = (int)((((digits & 0x000000FF000000FF) * 0x000F424000000064) + ((digits >> 16 & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
            return true;
        }
    }

    private static bool TryAnyDecimals(ReadOnlySpan<byte> text, byte decimalMark, out int hundredths)
    {
        unchecked
        {
            hundredths = 0;
            int i = 0;
            bool negative = text.Length > 0 && text[0] == '-';
            if (negative || (text.Length > 0 && text[0] == '+')) i = 1;
            int digitsFrom = i;
            int whole = 0;
            for (; i < text.Length; i++)
            {
                uint digit = (uint)(text[i] - '0');
                if (digit > 9) break;
                whole = whole * 10 + (int)digit;
                if (whole > LargestWhole) return false;
            }
            bool anyDigit = i > digitsFrom;
            int fraction = 0;
            if (i < text.Length)
            {
                if (text[i++] != decimalMark) return false;
                anyDigit |= i < text.Length;
                int weight = 10;
                for (; i < text.Length; i++)
                {
                    uint digit = (uint)(text[i] - '0');
                    if (digit > 9) return false;
                    // The third decimal alone decides: from 5 on the rest is at least half a hundredth.
                    if (weight > 0) fraction += weight * (int)digit;
                    else if (weight == 0 && digit >= 5) fraction++;
                    weight = weight switch { 10 => 1, 1 => 0, _ => -1 };
                }
            }
            if (!anyDigit) return false;
            long amount = whole * 100L + fraction;
            if (amount > int.MaxValue) return false;
            hundredths = negative ? -(int)amount : (int)amount;
            return true;
        }
    }

    /// <summary>Reads a year of four digits.</summary>
    public static bool TryYear(ReadOnlySpan<byte> text, out int year)
    {
        year = 0;
        if (text.Length != sizeof(uint)) return false;
        unchecked
        {
            // Four digits at once: a byte is one when it is 0 to 9 after the zero is taken off, whatever is in its neighbours.
            uint digits = BinaryPrimitives.ReadUInt32LittleEndian(text) ^ 0x30303030;
            if (((digits + 0x06060606) | digits) >> 4 is var high && (high & 0x0F0F0F0F) != 0) return false;
            year = (int)((digits & 0xF) * 1000 + (digits >> 8 & 0xF) * 100 + (digits >> 16 & 0xF) * 10 + (digits >> 24 & 0xF));
            return true;
        }
    }

    /// <summary>Reads whole years of one to three digits.</summary>
    public static bool TryAge(ReadOnlySpan<byte> text, out int age)
    {
        age = 0;
        foreach (byte digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            age = age * 10 + digit - '0';
        }
        return text.Length is > 0 and < 4;
    }

    /// <summary>Reads a month, yyyy-MM or yyyyMM, as months since year 0.</summary>
    public static bool TryMonth(ReadOnlySpan<byte> text, out int month)
    {
        month = 0;
        if (text.Length is not (6 or 7) || (text.Length == 7 && text[4] != '-') || !TryYear(text[..4], out int year)) return false;
        if (text[^2] is not ((byte)'0' or (byte)'1') || text[^1] is < (byte)'0' or > (byte)'9') return false;
        int ofYear = (text[^2] - '0') * 10 + text[^1] - '0';
        if (ofYear is < 1 or > 12) return false;
        month = year * 12 + ofYear - 1;
        return true;
    }
}
