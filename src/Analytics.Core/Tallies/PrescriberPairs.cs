namespace Analytics.Tallies;

/// <summary>In which years and groups each prescriber prescribed for each patient of a partition.</summary>
internal sealed class PrescriberPairs
{
    /// <summary>Calendar years that the bits of one pair are for: three groups a year in 64 bits.</summary>
    public const int YearsOfPair = 64 / TallyPlan.CrossCheckGroupCount;

    private const int FewestSlots = 16;

    /// <summary>A partition has fewer than 2^24 patients: 256 of them are more than mankind.</summary>
    private const int EraShift = 24;
    private Pair[] _slots = new Pair[FewestSlots];
    private int _used;

    /// <summary>Memory held.</summary>
    public unsafe long Bytes => (long)_slots.Length * sizeof(Pair);

    /// <param name="era">Number of the span of <see cref="YearsOfPair"/> years.</param>
    /// <param name="bit">Not 0.</param>
    public void Add(int patient, int prescriber, int era, ulong bit)
    {
        var key = Pair.Of(patient, prescriber, era);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(patient, 1 << EraShift);
        int at = PlaceOf(key);
        if (_slots[at].Bits == 0)
        {
            // At most three of four slots are used.
            if (++_used * 4 > _slots.Length * 3)
            {
                Grow();
                at = PlaceOf(key);
            }
            _slots[at] = key;
        }
        _slots[at].Bits |= bit;
    }

    /// <summary>Brings the slot of a pair near, for an <see cref="Add"/> that comes soon.</summary>
    public void Prefetch(int patient, int prescriber, int era) =>
        Prefetching.Bring(ref _slots[Pair.Of(patient, prescriber, era).Hash & (_slots.Length - 1)]);

    public void Tally(CrossChecks checks)
    {
        foreach (ref readonly var pair in _slots.AsSpan())
        {
            if (pair.Bits != 0) checks.AddPairs(pair.Prescriber, (int)(pair.EraAndPatient >> EraShift), pair.Bits);
        }
    }

    private int PlaceOf(in Pair key)
    {
        int mask = _slots.Length - 1;
        int at = key.Hash & mask;
        while (_slots[at].Bits != 0 && !_slots[at].IsSame(key)) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var smaller = _slots;
        _slots = new Pair[smaller.Length * 2];
        foreach (ref readonly var pair in smaller.AsSpan())
        {
            if (pair.Bits != 0) _slots[PlaceOf(pair)] = pair;
        }
    }

    private struct Pair
    {
        public ulong Bits;
        public uint EraAndPatient;
        public int Prescriber;

        public static Pair Of(int patient, int prescriber, int era) =>
            new() { EraAndPatient = checked(((uint)era << EraShift) | (uint)patient), Prescriber = prescriber };

        public readonly int Hash => (int)(unchecked((((ulong)EraAndPatient << 32) | (uint)Prescriber) * 0x9E3779B97F4A7C15) >> 33);

        public readonly bool IsSame(in Pair other) => EraAndPatient == other.EraAndPatient && Prescriber == other.Prescriber;
    }
}
