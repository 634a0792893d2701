namespace Analytics.Extracts.Columnar;

/// <summary>Bytes that grow at their end.</summary>
internal sealed class TextBuffer
{
    private byte[] _bytes = new byte[1 << 12];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Room at the end, which counts once it is <see cref="Take"/>n.</summary>
    public Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
        return _bytes.AsSpan(Length);
    }

    public void Take(int length) => Length += length;

    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Add(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }
}
