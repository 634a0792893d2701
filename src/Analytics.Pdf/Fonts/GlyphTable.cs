namespace Analytics.Pdf.Fonts;

/// <summary>From characters to glyphs and their widths.</summary>
/// <remarks>
/// A font may draw several characters with one glyph (space and no-break space, hyphen and no-break hyphen). Read back, such a
/// glyph could tell only one of them, so each further character gets a glyph id of its own past those of the font, with the same
/// outline: every id stands for exactly one character.
/// </remarks>
internal sealed class GlyphTable
{
    private readonly ushort[] _basic = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _supplementary = [];
    private readonly ushort[] _advances;
    private readonly int[] _codePoints;
    private readonly ushort[] _copies;
    private readonly int _fontGlyphs;

    public GlyphTable(TrueTypeFile font)
    {
        _fontGlyphs = font.GlyphCount;
        var codePoints = new List<int>(Enumerable.Repeat(-1, font.GlyphCount));
        var copies = new List<ushort>();
        foreach ((int codePoint, int glyph) in CharacterMap.Read(font))
        {
            int id = glyph;
            if (codePoints[glyph] >= 0)
            {
                id = codePoints.Count;
                codePoints.Add(codePoint);
                copies.Add((ushort)glyph);
            }
            codePoints[id] = codePoint;
            if (codePoint < 0x10000) _basic[codePoint] = checked((ushort)id);
            else _supplementary[codePoint] = checked((ushort)id);
        }
        _codePoints = [.. codePoints];
        _copies = [.. copies];
        _advances = new ushort[_codePoints.Length];
        for (int id = 0; id < _advances.Length; id++) _advances[id] = (ushort)font.Advance(Source(id));
    }

    /// <summary>Glyph ids, those of copies included.</summary>
    public int Count => _codePoints.Length;

    /// <summary>The glyph of a character; 0 where the font has none.</summary>
    public ushort this[char character] => _basic[character];

    public ushort Supplementary(int codePoint) => _supplementary.GetValueOrDefault(codePoint);

    public int Advance(int id) => _advances[id];

    /// <summary>The character that this glyph stands for, -1 for one that no character maps to.</summary>
    public int CodePoint(int id) => _codePoints[id];

    /// <summary>The glyph of the font whose outline this id shows.</summary>
    public int Source(int id) => id < _fontGlyphs ? id : _copies[id - _fontGlyphs];
}
