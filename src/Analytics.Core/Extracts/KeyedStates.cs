namespace Analytics.Extracts;

/// <summary>A small state for each key of a <see cref="NameTable"/>, which many threads may change.</summary>
internal sealed class KeyedStates<T>
    where T : struct
{
    private const int SlabBits = 12;
    private const int Stripes = 64;

    private readonly Lock[] _gates = [.. Enumerable.Range(0, Stripes).Select(_ => new Lock())];
    private readonly Lock _growing = new();
    private T[][] _slabs = [];

    /// <summary>Every state, unused ones among them. Not while states are changed.</summary>
    public IEnumerable<T> All => _slabs.SelectMany(slab => slab);

    /// <summary>Held while the state of the key is read or changed.</summary>
    public Lock GateOf(int key) => _gates[key & (Stripes - 1)];

    /// <summary>The state of a key, at first <c>default</c>.</summary>
    public ref T this[int key] => ref Slab(key >> SlabBits)[key & ((1 << SlabBits) - 1)];

    private T[] Slab(int index)
    {
        var slabs = Volatile.Read(ref _slabs);
        if (index < slabs.Length) return slabs[index];
        lock (_growing)
        {
            slabs = _slabs;
            while (index >= slabs.Length) slabs = [.. slabs, new T[1 << SlabBits]];
            Volatile.Write(ref _slabs, slabs);
            return slabs[index];
        }
    }
}
