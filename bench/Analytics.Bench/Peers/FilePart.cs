namespace Analytics.Bench.Peers;

/// <summary>Whole lines of a file, the header left out; for readers that know no threads. Line breaks inside quotes are not looked for: there are none here.</summary>
internal sealed record FilePart(string Path, long From, long To)
{
    public static IReadOnlyList<FilePart> Split(string path, int parts)
    {
        using var file = File.OpenRead(path);
        long[] cuts = [.. Enumerable.Range(0, parts).Select(i => NextLine(file, file.Length / parts * i)), file.Length];
        return [.. Enumerable.Range(0, parts).Select(i => new FilePart(path, cuts[i], cuts[i + 1]))];
    }

    public Stream Open() => new Range(File.OpenRead(Path), From, To);

    private static long NextLine(FileStream file, long at)
    {
        file.Position = at;
        int c;
        while ((c = file.ReadByte()) is not ('\n' or -1)) { }
        return file.Position;
    }

    private sealed class Range : Stream
    {
        private readonly FileStream _file;
        private readonly long _to;

        public Range(FileStream file, long from, long to)
        {
            (_file, _to) = (file, to);
            file.Position = from;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer) => _file.Read(buffer[..(int)Math.Min(buffer.Length, _to - _file.Position)]);
        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
