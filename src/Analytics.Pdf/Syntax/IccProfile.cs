using System.Buffers.Binary;
using System.Text;

namespace Analytics.Pdf.Syntax;

/// <summary>A matrix profile of version 2 that says what sRGB is, made here so that no file needs a licence.</summary>
internal static class IccProfile
{
    private const int HeaderSize = 128;

    /// <summary>The profile, deflated.</summary>
    public static byte[] Packed { get; } = Deflate.Compress(Build());

    public static byte[] Build()
    {
        // One gamma of 2.2 for all three; the primaries of sRGB adapted to the profile's white, D50, in 1/65536.
        byte[] curve = Tagged("curv", [0, 0, 0, 1, 0x02, 0x33]);
        (string Name, byte[] Content)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", Tagged("text", [.. "No rights reserved\0"u8])),
            ("wtpt", Xyz(0xF6D6, 0x10000, 0xD32D)),
            ("rXYZ", Xyz(0x6FA2, 0x38F5, 0x0390)),
            ("gXYZ", Xyz(0x6299, 0xB785, 0x18DA)),
            ("bXYZ", Xyz(0x24A0, 0x0F84, 0xB6CF)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        using var body = new MemoryStream();
        var directory = new byte[4 + (12 * tags.Length)];
        BinaryPrimitives.WriteInt32BigEndian(directory, tags.Length);
        int start = HeaderSize + directory.Length, curveStart = 0;
        for (int i = 0; i < tags.Length; i++)
        {
            (string name, byte[] content) = tags[i];
            bool again = content == curve && curveStart != 0;
            int at = again ? curveStart : start + (int)body.Length;
            if (content == curve) curveStart = at;
            Span<byte> entry = directory.AsSpan(4 + (12 * i), 12);
            _ = Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], content.Length);
            if (again) continue;
            body.Write(content);
            while (body.Length % 4 != 0) body.WriteByte(0);
        }
        return [.. Header(start + (int)body.Length), .. directory, .. body.ToArray()];
    }

    private static byte[] Header(int size)
    {
        byte[] header = new byte[HeaderSize];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        header[8] = 2;
        header[9] = 0x10;
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        // A date is required; this one is of no meaning and never changes.
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24), 2000);
        header[27] = header[29] = 1;
        "acsp"u8.CopyTo(header.AsSpan(36));
        Xyz(0xF6D6, 0x10000, 0xD32D).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Xyz(int x, int y, int z)
    {
        byte[] content = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(content, x);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), y);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(8), z);
        return Tagged("XYZ ", content);
    }

    /// <summary>The name in ASCII; its forms in Unicode and in script code are empty.</summary>
    private static byte[] Description(string name)
    {
        const int EmptyForms = 4 + 4 + 2 + 1 + 67;
        byte[] content = new byte[4 + name.Length + 1 + EmptyForms];
        BinaryPrimitives.WriteInt32BigEndian(content, name.Length + 1);
        _ = Encoding.ASCII.GetBytes(name, content.AsSpan(4));
        return Tagged("desc", content);
    }

    private static byte[] Tagged(string type, byte[] content)
    {
        byte[] tagged = new byte[8 + content.Length];
        _ = Encoding.ASCII.GetBytes(type, tagged);
        content.CopyTo(tagged, 8);
        return tagged;
    }
}
