using System.Buffers;
using System.Globalization;

namespace Analytics.Estimates;

/// <summary>Rows of a figures file as they are written, one field after the other, in pieces of memory that are used again.</summary>
internal sealed class FigureText
{
    private const int Decimals = 6, LongestNumber = 40;
    private static readonly ulong[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
    private const int PieceLength = 1 << 15;
    private readonly List<(char[] Text, int Length)> _full = [];
    private char[] _text = ArrayPool<char>.Shared.Rent(PieceLength);
    private int _length;

    /// <summary>Writes all of it. Call once, after the last row.</summary>
    public void MoveTo(TextWriter writer)
    {
        _full.Add((_text, _length));
        foreach (var (text, length) in _full)
        {
            writer.Write(text.AsSpan(0, length));
            ArrayPool<char>.Shared.Return(text);
        }
        _full.Clear();
    }

    public void Field(string text) => Add(text, ';');

    /// <summary>The last of a row.</summary>
    public void LastField(string text) => Add(text, '\n');

    /// <summary>Up to six decimals, half away from zero, without zeros at the end; nothing for null.</summary>
    public void Field(decimal? number)
    {
        MakeRoom(LongestNumber);
        if (number is { } known && !TryAdd(known.Scale <= Decimals ? known : decimal.Round(known, Decimals, MidpointRounding.AwayFromZero)))
            Field(known.ToString("0.######", CultureInfo.InvariantCulture));
        else _text[_length++] = ';';
    }

    private void Add(string text, char end)
    {
        MakeRoom(text.Length + 1);
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
        _text[_length++] = end;
    }

    /// <summary>Numbers of up to 64 bits, as nearly all are.</summary>
    private bool TryAdd(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        ulong digits = unchecked((uint)bits[0] | (ulong)(uint)bits[1] << 32);
        if (bits[2] != 0 || (digits == 0 && bits[3] < 0)) return false;
        int scale = number.Scale;
        while (scale > 0 && digits % 10 == 0) (digits, scale) = (digits / 10, scale - 1);
        if (bits[3] < 0) _text[_length++] = '-';
        Add(digits / Powers[scale], 1);
        if (scale == 0) return true;
        _text[_length++] = '.';
        Add(digits % Powers[scale], scale);
        return true;
    }

    private void Add(ulong number, int digits)
    {
        number.TryFormat(_text.AsSpan(_length), out int written, digits == 1 ? default : Formats[digits], CultureInfo.InvariantCulture);
        _length += written;
    }

    private static readonly string[] Formats = ["D0", "D1", "D2", "D3", "D4", "D5", "D6"];

    private void MakeRoom(int characters)
    {
        if (_length + characters <= _text.Length) return;
        _full.Add((_text, _length));
        (_text, _length) = (ArrayPool<char>.Shared.Rent(Math.Max(PieceLength, characters)), 0);
    }
}
