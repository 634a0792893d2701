using System.Globalization;

namespace Analytics.Reference;

/// <summary>Gathers the faults of all tables, so that they can be told at once.</summary>
internal sealed class FaultList
{
    /// <summary>A table with the wrong columns has a fault on every line: the first few tell what is wrong.</summary>
    private const int MostPerFile = 20;

    private readonly List<ReferenceFault> _faults = [];
    private readonly Dictionary<string, int> _countByFile = new(StringComparer.Ordinal);

    /// <summary>All faults so far, told or not.</summary>
    public int Count { get; private set; }

    public void Add(ReferenceFault fault)
    {
        Count++;
        int seen = _countByFile.GetValueOrDefault(fault.File);
        _countByFile[fault.File] = seen + 1;
        if (seen < MostPerFile) _faults.Add(fault);
    }

    /// <summary>Takes the faults of other tables.</summary>
    public void AddAll(FaultList others)
    {
        foreach (var fault in others._faults) Add(fault);
        foreach (var (file, count) in others._countByFile)
        {
            int untold = count - Math.Min(count, MostPerFile);
            Count += untold;
            _countByFile[file] += untold;
        }
    }

    /// <exception cref="ReferenceException">There was a fault.</exception>
    public void ThrowIfAny()
    {
        if (Count == 0) return;
        var told = new List<ReferenceFault>();
        foreach (var file in _faults.GroupBy(fault => fault.File))
        {
            told.AddRange(file);
            int more = _countByFile[file.Key] - MostPerFile;
            if (more > 0)
            {
                told.Add(new(file.Key, 0, "", "no further faults",
                    string.Create(CultureInfo.InvariantCulture, $"There are {more} more in this file: mend those above first.")));
            }
        }
        throw new ReferenceException(told);
    }
}
