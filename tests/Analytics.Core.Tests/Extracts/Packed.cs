using System.IO.Compression;
using ZstdSharp;

namespace Analytics.Core.Tests.Extracts;

/// <summary>Text as it may come, compressed or not.</summary>
internal static class Packed
{
    public static byte[] Gzip(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(plain);
        return packed.ToArray();
    }

    public static byte[] Zstd(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using var compressor = new Compressor();
        compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        using (var zstd = new CompressionStream(packed, compressor)) zstd.Write(plain);
        return packed.ToArray();
    }

    /// <summary>A frame that decompressors pass over.</summary>
    public static byte[] ZstdToSkip { get; } = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
}
