using System.Collections.Concurrent;
using Analytics.Pdf.Fonts;
using Analytics.Pdf.Syntax;

namespace Analytics.Pdf;

/// <summary>A TrueType font with glyf outlines, read once and shared by all documents; safe to use from several threads.</summary>
/// <remarks>One character is one glyph: ligatures, kerning and other features of the font are not applied.</remarks>
public sealed class PdfFont
{
    /// <summary>Documents of a batch use a few sets over and over; a batch of unlike documents must not pile them up.</summary>
    private const int MostSubsetsKept = 64;

    private readonly GlyphTable _glyphs;
    private readonly ConcurrentDictionary<GlyphSet, FontSubset> _subsets = new();

    /// <param name="file">The bytes of a static .ttf file.</param>
    public PdfFont(ReadOnlyMemory<byte> file)
    {
        File = new TrueTypeFile(file);
        _glyphs = new GlyphTable(File);
    }

    internal TrueTypeFile File { get; }

    /// <summary>The PostScript name of the font.</summary>
    public string Name => File.PostScriptName;

    /// <summary>Whether the font can show this character.</summary>
    public bool Has(int codePoint) =>
        (codePoint < 0x10000 ? _glyphs[(char)codePoint] : _glyphs.Supplementary(codePoint)) != 0;

    /// <summary>Width of the text in points at this size, kerning not applied.</summary>
    /// <exception cref="MissingGlyphException">The font cannot show a character of the text.</exception>
    public double Measure(string text, double size) => Measure(text.AsSpan(), size);

    /// <inheritdoc cref="Measure(string, double)"/>
    public double Measure(ReadOnlySpan<char> text, double size)
    {
        int units = 0;
        for (int i = 0; i < text.Length; i++)
        {
            ushort glyph = _glyphs[text[i]];
            if (glyph == 0) glyph = SupplementaryAt(text, ref i);
            units += _glyphs.Advance(glyph);
        }
        return units * size / File.UnitsPerEm;
    }

    internal GlyphSet NewGlyphSet() => new(_glyphs.Count);

    /// <summary>Writes the glyphs as a string of two-byte codes and notes them as used.</summary>
    internal void Show(string text, PdfBytes content, GlyphSet used)
    {
        content.OpenString();
        ReadOnlySpan<char> characters = text;
        for (int i = 0; i < characters.Length; i++)
        {
            ushort glyph = _glyphs[characters[i]];
            if (glyph == 0) glyph = SupplementaryAt(characters, ref i);
            used.Add(glyph);
            content.StringByte((byte)(glyph >> 8));
            content.StringByte((byte)(glyph & 0xFF));
        }
        content.CloseString();
    }

    /// <summary>The same bytes for the same set, whether kept or made anew.</summary>
    internal FontSubset Subset(GlyphSet used)
    {
        if (_subsets.TryGetValue(used, out FontSubset? kept)) return kept;
        if (_subsets.Count >= MostSubsetsKept) _subsets.Clear();
        return _subsets.GetOrAdd(used.Copy(), new FontSubset(File, _glyphs, used));
    }

    /// <summary>A character outside the basic plane: two chars, one glyph.</summary>
    private ushort SupplementaryAt(ReadOnlySpan<char> text, ref int i)
    {
        int codePoint = text[i];
        if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
        {
            codePoint = char.ConvertToUtf32(text[i], text[i + 1]);
            ushort glyph = _glyphs.Supplementary(codePoint);
            i++;
            if (glyph != 0) return glyph;
        }
        throw new MissingGlyphException(codePoint, Name);
    }
}
