using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>One worker's store of wanted dispensings, split by patient so that every history can be put together again.</summary>
internal sealed class EventSink(ReportingPeriod period, SubstanceTable substances) : IDispensingSink
{
    /// <summary>Histories are put together one partition at a time.</summary>
    public const int Partitions = 64;

    private readonly int _firstDay = period.From.DayNumber;
    private readonly Dictionary<AtcCode, ushort> _known = [];
    private readonly List<DispensedEvent>[] _partitions = [.. Enumerable.Range(0, Partitions).Select(_ => new List<DispensedEvent>())];

    public void Add(in Dispensing dispensing)
    {
        if (!_known.TryGetValue(dispensing.Atc, out ushort substance))
            _known.Add(dispensing.Atc, substance = substances.IndexOf(dispensing.Atc));
        _partitions[dispensing.Patient & (Partitions - 1)].Add(new DispensedEvent(
            dispensing.Patient, dispensing.Prescriber, dispensing.Practice, dispensing.DddHundredths,
            checked((ushort)(dispensing.Day - _firstDay)), (ushort)dispensing.Residence.Index, substance));
    }

    public List<DispensedEvent> Partition(int index) => _partitions[index];

    /// <summary>Gives the memory back once a partition has been tallied.</summary>
    public void Release(int index) => _partitions[index] = [];
}
