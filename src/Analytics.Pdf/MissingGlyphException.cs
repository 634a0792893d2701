using System.Globalization;

namespace Analytics.Pdf;

/// <summary>A text has a character that its font cannot show.</summary>
public sealed class MissingGlyphException : Exception
{
    internal MissingGlyphException(int codePoint, string font)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"The font {font} has no glyph for U+{codePoint:X4}; replace the character or choose a font that has it."))
    {
        CodePoint = codePoint;
    }

    public int CodePoint { get; }
}
