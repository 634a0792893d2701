using System.IO.Compression;
using System.Security.Cryptography;

namespace Analytics.Extracts;

/// <summary>Decompresses a gzip file and tells one that is cut short from a whole one, which <see cref="GZipStream"/> alone does not.</summary>
/// <remarks>
/// A compressed seal is read after the file as if it were its last member. It comes out whole at the end only when
/// everything before it was whole; otherwise its bytes are taken for the missing data.
/// </remarks>
internal sealed class GzipText : IDisposable
{
    private static readonly byte[] Seal = SHA256.HashData("end of file"u8);
    private static readonly byte[] CompressedSeal = Compress(Seal);

    private readonly GZipStream _gzip;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _from;
    private int _to;
    private bool _ended;

    public GzipText(Stream file) => _gzip = new GZipStream(new SealedStream(file), CompressionMode.Decompress);

    /// <summary>Fills the span as far as the text goes.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or cut short.</exception>
    public int Fill(Span<byte> target)
    {
        int done = 0;
        while (done < target.Length)
        {
            int ready = _to - _from - (_ended ? 0 : Seal.Length);
            if (ready > 0)
            {
                int count = Math.Min(ready, target.Length - done);
                _buffer.AsSpan(_from, count).CopyTo(target[done..]);
                _from += count;
                done += count;
            }
            else if (_ended)
            {
                break;
            }
            else
            {
                ReadMore();
            }
        }
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _gzip.Dispose();

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

    /// <summary>The file and then the seal.</summary>
    private sealed class SealedStream(Stream file) : Stream
    {
        private int _sealed;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            int count = file.Read(buffer);
            if (count > 0 || buffer.IsEmpty) return count;
            count = Math.Min(buffer.Length, CompressedSeal.Length - _sealed);
            CompressedSeal.AsSpan(_sealed, count).CopyTo(buffer);
            _sealed += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
