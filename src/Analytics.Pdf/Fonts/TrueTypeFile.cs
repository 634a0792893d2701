using System.Buffers.Binary;
using System.Text;

namespace Analytics.Pdf.Fonts;

/// <summary>The tables of a TrueType file with glyf outlines, and the numbers of them that a PDF needs.</summary>
internal sealed class TrueTypeFile
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, (int Start, int Length)> _tables = [];
    private readonly bool _longOffsets;

    public TrueTypeFile(ReadOnlyMemory<byte> file)
    {
        _file = file;
        ReadOnlySpan<byte> bytes = file.Span;
        if (bytes.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(bytes) != 0x00010000)
            throw new InvalidDataException("The font is not a TrueType file with glyf outlines; use a static .ttf.");
        int count = U16(bytes, 4);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = bytes.Slice(12 + (16 * i), 16);
            _tables[Encoding.ASCII.GetString(entry[..4])] =
                (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }
        UnitsPerEm = U16(Table("head"), 18);
        _longOffsets = U16(Table("head"), 50) != 0;
        GlyphCount = U16(Table("maxp"), 4);
        HorizontalMetrics = U16(Table("hhea"), 34);
        PostScriptName = ReadPostScriptName();
    }

    public int UnitsPerEm { get; }
    public int GlyphCount { get; }
    public int HorizontalMetrics { get; }
    public string PostScriptName { get; }

    public bool Has(string tag) => _tables.ContainsKey(tag);

    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out (int Start, int Length) at)
            ? _file.Span.Slice(at.Start, at.Length)
            : throw new InvalidDataException($"The font has no table '{tag}'; use a static .ttf with glyf outlines.");

    public static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
    public static int S16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    /// <summary>Advance width in units of the em; the last one holds for all glyphs after it.</summary>
    public int Advance(int glyph) => U16(Table("hmtx"), 4 * Math.Min(glyph, HorizontalMetrics - 1));

    public int LeftSideBearing(int glyph)
    {
        ReadOnlySpan<byte> metrics = Table("hmtx");
        return glyph < HorizontalMetrics
            ? S16(metrics, (4 * glyph) + 2)
            : S16(metrics, (4 * HorizontalMetrics) + (2 * (glyph - HorizontalMetrics)));
    }

    /// <summary>The outline of a glyph as it stands in the file; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        ReadOnlySpan<byte> offsets = Table("loca");
        (int start, int end) = _longOffsets
            ? (BinaryPrimitives.ReadInt32BigEndian(offsets[(4 * glyph)..]), BinaryPrimitives.ReadInt32BigEndian(offsets[((4 * glyph) + 4)..]))
            : (2 * U16(offsets, 2 * glyph), 2 * U16(offsets, (2 * glyph) + 2));
        return Table("glyf")[start..end];
    }

    private string ReadPostScriptName()
    {
        const int PostScriptNameId = 6;
        ReadOnlySpan<byte> names = Table("name");
        int strings = U16(names, 4);
        for (int i = 0; i < U16(names, 2); i++)
        {
            ReadOnlySpan<byte> entry = names.Slice(6 + (12 * i), 12);
            if (U16(entry, 0) == 3 && U16(entry, 6) == PostScriptNameId)
                return Encoding.BigEndianUnicode.GetString(names.Slice(strings + U16(entry, 10), U16(entry, 8)));
        }
        throw new InvalidDataException("The font has no PostScript name; use a static .ttf.");
    }
}
