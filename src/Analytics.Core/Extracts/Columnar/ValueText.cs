using System.Buffers;
using System.Globalization;

namespace Analytics.Extracts.Columnar;

/// <summary>Writes the values of one column as they would stand in a text file of the same format.</summary>
/// <param name="scale">Digits of a decimal behind the mark.</param>
/// <param name="leastDigits">Leading zeros that a code written as a number has lost.</param>
internal sealed class ValueText(byte separator, byte decimalMark, DatePattern dates, int scale, int leastDigits)
{
    private const int LongestNumber = 64;

    /// <summary>Stands for what no text can give; the rule of its column refuses it.</summary>
    private const byte NoValue = (byte)'?';

    private readonly SearchValues<byte> _special = SearchValues.Create([separator, QuotedField.Quote, (byte)'\n', (byte)'\r']);
    private readonly int _leastDigits = Math.Max(scale + 1, leastDigits);

    /// <summary>As it is, or between quotes where it needs them.</summary>
    public void Text(ReadOnlySpan<byte> value, TextBuffer text)
    {
        if (!value.ContainsAny(_special))
        {
            text.Add(value);
            return;
        }
        text.Add(QuotedField.Quote);
        for (int quote; (quote = value.IndexOf(QuotedField.Quote)) >= 0; value = value[(quote + 1)..])
        {
            text.Add(value[..(quote + 1)]);
            text.Add(QuotedField.Quote);
        }
        text.Add(value);
        text.Add(QuotedField.Quote);
    }

    public static void Truth(bool value, TextBuffer text) => text.Add(value ? "true"u8 : "false"u8);

    /// <summary>A whole number, or the units of a decimal.</summary>
    public void Number(Int128 units, TextBuffer text)
    {
        if (units < 0) text.Add((byte)'-');
        Digits(units < 0 ? unchecked((UInt128)(-units)) : (UInt128)units, text);
    }

    /// <inheritdoc cref="Number(Int128, TextBuffer)"/>
    public void Number(long units, TextBuffer text)
    {
        if (units < 0) text.Add((byte)'-');
        Digits(unchecked(units < 0 ? (ulong)-units : (ulong)units), text);
    }

    /// <summary>The shortest text that is this number and no other of its kind.</summary>
    public void Floating<T>(T value, TextBuffer text)
        where T : struct, IUtf8SpanFormattable, IConvertible
    {
        var room = text.Room(LongestNumber);
        _ = value.TryFormat(room, out int length, default, CultureInfo.InvariantCulture);
        if (room[..length].Contains((byte)'E') && Math.Abs(value.ToDouble(CultureInfo.InvariantCulture)) < (double)decimal.MaxValue)
            _ = value.ToDecimal(CultureInfo.InvariantCulture).TryFormat(room, out length, default, CultureInfo.InvariantCulture);
        room[..length].Replace((byte)'.', decimalMark);
        text.Take(length);
    }

    /// <param name="day">Days since 1970-01-01.</param>
    public void Day(long day, TextBuffer text)
    {
        if (day < -Epoch.DayNumber || day > DateOnly.MaxValue.DayNumber - Epoch.DayNumber)
        {
            text.Add(NoValue);
            return;
        }
        dates.Write((int)day + Epoch.DayNumber, text.Room(dates.Width));
        text.Take(dates.Width);
    }

    private void Digits(UInt128 magnitude, TextBuffer text)
    {
        Span<byte> digits = stackalloc byte[LongestNumber];
        int count = 0, at = digits.Length;
        // Division of 128 bits is slow and hardly ever needed.
        for (; magnitude > ulong.MaxValue; magnitude /= 10) Put(digits, ref at, count++, (uint)(magnitude % 10));
        for (ulong rest = (ulong)magnitude; rest != 0 || count < _leastDigits; rest /= 10) Put(digits, ref at, count++, (uint)(rest % 10));
        text.Add(digits[at..]);
    }

    private void Put(Span<byte> digits, ref int at, int count, uint digit)
    {
        if (count == scale && count > 0) digits[--at] = decimalMark;
        digits[--at] = (byte)('0' + digit);
    }
}
