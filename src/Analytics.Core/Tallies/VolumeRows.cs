using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>As many volumes for each of a growing number of rows, side by side, so that counting one touches little memory.</summary>
/// <param name="cells">Volumes of a row.</param>
internal sealed class VolumeRows(int cells)
{
    private const int RowBits = 4;
    private const int RowsOfSlab = 1 << RowBits;

    private CrossChecks.Volume[]?[] _slabs = [];

    /// <summary>Rows there is room for; those that nobody asked for are empty.</summary>
    public int Count => _slabs.Length << RowBits;

    /// <param name="row">Not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref CrossChecks.Volume At(int row, int cell)
    {
        // Checked against what is in registers: the slab's own length lies a cache line away.
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)cell, (uint)cells);
        int slab = row >> RowBits;
        var slabs = _slabs;
        if ((uint)slab >= (uint)slabs.Length || slabs[slab] is not { } volumes) volumes = Make(slab);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(volumes), (row & (RowsOfSlab - 1)) * cells + cell);
    }

    /// <summary>The volumes of a row; none where its part of the rows has none.</summary>
    public Span<CrossChecks.Volume> Row(int row) =>
        row < Count && _slabs[row >> RowBits] is { } volumes ? volumes.AsSpan((row & (RowsOfSlab - 1)) * cells, cells) : [];

    /// <summary>Adds all of the other's volumes.</summary>
    public void Add(VolumeRows other)
    {
        for (int slab = 0; slab < other._slabs.Length; slab++)
        {
            if (other._slabs[slab] is not { } theirs) continue;
            var ours = slab < _slabs.Length && _slabs[slab] is { } there ? there : Make(slab);
            for (int i = 0; i < theirs.Length; i++) ours[i].Add(theirs[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CrossChecks.Volume[] Make(int slab)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slab);
        if (slab >= _slabs.Length) Array.Resize(ref _slabs, Math.Max(slab + 1, _slabs.Length * 2));
        return _slabs[slab] = new CrossChecks.Volume[RowsOfSlab * cells];
    }
}
