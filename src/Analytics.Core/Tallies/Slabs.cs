using System.Runtime.CompilerServices;

namespace Analytics.Tallies;

/// <summary>A growing list whose elements never move once the first slab is full, so that growing needs neither a copy nor twice the memory.</summary>
/// <remarks>Full slabs lie where the garbage collector neither clears nor copies: most of what a run holds is in them until its end.</remarks>
internal sealed class Slabs<T>
    where T : unmanaged
{
    private const int SlabBits = 10;
    private const int Fewest = 16;

    private T[][] _slabs = [new T[Fewest]];

    public int Count { get; private set; }

    /// <summary>Memory held.</summary>
    public long Bytes { get; private set; } = Fewest * Unsafe.SizeOf<T>();

    public ref T this[int index] => ref _slabs[index >> SlabBits][index & ((1 << SlabBits) - 1)];

    /// <summary>Adds an element and gives its index.</summary>
    public int Add(in T element)
    {
        int slab = Count >> SlabBits, place = Count & ((1 << SlabBits) - 1);
        if (slab == _slabs.Length || place == _slabs[slab].Length) Grow(slab);
        _slabs[slab][place] = element;
        return Count++;
    }

    private void Grow(int slab)
    {
        long before = Bytes;
        if (slab == 0)
        {
            var larger = GC.AllocateUninitializedArray<T>(_slabs[0].Length * 4, pinned: true);
            _slabs[0].CopyTo(larger, 0);
            _slabs[0] = larger;
            Bytes = (long)_slabs[0].Length * Unsafe.SizeOf<T>();
            return;
        }
        _slabs = [.. _slabs, GC.AllocateUninitializedArray<T>(1 << SlabBits, pinned: true)];
        Bytes = before + (1L << SlabBits) * Unsafe.SizeOf<T>();
    }
}
