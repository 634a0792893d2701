using System.Runtime.CompilerServices;

namespace Analytics.Extracts;

/// <summary>One row with the right number of fields: borrowed bytes, valid until the next row is read.</summary>
internal readonly ref struct ExtractRow
{
    private readonly ReadOnlySpan<byte> _block;
    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _ends;
    private readonly int _start;
    private readonly int _end;

    /// <summary>A row without quotes.</summary>
    /// <param name="marks">Its separators, then its line end.</param>
    public ExtractRow(ReadOnlySpan<byte> block, int start, ReadOnlySpan<int> marks)
    {
        _block = block;
        _ends = marks;
        _start = start;
        _end = marks[^1];
        if (_end > start && block[_end - 1] == '\r') _end--;
    }

    /// <summary>A row that was read exactly.</summary>
    public ExtractRow(ReadOnlySpan<byte> block, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        _block = block;
        _starts = starts;
        _ends = ends;
    }

    public int FieldCount => _ends.Length;

    public ReadOnlySpan<byte> this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_starts.Length > 0) return _block[_starts[column].._ends[column]];
            int start = column == 0 ? _start : unchecked(_ends[column - 1] + 1);
            return _block[start..(column == _ends.Length - 1 ? _end : _ends[column])];
        }
    }
}
