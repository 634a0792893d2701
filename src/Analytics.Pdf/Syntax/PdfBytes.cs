using System.Runtime.CompilerServices;
using System.Text;

namespace Analytics.Pdf.Syntax;

/// <summary>A growing run of bytes, with the numbers and strings of PDF syntax.</summary>
internal sealed class PdfBytes
{
    private byte[] _bytes;
    private int _length;

    public PdfBytes(int capacity = 4096) => _bytes = new byte[capacity];

    public int Length => _length;
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public PdfBytes Add(byte value)
    {
        if (_length == _bytes.Length) Grow(1);
        _bytes[_length++] = value;
        return this;
    }

    public PdfBytes Add(ReadOnlySpan<byte> value)
    {
        if (_bytes.Length - _length < value.Length) Grow(value.Length);
        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
        return this;
    }

    public PdfBytes Integer(long value)
    {
        if (_bytes.Length - _length < 20) Grow(20);
        _ = System.Buffers.Text.Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out int written);
        _length += written;
        return this;
    }

    /// <summary>A whole number of at least so many digits, and a blank.</summary>
    public PdfBytes Padded(long value, byte digits)
    {
        if (_bytes.Length - _length < 20) Grow(20);
        _ = System.Buffers.Text.Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out int written, new('D', digits));
        _length += written;
        return Add((byte)' ');
    }

    /// <summary>A number of points, to a hundredth.</summary>
    public PdfBytes Points(double value) => Hundredths(ToHundredths(value));

    /// <summary>Rounds as <see cref="Points"/> does, so that sums and differences of printed numbers stay exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToHundredths(double value) => (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);

    public PdfBytes Hundredths(long value) => Scaled(value, 100);

    /// <summary>A share of one or an entry of a matrix, to a hundred-thousandth.</summary>
    public PdfBytes Fine(double value) => Scaled((long)Math.Round(value * 100_000, MidpointRounding.AwayFromZero), 100_000);

    /// <summary>value / scale without trailing zeros; scale is a power of ten.</summary>
    private PdfBytes Scaled(long value, long scale)
    {
        if (value < 0)
        {
            Add((byte)'-');
            value = -value;
        }
        (long whole, long part) = Math.DivRem(value, scale);
        if (whole != 0 || part == 0) Integer(whole);
        if (part == 0) return this;
        Add((byte)'.');
        for (scale /= 10; part != 0; scale /= 10)
        {
            Add((byte)('0' + (part / scale)));
            part %= scale;
        }
        return this;
    }

    /// <summary>"12 0 R".</summary>
    public PdfBytes Reference(int number) => Integer(number).Add(" 0 R"u8);

    /// <summary>A literal string of raw bytes, escaped.</summary>
    public PdfBytes OpenString() => Add((byte)'(');
    public PdfBytes CloseString() => Add((byte)')');

    public void StringByte(byte value)
    {
        switch (value)
        {
            case (byte)'(' or (byte)')' or (byte)'\\':
                Add((byte)'\\').Add(value);
                break;
            case (byte)'\r':
                // A bare carriage return in a string would be read as a line feed.
                Add("\\r"u8);
                break;
            default:
                Add(value);
                break;
        }
    }

    /// <summary>A text string: as it is when all is ASCII, else UTF-16 with its mark.</summary>
    public PdfBytes TextString(string text)
    {
        OpenString();
        if (Ascii.IsValid(text))
        {
            foreach (char c in text) StringByte((byte)c);
        }
        else
        {
            StringByte(0xFE);
            StringByte(0xFF);
            foreach (char c in text)
            {
                StringByte((byte)(c >> 8));
                StringByte((byte)(c & 0xFF));
            }
        }
        return CloseString();
    }

    private void Grow(int more) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
}
