using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>All patients of a run, in parts that workers fill and tally one by one.</summary>
internal sealed class PatientPartitions : IDisposable
{
    public const int Count = 1 << Bits;
    private const int Bits = 8;
    private readonly PatientPartition[] _partitions = new PatientPartition[Count];

    /// <param name="memory">Bytes that their state may take before rows go to disk.</param>
    /// <param name="spillDirectory">Where they go; null for never.</param>
    public PatientPartitions(TallyPlan plan, ReportingPeriod period, SubstanceTable substances, long memory, string? spillDirectory)
    {
        (Calendar, Substances) = (new CrossCheckCalendar(period), substances);
        var budget = new MemoryBudget(memory);
        var slabs = new SlabMemory();
        for (int i = 0; i < Count; i++) _partitions[i] = new PatientPartition(plan, Calendar, slabs, budget, spillDirectory);
    }

    public CrossCheckCalendar Calendar { get; }
    public SubstanceTable Substances { get; }

    public PatientPartition this[int index] => _partitions[index];

    // The highest bits: the lowest place a name within its partition.
    public static int IndexOf(in PatientName name) => (int)(name.Hash >> (64 - Bits));

    /// <summary>Gives back the memory of a partition that has been tallied.</summary>
    public void Release(int index)
    {
        _partitions[index].Dispose();
        _partitions[index] = null!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var partition in _partitions) partition?.Dispose();
    }
}
