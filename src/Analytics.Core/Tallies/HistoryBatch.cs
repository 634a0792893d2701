using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>Histories of several partitions, tallied municipality by municipality: neighbours add to the same cells, which stay near meanwhile. One per worker.</summary>
/// <remarks>Sums are sums in any order.</remarks>
internal sealed class HistoryBatch(HistoryTallier tally)
{
    private const int Partitions = 8;
    private readonly HistoryRoom[] _rooms = [.. Enumerable.Range(0, Partitions).Select(_ => new HistoryRoom())];
    private readonly List<PatientHistory> _histories = [];
    private int _partitions;

    /// <summary>For the histories of the partition at hand.</summary>
    public HistoryRoom Room => _rooms[_partitions];

    public void Add(in PatientHistory history) => _histories.Add(history);

    /// <summary>Tells that all histories of a partition have been added.</summary>
    /// <param name="isFromDisk">Then there is no room to let it wait for others.</param>
    public void EndPartition(bool isFromDisk)
    {
        if (++_partitions == Partitions || isFromDisk) End();
    }

    /// <summary>Tallies those that wait.</summary>
    public void End()
    {
        _histories.Sort(static (one, other) => one.Home.CompareTo(other.Home));
        foreach (var history in _histories) tally(history);
        _histories.Clear();
        _partitions = 0;
    }
}

/// <summary>Takes the history of one patient.</summary>
internal delegate void HistoryTallier(in PatientHistory history);

/// <summary>All wanted dispensings of one patient.</summary>
/// <param name="Name">The pseudonym, for what reference tables tell of the patient.</param>
/// <param name="Events">Ordered; at least one.</param>
/// <param name="Details">By the number of each event; null where nobody needs them.</param>
/// <param name="Lists">By the number of an event, one of <see cref="ListCodes"/>; empty where nobody asks for lists.</param>
internal readonly record struct PatientHistory(PatientName Name, Memory<DispensedEvent> Events, RowDetails[]? Details, int[] Lists)
{
    /// <summary>Where the first dispensing says that the patient lives.</summary>
    public short Home { get; } = Events.Span[0].Residence;
}
