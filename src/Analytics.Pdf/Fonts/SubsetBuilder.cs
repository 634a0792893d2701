using System.Buffers.Binary;

namespace Analytics.Pdf.Fonts;

/// <summary>A TrueType file with the outlines of some glyphs only, each under its own id, so that the ids written on pages stay true.</summary>
internal static class SubsetBuilder
{
    private const uint ChecksumOfWholeFile = 0xB1B0AFBA;

    // In the order of their tags, as the directory wants them.
    private static readonly string[] s_tables = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    /// <summary>The glyphs that must be in the file: the wanted ones, the sign for a missing glyph, and the parts of composites.</summary>
    public static GlyphSet Closure(TrueTypeFile font, GlyphTable glyphs, GlyphSet wanted)
    {
        GlyphSet all = wanted.Copy();
        all.Add(0);
        var open = new Stack<int>(all.Ids());
        while (open.TryPop(out int id))
        {
            foreach (int part in Parts(font.Outline(glyphs.Source(id)).ToArray()))
            {
                if (all.Contains(part)) continue;
                all.Add(part);
                open.Push(part);
            }
        }
        return all;
    }

    /// <param name="present">A set that <see cref="Closure"/> made.</param>
    public static byte[] Build(TrueTypeFile font, GlyphTable glyphs, GlyphSet present)
    {
        int count = present.Ids().Last() + 1;
        (byte[] outlines, byte[] offsets, bool longOffsets) = Outlines(font, glyphs, present, count);

        byte[] head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), (short)(longOffsets ? 1 : 0));
        byte[] horizontal = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(horizontal.AsSpan(34), (ushort)count);
        byte[] profile = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(4), (ushort)count);

        return Assemble(tag => tag switch
        {
            "glyf" => outlines,
            "head" => head,
            "hhea" => horizontal,
            "hmtx" => Metrics(font, glyphs, present, count),
            "loca" => offsets,
            "maxp" => profile,
            _ => font.Has(tag) ? font.Table(tag).ToArray() : null,
        });
    }

    private static IEnumerable<int> Parts(byte[] outline)
    {
        const int WordArguments = 0x1, Scale = 0x8, MoreParts = 0x20, TwoScales = 0x40, Matrix = 0x80;
        if (outline.Length < 10 || TrueTypeFile.S16(outline, 0) >= 0) yield break;
        int at = 10, flags;
        do
        {
            flags = TrueTypeFile.U16(outline, at);
            yield return TrueTypeFile.U16(outline, at + 2);
            at += (flags & WordArguments) != 0 ? 8 : 6;
            if ((flags & Scale) != 0) at += 2;
            else if ((flags & TwoScales) != 0) at += 4;
            else if ((flags & Matrix) != 0) at += 8;
        }
        while ((flags & MoreParts) != 0);
    }

    private static (byte[] Outlines, byte[] Offsets, bool LongOffsets) Outlines(TrueTypeFile font, GlyphTable glyphs, GlyphSet present, int count)
    {
        var starts = new int[count + 1];
        using var outlines = new MemoryStream();
        for (int id = 0; id < count; id++)
        {
            starts[id] = (int)outlines.Length;
            if (!present.Contains(id)) continue;
            outlines.Write(font.Outline(glyphs.Source(id)));
            // Short offsets count in words.
            if ((outlines.Length & 1) != 0) outlines.WriteByte(0);
        }
        starts[count] = (int)outlines.Length;

        bool longOffsets = starts[count] > 2 * ushort.MaxValue;
        byte[] offsets = new byte[(count + 1) * (longOffsets ? 4 : 2)];
        for (int id = 0; id <= count; id++)
        {
            if (longOffsets) BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * id), starts[id]);
            else BinaryPrimitives.WriteUInt16BigEndian(offsets.AsSpan(2 * id), (ushort)(starts[id] / 2));
        }
        return (outlines.ToArray(), offsets, longOffsets);
    }

    private static byte[] Metrics(TrueTypeFile font, GlyphTable glyphs, GlyphSet present, int count)
    {
        byte[] metrics = new byte[4 * count];
        foreach (int id in present.Ids())
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * id), (ushort)glyphs.Advance(id));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * id) + 2), (short)font.LeftSideBearing(glyphs.Source(id)));
        }
        return metrics;
    }

    private static byte[] Assemble(Func<string, byte[]?> contentOf)
    {
        List<(string Tag, byte[] Content)> tables = [];
        foreach (string tag in s_tables)
            if (contentOf(tag) is { } content) tables.Add((tag, content));

        int start = 12 + (16 * tables.Count);
        byte[] file = new byte[start + tables.Sum(table => Padded(table.Content.Length))];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        int power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Count - (1 << power))));

        int head = 0;
        for (int i = 0; i < tables.Count; i++)
        {
            (string tag, byte[] content) = tables[i];
            content.CopyTo(file.AsSpan(start));
            Span<byte> entry = file.AsSpan(12 + (16 * i), 16);
            _ = System.Text.Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(start, Padded(content.Length))));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], start);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], content.Length);
            if (tag == "head") head = start;
            start += Padded(content.Length);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(ChecksumOfWholeFile - Checksum(file)));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i < bytes.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        return sum;
    }
}
