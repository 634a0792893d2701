using ParquetSharp;

namespace Analytics.Extracts.Columnar;

/// <summary>A row group as blocks of text, made by the worker that has taken it: the reader and its rules then see no difference.</summary>
/// <param name="slices">Its blocks in order, of <see cref="RowsOfSlice"/> rows each but the last.</param>
internal sealed class RowGroupText(RowGroupBlocks file, int group, long rows, IReadOnlyList<ExtractBlock> slices) : IDisposable
{
    /// <summary>So many that a block is about as long as one of a text file.</summary>
    public const int RowsOfSlice = 1 << 12;

    private ParquetFile? _open;
    private RowGroupReader? _reader;
    private ColumnText?[] _columns = [];
    private int _next;

    /// <inheritdoc cref="IBlockSource.Next"/>
    public ExtractBlock? Next(ref byte[] buffer, out int length)
    {
        length = 0;
        if (_next == slices.Count) return null;
        int count = (int)Math.Min(RowsOfSlice, rows - (long)_next * RowsOfSlice);
        _open ??= file.Rent();
        _ = _open.Guarded(() => ReadColumns(count));
        length = Join(count, ref buffer);
        return slices[_next++];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in _columns) column?.Dispose();
        _reader?.Dispose();
        if (_open is not null) file.Return(_open);
    }

    private bool ReadColumns(int count)
    {
        if (_reader is null)
        {
            _reader = _open!.RowGroup(group);
            _columns = [.. file.Texts.Select((text, i) => text is null ? null : ColumnText.Open(_reader, file.Columns[i], text, RowsOfSlice))];
        }
        foreach (var column in _columns) column?.Read(count);
        return true;
    }

    private int Join(int count, ref byte[] buffer)
    {
        int needed = count * _columns.Length + SeparatorIndex.Slack + _columns.Sum(column => column?.Text.Length ?? 0);
        if (buffer.Length < needed) buffer = GC.AllocateUninitializedArray<byte>(needed + needed / 8);
        int at = 0;
        Span<int> starts = stackalloc int[_columns.Length];
        starts.Clear();
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < _columns.Length; i++)
            {
                if (_columns[i] is { } column)
                {
                    int end = column.Ends[row];
                    var value = column.Text[starts[i]..end];
                    value.CopyTo(buffer.AsSpan(at));
                    at += value.Length;
                    starts[i] = end;
                }
                buffer[at++] = file.Separator;
            }
            buffer[at - 1] = (byte)'\n';
        }
        return at;
    }
}
