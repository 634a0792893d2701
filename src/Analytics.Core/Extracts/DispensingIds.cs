namespace Analytics.Extracts;

/// <summary>Finds ids of dispensings that stand twice: every row but the first of its id, whoever reads them in whatever order.</summary>
internal sealed class DispensingIds
{
    private readonly NameTable _ids = new();
    private readonly KeyedStates<FirstRow> _rows = new();
    private readonly Lock _counting = new();

    /// <summary>Not while ids are added.</summary>
    public FaultTally Faults { get; } = new();

    public void Add(ReadOnlySpan<byte> id, long place)
    {
        int key = _ids.Intern(id);
        lock (_rows.GateOf(key))
        {
            ref var first = ref _rows[key];
            if (first.IsSeen)
            {
                // Whichever of the two is later is the repetition, so that in the end all but the first have been counted.
                lock (_counting) Faults.Add(RowRule.DispensingIdTwice, Math.Max(first.Place, place), null);
                place = Math.Min(first.Place, place);
            }
            first = new FirstRow(IsSeen: true, place);
        }
    }

    private readonly record struct FirstRow(bool IsSeen, long Place);
}
