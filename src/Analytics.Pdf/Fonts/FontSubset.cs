using System.Security.Cryptography;
using System.Text;
using Analytics.Pdf.Syntax;

namespace Analytics.Pdf.Fonts;

/// <summary>All of an embedded font that depends on the set of glyphs alone, ready to be written: made once, shared by a batch.</summary>
internal sealed class FontSubset
{
    private const int LargestBlock = 100;

    public FontSubset(TrueTypeFile font, GlyphTable glyphs, GlyphSet wanted)
    {
        GlyphSet present = SubsetBuilder.Closure(font, glyphs, wanted);
        byte[] program = SubsetBuilder.Build(font, glyphs, present);
        int[] shown = [.. wanted.Ids()];
        Name = Tag(font.PostScriptName, shown) + "+" + font.PostScriptName;
        Program = Deflate.Compress(program);
        ProgramLength = program.Length;
        ToUnicode = Deflate.Compress(UnicodeMap(glyphs, shown));
        Widths = WidthArray(font, glyphs, present);
        CidSet = Deflate.Compress(PresenceBits(present));
    }

    /// <summary>Six letters for the glyph set, then the font's name.</summary>
    public string Name { get; }
    public byte[] Program { get; }

    /// <summary>Length of the program before it was packed.</summary>
    public int ProgramLength { get; }
    public byte[] ToUnicode { get; }
    public byte[] Widths { get; }

    /// <summary>One bit for each glyph in the file, which PDF/A-1 asks for.</summary>
    public byte[] CidSet { get; }

    private static string Tag(string name, int[] ids)
    {
        var text = new PdfBytes();
        text.Add(Encoding.UTF8.GetBytes(name));
        foreach (int id in ids) text.Add((byte)' ').Integer(id);
        byte[] hash = SHA256.HashData(text.Span);
        return string.Create(6, hash, static (letters, bytes) =>
        {
            for (int i = 0; i < letters.Length; i++) letters[i] = (char)('A' + (bytes[i] % 26));
        });
    }

    private static byte[] UnicodeMap(GlyphTable glyphs, int[] ids)
    {
        var map = new PdfBytes();
        map.Add("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"u8)
            .Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"u8)
            .Add("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"u8);
        Span<byte> utf16 = stackalloc byte[4];
        foreach (int[] block in ids.Chunk(LargestBlock))
        {
            map.Integer(block.Length).Add(" beginbfchar\n"u8);
            foreach (int id in block)
            {
                int length = Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(glyphs.CodePoint(id)), utf16);
                map.Add((byte)'<').Add(Hex([(byte)(id >> 8), (byte)(id & 0xFF)])).Add("><"u8).Add(Hex(utf16[..length])).Add(">\n"u8);
            }
            map.Add("endbfchar\n"u8);
        }
        return map.Add("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"u8).Span.ToArray();
    }

    private static byte[] Hex(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));

    private static byte[] WidthArray(TrueTypeFile font, GlyphTable glyphs, GlyphSet present)
    {
        var array = new PdfBytes();
        array.Add((byte)'[');
        int next = -1;
        foreach (int id in present.Ids())
        {
            if (id != next)
            {
                if (next >= 0) array.Add((byte)']');
                array.Integer(id).Add((byte)'[');
            }
            else
            {
                array.Add((byte)' ');
            }
            array.Points(1000.0 * glyphs.Advance(id) / font.UnitsPerEm);
            next = id + 1;
        }
        return array.Add("]]"u8).Span.ToArray();
    }

    private static byte[] PresenceBits(GlyphSet present)
    {
        byte[] bits = new byte[(present.Ids().Last() / 8) + 1];
        foreach (int id in present.Ids()) bits[id / 8] |= (byte)(0x80 >> (id % 8));
        return bits;
    }
}
