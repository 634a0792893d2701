using System.Buffers.Binary;

namespace Analytics.Pdf.Fonts;

/// <summary>The Unicode characters of a font with their glyphs, from cmap formats 12 and 4.</summary>
internal static class CharacterMap
{
    /// <summary>Pairs in order of code point; characters that the font maps to no glyph are left out.</summary>
    public static List<(int CodePoint, int Glyph)> Read(TrueTypeFile font)
    {
        ReadOnlySpan<byte> cmap = font.Table("cmap");
        ReadOnlySpan<byte> full = default, basic = default;
        for (int i = 0; i < TrueTypeFile.U16(cmap, 2); i++)
        {
            ReadOnlySpan<byte> entry = cmap.Slice(4 + (8 * i), 8);
            int platform = TrueTypeFile.U16(entry, 0), encoding = TrueTypeFile.U16(entry, 2);
            bool unicode = platform == 0 || (platform == 3 && encoding is 1 or 10);
            if (!unicode) continue;
            ReadOnlySpan<byte> table = cmap[BinaryPrimitives.ReadInt32BigEndian(entry[4..])..];
            switch (TrueTypeFile.U16(table, 0))
            {
                case 12: full = table; break;
                case 4: basic = table; break;
            }
        }
        if (!full.IsEmpty) return Segmented(full);
        return basic.IsEmpty
            ? throw new InvalidDataException("The font has no Unicode character map of format 4 or 12.")
            : Basic(basic);
    }

    private static List<(int CodePoint, int Glyph)> Segmented(ReadOnlySpan<byte> table)
    {
        var pairs = new List<(int CodePoint, int Glyph)>();
        int groups = BinaryPrimitives.ReadInt32BigEndian(table[12..]);
        for (int i = 0; i < groups; i++)
        {
            ReadOnlySpan<byte> group = table.Slice(16 + (12 * i), 12);
            int first = BinaryPrimitives.ReadInt32BigEndian(group);
            int last = BinaryPrimitives.ReadInt32BigEndian(group[4..]);
            int glyph = BinaryPrimitives.ReadInt32BigEndian(group[8..]);
            for (int c = first; c <= last; c++, glyph++)
                if (glyph != 0) pairs.Add((c, glyph));
        }
        return pairs;
    }

    private static List<(int CodePoint, int Glyph)> Basic(ReadOnlySpan<byte> table)
    {
        var pairs = new List<(int CodePoint, int Glyph)>();
        int segments2 = TrueTypeFile.U16(table, 6);
        int ends = 14, starts = 16 + segments2, deltas = starts + segments2, offsets = deltas + segments2;
        for (int s = 0; s < segments2; s += 2)
        {
            int start = TrueTypeFile.U16(table, starts + s), end = TrueTypeFile.U16(table, ends + s);
            int delta = TrueTypeFile.U16(table, deltas + s), offset = TrueTypeFile.U16(table, offsets + s);
            for (int c = start; c <= end && c != 0xFFFF; c++)
            {
                int glyph = c;
                if (offset != 0)
                {
                    // The offset counts from its own place in the table.
                    glyph = TrueTypeFile.U16(table, offsets + s + offset + (2 * (c - start)));
                    if (glyph == 0) continue;
                }
                glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0) pairs.Add((c, glyph));
            }
        }
        return pairs;
    }
}
