using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>Room for the histories of a partition, used again for another when they have been tallied: fresh memory costs more than what is put there.</summary>
internal sealed class HistoryRoom
{
    private DispensedEvent[] _events = [];
    private RowDetails[] _details = [];

    public Span<DispensedEvent> Events(int count) => Grown(ref _events, count).AsSpan(0, count);

    public RowDetails[] Details(int count) => Grown(ref _details, count);

    /// <summary>A part of <see cref="Events"/>.</summary>
    public Memory<DispensedEvent> Part(Range range) => _events.AsMemory(range);

    private static T[] Grown<T>(ref T[] array, int count)
    {
        if (array.Length < count) array = GC.AllocateUninitializedArray<T>(count + count / 4);
        return array;
    }
}
