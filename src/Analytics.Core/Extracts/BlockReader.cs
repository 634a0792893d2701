using Analytics.Extracts.Columnar;

namespace Analytics.Extracts;

/// <summary>Hands out the text of all files as blocks of whole records.</summary>
/// <remarks>
/// Plain files are read by the worker that asks, one file after the other; of a Parquet file a worker gets a row group, which it reads alone. What has to be decompressed or comes through a pipe
/// is read ahead by feeders, each with a file of its own, and workers take blocks of whichever is ready.
/// </remarks>
internal sealed class BlockReader : IDisposable
{
    private readonly IBlockSource[] _files;
    private readonly IBlockSource[] _plain;
    private readonly IBlockSource[] _fed;
    private readonly BlockQueue? _queue;
    private readonly IProgress<long>? _progress;
    private readonly Lock _plainGate = new();
    private readonly Lock _progressGate = new();
    private long _taken;
    private int _nextPlain;
    private int _nextFed = -1;
    private int _feeding;

    public BlockReader(IReadOnlyList<ExtractLayout> layouts, ReadOptions options, IProgress<long>? progress)
    {
        _progress = progress;
        Action<long>? took = progress is null ? null : Took;
        _files = [.. layouts.Select((layout, file) => layout.Source.IsParquet
            ? new RowGroupBlocks(file, layout, options.ForCheck, took)
            : (IBlockSource)new BlockCutter(file, layout, options.BlockSize, took))];
        _plain = [.. _files.Where((_, file) => layouts[file].Source is { IsParquet: true } or { Input.IsPlainFile: true })];
        _fed = [.. _files.Except(_plain)];
        Feeders = _feeding = Math.Min(_fed.Length, options.Workers);
        if (Feeders > 0) _queue = new BlockQueue(options.Workers + Feeders);
    }

    /// <summary>Threads that have to <see cref="Feed"/> beside the workers.</summary>
    public int Feeders { get; }

    /// <summary>All blocks handed out, by file and number.</summary>
    public IReadOnlyList<IReadOnlyList<ExtractBlock>> Blocks => [.. _files.Select(file => file.Blocks)];

    /// <summary>Reads files for the workers until none is left.</summary>
    /// <exception cref="ExtractException">A file cannot be read or is not made of records.</exception>
    public void Feed(CancellationToken ct)
    {
        int next;
        while ((next = Interlocked.Increment(ref _nextFed)) < _fed.Length)
        {
            while (true)
            {
                byte[] buffer = _queue!.TakeFree();
                if (_fed[next].Next(ref buffer, out int length) is not { } block) break;
                _queue.Add(block, buffer, length, ct);
            }
        }
        if (Interlocked.Decrement(ref _feeding) == 0) _queue!.Complete();
    }

    /// <summary>Puts the next block into the caller's buffer, or another buffer in its place.</summary>
    /// <param name="length">Bytes of text; the last is a line end, and <see cref="SeparatorIndex.Slack"/> more are free.</param>
    /// <returns>Null after the last block of the last file.</returns>
    /// <exception cref="ExtractException">A file cannot be read or is not made of records.</exception>
    public ExtractBlock? Next(ref byte[] buffer, out int length, CancellationToken ct) =>
        _queue is null ? NextPlain(ref buffer, out length)
        : _queue.Take(ref buffer, out length, waits: false, ct)
        ?? NextPlain(ref buffer, out length)
        ?? _queue.Take(ref buffer, out length, waits: true, ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
        _queue?.Dispose();
    }

    private ExtractBlock? NextPlain(ref byte[] buffer, out int length)
    {
        lock (_plainGate)
        {
            for (; _nextPlain < _plain.Length; _nextPlain++)
            {
                if (_plain[_nextPlain].Next(ref buffer, out length) is { } block) return block;
            }
        }
        length = 0;
        return null;
    }

    private void Took(long bytes)
    {
        lock (_progressGate) _progress!.Report(_taken += bytes);
    }
}
