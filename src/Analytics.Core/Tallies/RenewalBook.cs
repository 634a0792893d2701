using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Sums of renewals for every rule about them × year × unit; additive, like those of <see cref="CellBook"/>.</summary>
internal sealed class RenewalBook(int rules, int years, int units)
{
    private readonly (long Numerator, long Denominator)[] _sums = new (long, long)[checked(rules * years * units)];
    private readonly Dictionary<(int Cell, int Days), int> _lengths = [];
    private Dictionary<int, (int Days, int Count)[]>? _byCell;

    public int Cell(int rule, int year, int unit) => (rule * years + year) * units + unit;

    public (long Numerator, long Denominator) Sums(int cell) => _sums[cell];

    public void Add(int cell, (long Numerator, long Denominator) amounts) =>
        _sums[cell] = (_sums[cell].Numerator + amounts.Numerator, _sums[cell].Denominator + amounts.Denominator);

    /// <summary>One interval of so many days, for the median.</summary>
    public void AddLength(int cell, int days) => CollectionsMarshal.GetValueRefOrAddDefault(_lengths, (cell, days), out _)++;

    /// <summary>How often intervals were so many days long, shortest first. Call when nothing more is added.</summary>
    public IReadOnlyList<(int Days, int Count)> LengthsOf(int cell)
    {
        LazyInitializer.EnsureInitialized(ref _byCell, () => _lengths.GroupBy(e => e.Key.Cell)
            .ToDictionary(e => e.Key, e => e.Select(length => (length.Key.Days, Count: length.Value)).OrderBy(length => length.Days).ToArray()));
        return _byCell.TryGetValue(cell, out var lengths) ? lengths : [];
    }

    public void Merge(RenewalBook other)
    {
        for (int cell = 0; cell < _sums.Length; cell++) Add(cell, other._sums[cell]);
        foreach (var (key, count) in other._lengths) CollectionsMarshal.GetValueRefOrAddDefault(_lengths, key, out _) += count;
    }
}
