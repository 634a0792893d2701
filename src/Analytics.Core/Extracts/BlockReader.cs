namespace Analytics.Extracts;

/// <summary>Hands out the text of all files as blocks of whole records, one caller at a time.</summary>
/// <remarks>Reading and cutting are serial and cheap; what workers do with a block is not, and runs beside it.</remarks>
internal sealed class BlockReader : IDisposable
{
    /// <summary>A record longer than this is not taken for one.</summary>
    private const int LongestRecord = 1 << 26;

    private readonly IReadOnlyList<ExtractLayout> _layouts;
    private readonly int _blockSize;
    private readonly IProgress<long>? _progress;
    private readonly Lock _gate = new();
    private readonly List<ExtractBlock> _blocks = [];

    private ExtractText? _text;
    private int _file = -1;
    private long _bytesOfEarlierFiles;
    private byte[] _rest = [];
    private int _restLength;

    public BlockReader(IReadOnlyList<ExtractLayout> layouts, int blockSize, IProgress<long>? progress) =>
        (_layouts, _blockSize, _progress) = (layouts, blockSize, progress);

    /// <summary>All blocks handed out, by number.</summary>
    public IReadOnlyList<ExtractBlock> Blocks => _blocks;

    /// <summary>Copies the next block into the caller's buffer, which grows where it must.</summary>
    /// <param name="length">Bytes of text; the last is a line end, and <see cref="SeparatorIndex.Slack"/> more are free.</param>
    /// <returns>Null after the last block of the last file.</returns>
    /// <exception cref="ExtractException">A file cannot be read or is not made of records.</exception>
    public ExtractBlock? Next(ref byte[] buffer, out int length)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_text is null && !OpenNext())
                {
                    length = 0;
                    return null;
                }
                length = ReadRecords(ref buffer);
                _progress?.Report(_bytesOfEarlierFiles + (_text?.BytesTaken ?? 0));
                if (length == 0) continue;
                var block = new ExtractBlock(_blocks.Count, _file);
                _blocks.Add(block);
                return block;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _text?.Dispose();

    private bool OpenNext()
    {
        if (_file + 1 == _layouts.Count) return false;
        var layout = _layouts[++_file];
        _text = ExtractText.Open(layout.Source.Path);
        byte[] header = new byte[layout.Header.Length];
        _text.Fill(header);
        _restLength = 0;
        return true;
    }

    private int ReadRecords(ref byte[] buffer)
    {
        byte separator = _layouts[_file].Separator;
        int filled = 0;
        int target = _blockSize + _restLength;
        Grow(ref buffer, target, keep: 0);
        _rest.AsSpan(0, _restLength).CopyTo(buffer);
        filled = _restLength;
        _restLength = 0;
        while (true)
        {
            filled += _text!.Fill(buffer.AsSpan(filled, target - filled));
            if (filled < target)
            {
                CloseFile();
                return WholeEnd(buffer, filled);
            }
            int end = RecordCutter.LastEnd(buffer.AsSpan(0, filled), separator);
            if (end > 0)
            {
                KeepRest(buffer.AsSpan(end, filled - end));
                return end;
            }
            if (target >= LongestRecord)
            {
                throw new ExtractException(_layouts[_file].Source.Path, null, null, "rows of at most 64 MiB",
                    "check that the file is an extract with one row a line");
            }
            target = Math.Min(target * 2, LongestRecord);
            Grow(ref buffer, target, keep: filled);
        }
    }

    /// <summary>Leaves out empty lines at the end of the file and gives the last row a line end.</summary>
    private static int WholeEnd(byte[] buffer, int filled)
    {
        int end = filled;
        if (end == 0 || buffer[end - 1] != '\n') buffer[end++] = (byte)'\n';
        return RecordCutter.BeforeEmptyLines(buffer, end);
    }

    private void KeepRest(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length) _rest = new byte[rest.Length * 2];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    private void CloseFile()
    {
        _bytesOfEarlierFiles += _text!.BytesTaken;
        _text.Dispose();
        _text = null;
    }

    private static void Grow(ref byte[] buffer, int target, int keep)
    {
        int needed = target + 1 + SeparatorIndex.Slack;
        if (buffer.Length >= needed) return;
        byte[] larger = GC.AllocateUninitializedArray<byte>(needed);
        buffer.AsSpan(0, keep).CopyTo(larger);
        buffer = larger;
    }
}
