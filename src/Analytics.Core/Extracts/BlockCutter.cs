namespace Analytics.Extracts;

/// <summary>Cuts the text of one file into blocks of whole records. For one caller at a time.</summary>
/// <remarks>Reading and cutting are serial and cheap; what workers do with a block is not, and runs beside it.</remarks>
/// <param name="taken">Told the bytes taken from the file since it was told last.</param>
internal sealed class BlockCutter(int file, ExtractLayout layout, int blockSize, Action<long>? taken) : IBlockSource
{
    /// <summary>A record longer than this is not taken for one.</summary>
    private const int LongestRecord = 1 << 26;

    private readonly List<ExtractBlock> _blocks = [];
    private ExtractText? _text;
    private bool _isAtEnd;
    private long _told;
    private byte[] _rest = [];
    private int _restLength;

    /// <inheritdoc/>
    public IReadOnlyList<ExtractBlock> Blocks => _blocks;

    /// <inheritdoc/>
    public ExtractBlock? Next(ref byte[] buffer, out int length)
    {
        length = 0;
        if (_isAtEnd) return null;
        _text ??= OpenAfterHeader();
        length = ReadRecords(ref buffer);
        Tell();
        if (_isAtEnd) Dispose();
        if (length == 0) return null;
        if (_blocks.Count == ExtractBlock.MostBlocks) throw Fault("at most 1 TiB of text in a file", "split the file");
        var block = new ExtractBlock(file, _blocks.Count);
        _blocks.Add(block);
        return block;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text?.Dispose();
        _text = null;
    }

    private ExtractText OpenAfterHeader()
    {
        var text = layout.Source.Input.Open();
        text.Fill(new byte[layout.Header.Length]);
        return text;
    }

    private int ReadRecords(ref byte[] buffer)
    {
        int filled = _restLength;
        int target = blockSize + _restLength;
        Grow(ref buffer, target, keep: 0);
        _rest.AsSpan(0, _restLength).CopyTo(buffer);
        _restLength = 0;
        while (true)
        {
            filled += _text!.Fill(buffer.AsSpan(filled, target - filled));
            if (filled < target)
            {
                _isAtEnd = true;
                return WholeEnd(buffer, filled);
            }
            int end = RecordCutter.LastEnd(buffer.AsSpan(0, filled), layout.Separator);
            if (end > 0)
            {
                KeepRest(buffer.AsSpan(end, filled - end));
                return end;
            }
            if (target >= LongestRecord) throw Fault("rows of at most 64 MiB", "check that the file is an extract with one row a line");
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

    private void Tell()
    {
        long now = _text!.BytesTaken;
        taken?.Invoke(now - _told);
        _told = now;
    }

    private ExtractException Fault(string rule, string remedy) => new(layout.Source.Path, null, null, rule, remedy);

    private static void Grow(ref byte[] buffer, int target, int keep)
    {
        int needed = target + 1 + SeparatorIndex.Slack;
        if (buffer.Length >= needed) return;
        byte[] larger = GC.AllocateUninitializedArray<byte>(needed);
        buffer.AsSpan(0, keep).CopyTo(larger);
        buffer = larger;
    }
}
