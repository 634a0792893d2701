namespace Analytics.Tallies;

/// <summary>Measured dispensings of a partition's patients, put together to histories in the end.</summary>
internal sealed class EventStore
{
    private readonly Slabs<DispensedEvent> _events = new();

    /// <summary>Memory held.</summary>
    public long Bytes => _events.Bytes;

    public void Add(int patient, in PatientRow row) =>
        _events.Add(new DispensedEvent(patient, row.Prescriber, row.Practice, row.DddHundredths, row.Day, (short)row.Residence, row.Substance, row.BirthYear));

    /// <summary>One history after the other, each ordered. Call once.</summary>
    /// <param name="patients">All numbers are below it.</param>
    public IEnumerable<Memory<DispensedEvent>> Histories(int patients, PracticeKeys practices)
    {
        int[] ends = new int[patients];
        for (int i = 0; i < _events.Count; i++) ends[_events[i].Patient]++;
        for (int patient = 0, before = 0; patient < patients; patient++)
        {
            int count = ends[patient];
            ends[patient] = before;
            before += count;
        }
        var sorted = new DispensedEvent[_events.Count];
        for (int i = 0; i < _events.Count; i++)
        {
            ref var e = ref _events[i];
            sorted[ends[e.Patient]++] = e;
        }
        practices.Complete(sorted);
        for (int patient = 0, start = 0; patient < patients; start = ends[patient++])
        {
            if (start == ends[patient]) continue;
            var history = sorted.AsMemory(start..ends[patient]);
            history.Span.Sort();
            yield return history;
        }
    }
}
