using System.Globalization;

namespace Analytics.Pdf.Svg;

/// <summary>Reads the numbers of SVG attributes, which may stand without anything between them.</summary>
internal ref struct NumberScanner(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>All numbers of a list.</summary>
    public static double[] List(ReadOnlySpan<char> text)
    {
        var scanner = new NumberScanner(text);
        var numbers = new List<double>();
        while (scanner.TryNumber(out double number)) numbers.Add(number);
        return [.. numbers];
    }

    public bool TryNumber(out double number)
    {
        SkipSeparators();
        number = 0;
        int length = Length(_rest);
        if (length == 0) return false;
        number = double.Parse(_rest[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number)) throw new FormatException("A number in the SVG is too large.");
        _rest = _rest[length..];
        return true;
    }

    public double Number() => TryNumber(out double number) ? number : throw new FormatException("The SVG lacks a number in a list.");

    /// <summary>A single 0 or 1, which needs no space after it.</summary>
    public bool Flag()
    {
        SkipSeparators();
        if (_rest.IsEmpty || _rest[0] is not ('0' or '1')) throw new FormatException("The SVG lacks a flag in an arc.");
        bool flag = _rest[0] == '1';
        _rest = _rest[1..];
        return flag;
    }

    /// <summary>The next letter, or false at the end or before a number.</summary>
    public bool TryLetter(out char letter)
    {
        SkipSeparators();
        letter = '\0';
        if (_rest.IsEmpty || !char.IsAsciiLetter(_rest[0])) return false;
        letter = _rest[0];
        _rest = _rest[1..];
        return true;
    }

    public bool AtEnd
    {
        get
        {
            SkipSeparators();
            return _rest.IsEmpty;
        }
    }

    private void SkipSeparators() => _rest = _rest.TrimStart(" ,\t\r\n");

    private static int Length(ReadOnlySpan<char> text)
    {
        int i = 0;
        if (i < text.Length && text[i] is '+' or '-') i++;
        int digits = Digits(text, ref i);
        if (i < text.Length && text[i] == '.')
        {
            i++;
            digits += Digits(text, ref i);
        }
        if (digits == 0) return 0;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            int exponent = i + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
            if (Digits(text, ref exponent) > 0) i = exponent;
        }
        return i;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int i)
    {
        int start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i - start;
    }
}
