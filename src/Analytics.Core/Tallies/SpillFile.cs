using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Analytics.Tallies;

/// <summary>Rows of one partition of patients that memory had no room for. Nobody else can open it, and it is gone when the process ends, however that comes.</summary>
internal sealed class SpillFile<TRow> : IDisposable
    where TRow : unmanaged
{
    private const int RowsAtATime = 1 << 14;
    private readonly SafeFileHandle _file;
    private long _length;

    /// <param name="directory">Exists, with room for each wanted row.</param>
    public SpillFile(string directory) => _file = NamelessFile.Create(directory);

    public void Add(ReadOnlySpan<TRow> rows)
    {
        var bytes = MemoryMarshal.AsBytes(rows);
        RandomAccess.Write(_file, bytes, _length);
        _length += bytes.Length;
    }

    /// <summary>All rows, some thousands at a time, in the order in which they came.</summary>
    public IEnumerable<ReadOnlyMemory<TRow>> Rows()
    {
        var rows = new TRow[(int)Math.Min(RowsAtATime, _length / Unsafe.SizeOf<TRow>())];
        for (long at = 0; at < _length;)
        {
            int count = (int)Math.Min(rows.Length, (_length - at) / Unsafe.SizeOf<TRow>());
            var bytes = MemoryMarshal.AsBytes(rows.AsSpan(0, count));
            NamelessFile.ReadExactly(_file, bytes, at);
            at += bytes.Length;
            yield return rows.AsMemory(0, count);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
