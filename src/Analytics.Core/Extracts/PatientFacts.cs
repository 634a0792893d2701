namespace Analytics.Extracts;

/// <summary>What the rows of each patient say of sex and year of birth, to find patients who have two of either.</summary>
/// <remarks>For each fact the two values that occur first in file order are kept, so that the result does not depend on who reads what.</remarks>
internal sealed class PatientFacts
{
    private const int SlabBits = 12;
    private const int Stripes = 64;

    private readonly Lock[] _gates = [.. Enumerable.Range(0, Stripes).Select(_ => new Lock())];
    private readonly Lock _growing = new();
    private FirstTwo[][] _slabs = [];

    /// <param name="fact">Anything but 0.</param>
    public void Add(int patient, int fact, long place)
    {
        lock (_gates[patient % Stripes]) Slab(patient >> SlabBits)[patient & ((1 << SlabBits) - 1)].Add(fact, place);
    }

    /// <summary>For each patient with two values, the first place that contradicts an earlier one. Not while facts are added.</summary>
    public IEnumerable<long> Contradictions() =>
        _slabs.SelectMany(slab => slab).Where(facts => facts.HasTwo).Select(facts => facts.SecondPlace);

    private FirstTwo[] Slab(int index)
    {
        var slabs = Volatile.Read(ref _slabs);
        if (index < slabs.Length) return slabs[index];
        lock (_growing)
        {
            slabs = _slabs;
            while (index >= slabs.Length) slabs = [.. slabs, new FirstTwo[1 << SlabBits]];
            Volatile.Write(ref _slabs, slabs);
            return slabs[index];
        }
    }

    private struct FirstTwo
    {
        private long _firstPlace;
        private int _first;
        private int _second;

        public long SecondPlace { get; private set; }
        public readonly bool HasTwo => _second != 0;

        public void Add(int value, long place)
        {
            if (_first == 0 || _first == value) (_first, _firstPlace) = (value, _first == 0 ? place : Math.Min(place, _firstPlace));
            else if (_second == 0 || place < SecondPlace) (_second, SecondPlace) = (value, place);
            if (_second != 0 && SecondPlace < _firstPlace)
            {
                (_first, _second) = (_second, _first);
                (_firstPlace, SecondPlace) = (SecondPlace, _firstPlace);
            }
        }
    }
}
