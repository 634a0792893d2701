using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>Measured dispensings of a partition's patients, put together to histories in the end.</summary>
/// <param name="withDetails">Whether <see cref="RowDetails"/> are kept too.</param>
internal sealed class EventStore(bool withDetails)
{
    private readonly Slabs<DispensedEvent> _events = new();

    /// <summary>Memory held.</summary>
    public long Bytes => _events.Bytes + (Details?.Bytes ?? 0);

    public int Count => _events.Count;

    /// <summary>By the number that events of a history carry; null where nobody needs them.</summary>
    public Slabs<RowDetails>? Details { get; } = withDetails ? new() : null;

    public void Add(int patient, in PatientRow row, in RowDetails details)
    {
        _events.Add(new DispensedEvent(patient, row.Prescriber, row.Practice, row.DddHundredths, row.Day, (short)row.Residence, row.Substance, row.Person));
        Details?.Add(details);
    }

    /// <summary>One history after the other, each ordered. Call once.</summary>
    /// <param name="patients">All numbers are below it.</param>
    public IEnumerable<(int Patient, Memory<DispensedEvent> History)> Histories(int patients, PracticeKeys practices)
    {
        int[] ends = new int[patients];
        for (int i = 0; i < _events.Count; i++) ends[_events[i].Number]++;
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
            sorted[ends[e.Number]++] = e with { Number = i };
        }
        practices.Complete(sorted);
        for (int patient = 0, start = 0; patient < patients; start = ends[patient++])
        {
            if (start == ends[patient]) continue;
            var history = sorted.AsMemory(start..ends[patient]);
            history.Span.Sort();
            yield return (patient, history);
        }
    }
}
