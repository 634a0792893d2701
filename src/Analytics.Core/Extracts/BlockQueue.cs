using System.Collections.Concurrent;

namespace Analytics.Extracts;

/// <summary>A few blocks that have been filled and wait for workers. Buffers go round: a worker leaves its own for the one it takes.</summary>
internal sealed class BlockQueue(int capacity) : IDisposable
{
    private readonly BlockingCollection<Filled> _filled = new(capacity);
    private readonly ConcurrentQueue<byte[]> _free = [];

    /// <summary>A buffer to fill; an empty one while few are in use.</summary>
    public byte[] TakeFree() => _free.TryDequeue(out byte[]? buffer) ? buffer : [];

    /// <summary>Waits until there is room.</summary>
    public void Add(ExtractBlock block, byte[] buffer, int length, CancellationToken ct) => _filled.Add(new Filled(block, buffer, length), ct);

    /// <summary>Nothing more will be added.</summary>
    public void Complete() => _filled.CompleteAdding();

    /// <summary>Exchanges the caller's buffer for a filled one.</summary>
    /// <param name="waits">Whether to wait for a block that is still being filled.</param>
    /// <returns>Null where there is none.</returns>
    public ExtractBlock? Take(ref byte[] buffer, out int length, bool waits, CancellationToken ct)
    {
        length = 0;
        if (!_filled.TryTake(out var filled, waits ? Timeout.Infinite : 0, ct)) return null;
        _free.Enqueue(buffer);
        (buffer, length) = (filled.Buffer, filled.Length);
        return filled.Block;
    }

    /// <inheritdoc/>
    public void Dispose() => _filled.Dispose();

    private readonly record struct Filled(ExtractBlock Block, byte[] Buffer, int Length);
}
