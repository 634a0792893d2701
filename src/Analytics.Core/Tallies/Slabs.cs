using System.Runtime.CompilerServices;

namespace Analytics.Tallies;

/// <summary>A growing list whose elements never move once the first slab is full, so that growing needs neither a copy nor twice the memory.</summary>
/// <param name="memory">Where its slabs lie.</param>
internal sealed class Slabs<T>(SlabMemory memory)
    where T : unmanaged
{
    private const int SlabBits = 10, Full = 1 << SlabBits;
    private const int Fewest = 16;

    private SlabMemory.Piece[] _slabs = [];

    // Elements there is room for: slabs but the first are full ones.
    private int _room;

    public int Count { get; private set; }

    /// <summary>Memory held.</summary>
    public long Bytes => (long)_room * Unsafe.SizeOf<T>();

    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unchecked((uint)index), (uint)Count);
            return ref At(index);
        }
    }

    /// <summary>Adds an element and gives its index.</summary>
    public int Add(in T element)
    {
        if (Count == _room) Grow();
        At(Count) = element;
        return Count++;
    }

    /// <summary>Forgets all and gives the memory back.</summary>
    public void Clear()
    {
        for (int slab = 0; slab < _slabs.Length; slab++) memory.GiveBack(_slabs[slab], (slab == 0 ? Math.Min(_room, Full) : Full) * Unsafe.SizeOf<T>());
        (_slabs, _room, Count) = ([], 0, 0);
    }

    private ref T At(int index) => ref Unsafe.Add(ref _slabs[index >> SlabBits].As<T>(), index & (Full - 1));

    private void Grow()
    {
        if (_room >= Full || _room == 0)
        {
            int room = _room == 0 ? Fewest : Full;
            _slabs = [.. _slabs, memory.Take(room * Unsafe.SizeOf<T>())];
            _room += room;
            return;
        }
        var larger = memory.Take(4 * _room * Unsafe.SizeOf<T>());
        for (int i = 0; i < _room; i++) Unsafe.Add(ref larger.As<T>(), i) = At(i);
        memory.GiveBack(_slabs[0], _room * Unsafe.SizeOf<T>());
        (_slabs[0], _room) = (larger, 4 * _room);
    }
}
