using Microsoft.Win32.SafeHandles;

namespace Analytics.Extracts.Prepared;

/// <summary>All rows that a copy will hold, by bucket, in a file without a name until they are ordered.</summary>
internal sealed class KeptRows(string directory) : IDisposable
{
    private readonly SafeFileHandle _file = NamelessFile.Create(directory);
    private readonly Lock _gate = new();
    private readonly Dictionary<Bucket, List<Stretch>> _stretches = [];
    private long _length;

    /// <summary>Bytes of each bucket's rows, in order. Call when all are there.</summary>
    public IReadOnlyList<(Bucket Bucket, long Length)> Buckets =>
        [.. _stretches.Select(entry => (entry.Key, entry.Value.Sum(stretch => (long)stretch.Length))).OrderBy(entry => entry.Key)];

    /// <summary>May be called by several threads at once.</summary>
    public void Add(Bucket bucket, ReadOnlySpan<byte> rows)
    {
        long at;
        lock (_gate)
        {
            at = _length;
            _length += rows.Length;
            if (!_stretches.TryGetValue(bucket, out var stretches)) _stretches.Add(bucket, stretches = []);
            stretches.Add(new Stretch(at, rows.Length));
        }
        RandomAccess.Write(_file, rows, at);
    }

    /// <summary>The rows of one bucket, in no certain order.</summary>
    /// <param name="into">As long as the bucket.</param>
    public void Read(Bucket bucket, Span<byte> into)
    {
        foreach (var (at, length) in _stretches[bucket])
        {
            NamelessFile.ReadExactly(_file, into[..length], at);
            into = into[length..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private readonly record struct Stretch(long At, int Length);
}
