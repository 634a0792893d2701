using System.Runtime.CompilerServices;

namespace Analytics.Tallies;

/// <summary>A growing list whose elements never move once the first slab is full, so that growing needs neither a copy nor twice the memory.</summary>
internal sealed class Slabs<T>
    where T : unmanaged
{
    private const int SlabBits = 10;
    private const int Fewest = 32;

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
            Array.Resize(ref _slabs[0], _slabs[0].Length * 2);
            Bytes = (long)_slabs[0].Length * Unsafe.SizeOf<T>();
            return;
        }
        _slabs = [.. _slabs, GC.AllocateUninitializedArray<T>(1 << SlabBits)];
        Bytes = before + (1L << SlabBits) * Unsafe.SizeOf<T>();
    }
}
