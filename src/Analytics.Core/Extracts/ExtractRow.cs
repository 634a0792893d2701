using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Extracts;

/// <summary>One row with the right number of fields: borrowed bytes, valid until the next row is read.</summary>
internal readonly ref struct ExtractRow
{
    private readonly ref readonly byte _block;
    private readonly ref readonly int _starts;
    private readonly ref readonly int _ends;

    /// <param name="starts">Where each field begins in the block.</param>
    /// <param name="ends">Where it ends, as many.</param>
    public ExtractRow(ReadOnlySpan<byte> block, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        FieldCount = ends.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(starts.Length, FieldCount);
        _block = ref MemoryMarshal.GetReference(block);
        _starts = ref MemoryMarshal.GetReference(starts);
        _ends = ref MemoryMarshal.GetReference(ends);
    }

    public int FieldCount { get; }

    /// <param name="column">Below <see cref="FieldCount"/>: not looked at again, since a layout names only columns that are there.</param>
    public ReadOnlySpan<byte> this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int start = Unsafe.Add(ref Unsafe.AsRef(in _starts), column);
            return MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref Unsafe.AsRef(in _block), start), unchecked(Unsafe.Add(ref Unsafe.AsRef(in _ends), column) - start));
        }
    }
}
