namespace Analytics.Extracts;

/// <summary>The bytes of an input as they are stored: counted, and with a look at the first of them before they are read.</summary>
/// <remarks>Large reads go past the buffer, because it would only copy; decompressors read in small steps.</remarks>
internal sealed class RawBytes(Stream stream) : ForwardStream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _from;
    private int _to;

    /// <summary>Bytes read so far.</summary>
    public long Taken { get; private set; }

    /// <summary>The next bytes, which stay to be read.</summary>
    /// <returns>Fewer than asked for only where the input has no more.</returns>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_to == _from) (_from, _to) = (0, stream.ReadAtLeast(_buffer, count, throwOnEndOfStream: false));
        return _buffer.AsSpan(_from, Math.Min(count, _to - _from));
    }

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (_from < _to || buffer.Length < _buffer.Length)
        {
            if (_from == _to) (_from, _to) = (0, stream.Read(_buffer));
            count = Math.Min(buffer.Length, _to - _from);
            _buffer.AsSpan(_from, count).CopyTo(buffer);
            _from += count;
        }
        else
        {
            count = stream.Read(buffer);
        }
        Taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}
