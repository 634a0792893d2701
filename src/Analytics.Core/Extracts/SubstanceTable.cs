using Analytics.Prescribing;

namespace Analytics.Extracts;

/// <summary>Gives each wanted substance met in a run a small number; shared by all workers.</summary>
/// <remarks>Numbers depend on who comes first, so nothing that leaves the tallies may be ordered by them.</remarks>
internal sealed class SubstanceTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Substance, ushort> _indices = [];
    private readonly List<Substance> _substances = [];

    /// <param name="code">As the row has it; old codes count as what they have become.</param>
    public ushort IndexOf(AtcCode code, RowMarks marks = RowMarks.None)
    {
        var substance = new Substance(AtcChanges.Newest(code), marks);
        lock (_gate)
        {
            if (_indices.TryGetValue(substance, out ushort index)) return index;
            index = checked((ushort)_substances.Count);
            _indices.Add(substance, index);
            _substances.Add(substance);
            return index;
        }
    }

    /// <summary>By index.</summary>
    public Substance[] ToArray()
    {
        lock (_gate) return [.. _substances];
    }
}
