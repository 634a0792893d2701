using System.IO.Compression;
using System.Security.Cryptography;

namespace Analytics.Extracts;

/// <summary>Decompresses gzip data and tells what is cut short from what is whole, which <see cref="GZipStream"/> alone does not.</summary>
/// <remarks>
/// A compressed seal is read after the data as if it were their last member. It comes out whole at the end only when
/// everything before it was whole; otherwise its bytes are taken for the missing data.
/// </remarks>
internal sealed class GzipText(Stream compressed) : ForwardStream
{
    private static readonly byte[] Seal = SHA256.HashData("end of file"u8);
    private static readonly byte[] CompressedSeal = Compress(Seal);

    private readonly GZipStream _gzip = new(new SealedStream(compressed), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _from;
    private int _to;
    private bool _ended;

    /// <exception cref="InvalidDataException">The data are damaged or cut short.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            int ready = _to - _from - (_ended ? 0 : Seal.Length);
            if (ready > 0)
            {
                int count = Math.Min(ready, buffer.Length);
                _buffer.AsSpan(_from, count).CopyTo(buffer);
                _from += count;
                return count;
            }
            if (_ended || buffer.IsEmpty) return 0;
            ReadMore();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    private void ReadMore()
    {
        _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
        (_from, _to) = (0, _to - _from);
        int count = _gzip.Read(_buffer.AsSpan(_to));
        _to += count;
        if (count > 0) return;
        _ended = true;
        if (!_buffer.AsSpan(0, _to).EndsWith(Seal)) throw new InvalidDataException("The gzip data end too early.");
        _to -= Seal.Length;
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
        private int _sealed;

        public override int Read(Span<byte> buffer)
        {
            int count = compressed.Read(buffer);
            if (count > 0 || buffer.IsEmpty) return count;
            count = Math.Min(buffer.Length, CompressedSeal.Length - _sealed);
            CompressedSeal.AsSpan(_sealed, count).CopyTo(buffer);
            _sealed += count;
            return count;
        }
    }
}
