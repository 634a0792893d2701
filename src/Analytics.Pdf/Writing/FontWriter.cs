using System.Text;
using Analytics.Pdf.Fonts;
using Analytics.Pdf.Syntax;

namespace Analytics.Pdf.Writing;

/// <summary>Writes a font as Type 0 with the subset embedded, two-byte codes that are glyph ids, and the way back to text.</summary>
internal static class FontWriter
{
    /// <summary>Gives the number of the font's dictionary.</summary>
    public static int Write(ObjectFile file, UsedFont used, PdfArchive archive)
    {
        FontSubset subset = used.Font.Subset(used.Used);
        byte[] name = Encoding.ASCII.GetBytes("/" + subset.Name);
        var text = new PdfBytes();

        int program = file.Reserve();
        file.PutStream(program, text.Add("/Length1 "u8).Integer(subset.ProgramLength).Span, subset.Program, packed: true);
        int toUnicode = file.Reserve();
        file.PutStream(toUnicode, [], subset.ToUnicode, packed: true);

        int descriptor = file.Reserve();
        text.Clear();
        Describe(text, used.Font.File, name);
        text.Add("/FontFile2 "u8).Reference(program);
        if (archive == PdfArchive.A1b)
        {
            int present = file.Reserve();
            file.PutStream(present, [], subset.CidSet, packed: true);
            text.Add("/CIDSet "u8).Reference(present);
        }
        file.Put(descriptor, text.Add(">>"u8).Span);

        int descendant = file.Reserve();
        text.Clear();
        text.Add("<</Type/Font/Subtype/CIDFontType2/BaseFont"u8).Add(name)
            .Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "u8)
            .Reference(descriptor).Add("/W"u8).Add(subset.Widths).Add(">>"u8);
        file.Put(descendant, text.Span);

        int font = file.Reserve();
        text.Clear();
        text.Add("<</Type/Font/Subtype/Type0/BaseFont"u8).Add(name).Add("/Encoding/Identity-H/DescendantFonts["u8)
            .Reference(descendant).Add("]/ToUnicode "u8).Reference(toUnicode).Add(">>"u8);
        file.Put(font, text.Span);
        return font;
    }

    private static void Describe(PdfBytes text, TrueTypeFile font, byte[] name)
    {
        const int Symbolic = 4;
        ReadOnlySpan<byte> head = font.Table("head"), horizontal = font.Table("hhea"), post = font.Table("post"), os2 = font.Table("OS/2");
        int weight = TrueTypeFile.U16(os2, 4);
        int ascent = TrueTypeFile.S16(horizontal, 4);
        // Capital height came with version 2 of the table.
        int capitals = TrueTypeFile.U16(os2, 0) >= 2 ? TrueTypeFile.S16(os2, 88) : ascent;
        text.Add("<</Type/FontDescriptor/FontName"u8).Add(name).Add("/Flags "u8).Integer(Symbolic).Add("/FontBBox["u8);
        for (int at = 36; at < 44; at += 2) text.Integer(Thousandths(TrueTypeFile.S16(head, at))).Add((byte)' ');
        text.Add("]/ItalicAngle "u8).Integer(TrueTypeFile.S16(post, 4))
            .Add("/Ascent "u8).Integer(Thousandths(ascent))
            .Add("/Descent "u8).Integer(Thousandths(TrueTypeFile.S16(horizontal, 6)))
            .Add("/CapHeight "u8).Integer(Thousandths(capitals))
            // The file does not hold the width of stems; it grows with the square of the weight.
            .Add("/StemV "u8).Integer(50 + (weight * weight / 4225));

        int Thousandths(int units) => (int)Math.Round(1000.0 * units / font.UnitsPerEm);
    }
}
