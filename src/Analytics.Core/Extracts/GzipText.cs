using System.IO.Compression;
using System.Security.Cryptography;

namespace Analytics.Extracts;

/// <summary>Decompresses gzip data and tells what is cut short from what is whole, which <see cref="GZipStream"/> alone does not.</summary>
/// <remarks>
/// A compressed seal is read after the data as if it were their last member. It comes out whole at the end only when
/// everything before it was whole; otherwise its bytes are taken for the missing data.
/// </remarks>
internal sealed class GzipText : ForwardStream
{
    private static readonly byte[] Seal = SHA256.HashData("end of file"u8);
    private static readonly byte[] CompressedSeal = Compress(Seal);

    private readonly SealedStream _sealed;
    private readonly GZipStream _gzip;
    private MemoryStream? _last;

    public GzipText(Stream compressed) => _gzip = new(_sealed = new(compressed), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The data are damaged or cut short.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_last is null)
        {
            int count = _gzip.Read(buffer);
            // Before the data have ended, nothing of the seal can have come out.
            if ((count > 0 && !_sealed.HasBegun) || buffer.IsEmpty) return count;
            _last = ReadLast(buffer[..count]);
        }
        return _last.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What is left when the data have ended: less than the decompressor's own buffer gives.</summary>
    private MemoryStream ReadLast(ReadOnlySpan<byte> beginning)
    {
        var last = new MemoryStream();
        last.Write(beginning);
        // Not by CopyTo, which would go on behind bytes that are no gzip data and find the seal there.
        byte[] buffer = new byte[1 << 16];
        for (int count = beginning.Length; count > 0; last.Write(buffer, 0, count)) count = _gzip.Read(buffer);
        long length = last.Length - Seal.Length;
        if (length < 0 || !last.GetBuffer().AsSpan(0, (int)last.Length).EndsWith(Seal)) throw new InvalidDataException("The gzip data end too early.");
        last.SetLength(length);
        last.Position = 0;
        return last;
    }

    private static byte[] Compress(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression)) gzip.Write(text);
        return packed.ToArray();
    }

    /// <summary>The data and then the seal.</summary>
    private sealed class SealedStream(Stream compressed) : ForwardStream
    {
        private int _done;

        public bool HasBegun { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            int count = compressed.Read(buffer);
            if (count > 0 || buffer.IsEmpty) return count;
            HasBegun = true;
            count = Math.Min(buffer.Length, CompressedSeal.Length - _done);
            CompressedSeal.AsSpan(_done, count).CopyTo(buffer);
            _done += count;
            return count;
        }
    }
}
