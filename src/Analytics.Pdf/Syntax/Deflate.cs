using System.IO.Compression;

namespace Analytics.Pdf.Syntax;

/// <summary>zlib streams at level 6: smaller gains past it cost more time than the pages' layout.</summary>
internal static class Deflate
{
    private static readonly ZLibCompressionOptions s_options = new() { CompressionLevel = 6 };

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream((bytes.Length / 3) + 64);
        using (var zlib = new ZLibStream(packed, s_options, leaveOpen: true)) zlib.Write(bytes);
        return packed.ToArray();
    }
}
