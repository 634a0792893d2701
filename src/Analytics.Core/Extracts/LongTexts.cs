namespace Analytics.Extracts;

/// <summary>Texts one after the other in chunks that never move. One thread adds while others read what they were told of.</summary>
internal sealed class LongTexts
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;

    private byte[][] _chunks = [];
    private int _freeAt = ChunkSize;

    /// <returns>Where the text lies.</returns>
    public long Add(ReadOnlySpan<byte> text)
    {
        if (_freeAt + text.Length > ChunkSize)
        {
            // A text longer than a chunk gets one of its own size.
            byte[][] more = [.. _chunks, new byte[Math.Max(ChunkSize, text.Length)]];
            Volatile.Write(ref _chunks, more);
            _freeAt = 0;
        }
        int chunk = _chunks.Length - 1;
        text.CopyTo(_chunks[chunk].AsSpan(_freeAt));
        long position = ((long)chunk << ChunkBits) | (uint)_freeAt;
        _freeAt = Math.Min(_freeAt + text.Length, ChunkSize);
        return position;
    }

    public ReadOnlyMemory<byte> Get(long position, int length) =>
        Volatile.Read(ref _chunks)[(int)(position >> ChunkBits)].AsMemory((int)(position & (ChunkSize - 1)), length);
}
