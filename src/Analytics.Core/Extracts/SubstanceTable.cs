using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Gives each wanted ATC code met in a run a small number; shared by all workers.</summary>
/// <remarks>Numbers depend on who comes first, so nothing that leaves the tallies may be ordered by them.</remarks>
internal sealed class SubstanceTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AtcCode, ushort> _indices = [];
    private readonly List<AtcCode> _codes = [];

    public ushort IndexOf(AtcCode code)
    {
        lock (_gate)
        {
            if (_indices.TryGetValue(code, out ushort index)) return index;
            index = checked((ushort)_codes.Count);
            _indices.Add(code, index);
            _codes.Add(code);
            return index;
        }
    }

    /// <summary>Codes by index. Call when reading has ended.</summary>
    public AtcCode[] ToArray()
    {
        lock (_gate) return [.. _codes];
    }
}
