using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>Measured dispensings of a partition's patients, put together to histories in the end.</summary>
/// <param name="withDetails">Whether <see cref="RowDetails"/> are kept too.</param>
internal sealed class EventStore(bool withDetails, SlabMemory memory)
{
    private readonly Slabs<DispensedEvent> _events = new(memory);
    private readonly Slabs<RowDetails>? _details = withDetails ? new(memory) : null;

    /// <summary>Memory held.</summary>
    public long Bytes => _events.Bytes + (_details?.Bytes ?? 0);

    public int Count => _events.Count;

    /// <summary>Forgets all and gives the memory back.</summary>
    public void Clear()
    {
        _events.Clear();
        _details?.Clear();
    }

    public void Add(int patient, in PatientRow row, in RowDetails details)
    {
        _events.Add(new DispensedEvent(patient, row.Prescriber, row.Practice, row.DddHundredths, row.Day, (short)row.Residence, row.Substance, row.Person));
        _details?.Add(details);
    }

    /// <summary>One history after the other, each ordered. Call once.</summary>
    /// <param name="patients">All numbers are below it.</param>
    /// <param name="room">Where they lie until they are tallied.</param>
    public IEnumerable<PatientEvents> Histories(int patients, PracticeKeys practices, HistoryRoom room)
    {
        int[] ends = new int[patients];
        for (int i = 0; i < _events.Count; i++) ends[_events[i].Number]++;
        for (int patient = 0, before = 0; patient < patients; patient++)
        {
            int count = ends[patient];
            ends[patient] = before;
            before += count;
        }
        var details = _details is null ? null : room.Details(_events.Count);
        PutTogether(ends, room.Events(_events.Count), details);
        practices.Complete(room.Events(_events.Count));
        for (int patient = 0, start = 0; patient < patients; start = ends[patient++])
        {
            if (start == ends[patient]) continue;
            var history = room.Part(start..ends[patient]);
            history.Span.Sort();
            yield return new(patient, history, details);
        }
    }

    /// <param name="ends">By patient: the first place; then the first after the last.</param>
    private void PutTogether(int[] ends, Span<DispensedEvent> events, RowDetails[]? details)
    {
        for (int i = 0; i < _events.Count; i++)
        {
            ref var e = ref _events[i];
            int place = ends[e.Number]++;
            events[place] = e with { Number = place };
            if (details is not null) details[place] = _details![i];
        }
    }
}

/// <summary>A patient of a partition with what was dispensed.</summary>
/// <param name="Details">By the number of each event; null where nobody needs them.</param>
internal readonly record struct PatientEvents(int Patient, Memory<DispensedEvent> History, RowDetails[]? Details);
