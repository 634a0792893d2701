namespace Analytics.Extracts;

/// <summary>Finds ids of dispensings that stand twice: every row but the first of its id, whoever reads them in whatever order.</summary>
internal sealed class DispensingIds
{
    private const int SlabBits = 12;
    private readonly NameTable _ids = new();
    private readonly Lock _gate = new();
    private long[][] _firstPlaces = [];

    /// <summary>Not while ids are added.</summary>
    public FaultTally Faults { get; } = new();

    public void Add(ReadOnlySpan<byte> id, long place)
    {
        int key = _ids.Intern(id, out _);
        lock (_gate)
        {
            while (key >> SlabBits >= _firstPlaces.Length)
            {
                long[] slab = new long[1 << SlabBits];
                Array.Fill(slab, -1);
                _firstPlaces = [.. _firstPlaces, slab];
            }
            ref long first = ref _firstPlaces[key >> SlabBits][key & ((1 << SlabBits) - 1)];
            if (first < 0)
            {
                first = place;
                return;
            }
            // Whichever of the two is later is the repetition, so that in the end all but the first have been counted.
            Faults.Add(RowRule.DispensingIdTwice, Math.Max(first, place), null);
            first = Math.Min(first, place);
        }
    }
}
