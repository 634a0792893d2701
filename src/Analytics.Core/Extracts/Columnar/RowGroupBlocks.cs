using System.Collections.Concurrent;

namespace Analytics.Extracts.Columnar;

/// <summary>The row groups of a Parquet file, each for the worker that asks.</summary>
internal sealed class RowGroupBlocks : IBlockSource
{
    private readonly string _path;
    private readonly int _file;
    private readonly ParquetShape _shape;
    private readonly Action<long>? _taken;
    private readonly List<ExtractBlock> _blocks = [];
    private readonly ConcurrentBag<ParquetFile> _free = [];
    private readonly long _rows;
    private long _rowsTaken;
    private int _next;

    /// <param name="all">Whether every column that the format knows is read, or only those that rules and tallies need.</param>
    /// <param name="taken">Told the bytes taken from the file since it was told last: as a share of its rows.</param>
    public RowGroupBlocks(int file, ExtractLayout layout, bool all, Action<long>? taken)
    {
        (_path, _file, _shape, _taken) = (layout.Source.Path, file, layout.Source.Shape, taken);
        Separator = layout.Separator;
        Texts = ColumnTexts.Of(layout, all);
        _rows = _shape.RowGroups.Sum();
    }

    public byte Separator { get; }
    public IReadOnlyList<ParquetColumn> Columns => _shape.Columns;

    /// <summary>By column; null for those that stay empty because nobody reads them.</summary>
    public IReadOnlyList<ValueText?> Texts { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ExtractBlock> Blocks => _blocks;

    /// <inheritdoc/>
    public ExtractBlock? Next(ref byte[] buffer, out int length)
    {
        length = 0;
        while (_next < _shape.RowGroups.Count)
        {
            int group = _next++;
            long rows = _shape.RowGroups[group];
            if (rows == 0) continue;
            Tell(rows);
            ExtractBlock[] slices = [.. Enumerable.Range(_blocks.Count, (int)((rows - 1) / RowGroupText.RowsOfSlice) + 1).Select(number => new ExtractBlock(_file, number))];
            _blocks.AddRange(slices);
            return new ExtractBlock(_file, slices[0].Number) { Rows = new RowGroupText(this, group, rows, slices) };
        }
        return null;
    }

    /// <summary>An open file for one worker: opening one means reading what may be many megabytes of metadata.</summary>
    public ParquetFile Rent() => _free.TryTake(out var file) ? file : new ParquetFile(_path);

    public void Return(ParquetFile file) => _free.Add(file);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_free.TryTake(out var file)) file.Dispose();
    }

    private void Tell(long rows)
    {
        long before = Share(_rowsTaken);
        _rowsTaken += rows;
        _taken?.Invoke(Share(_rowsTaken) - before);
    }

    private long Share(long rows) => (long)((Int128)_shape.Length * rows / _rows);
}
