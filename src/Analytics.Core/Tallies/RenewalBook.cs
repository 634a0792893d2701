using System.Numerics;

namespace Analytics.Tallies;

/// <summary>Sums of renewals for every rule about them × year × unit; additive, like those of <see cref="CellBook"/>.</summary>
internal sealed class RenewalBook(int rules, int years, int units) : IUnitBook
{
    private const int FewestDays = 64;
    private readonly (long Numerator, long Denominator)[] _sums = new (long, long)[checked(rules * years * units)];

    // By cell: how often an interval was so many days long; null where none was.
    private readonly int[]?[] _lengths = new int[]?[rules * years * units];

    public int Cell(int rule, int year, int unit) => (unit * rules + rule) * years + year;

    public (long Numerator, long Denominator) Sums(int cell) => _sums[cell];

    public void Add(int cell, (long Numerator, long Denominator) amounts) =>
        _sums[cell] = (_sums[cell].Numerator + amounts.Numerator, _sums[cell].Denominator + amounts.Denominator);

    /// <summary>One interval of so many days, for the median.</summary>
    public void AddLength(int cell, int days) => LengthsTo(cell, days)[days]++;

    /// <summary>How often intervals were so many days long, shortest first.</summary>
    public IReadOnlyList<(int Days, int Count)> LengthsOf(int cell) =>
        [.. (_lengths[cell] ?? []).Select((count, days) => (days, count)).Where(length => length.count > 0)];

    /// <inheritdoc/>
    public void AddUnit(int unit, int to)
    {
        int count = rules * years;
        for (int i = 0; i < count; i++) AddCell(to * count + i, this, unit * count + i);
    }

    public void Merge(RenewalBook other)
    {
        for (int cell = 0; cell < _sums.Length; cell++) AddCell(cell, other, cell);
    }

    private void AddCell(int cell, RenewalBook other, int from)
    {
        Add(cell, other._sums[from]);
        if (other._lengths[from] is not { } theirs) return;
        int[] ours = LengthsTo(cell, theirs.Length - 1);
        for (int days = 0; days < theirs.Length; days++) ours[days] += theirs[days];
    }

    private int[] LengthsTo(int cell, int days)
    {
        ref int[]? lengths = ref _lengths[cell];
        if (lengths is null || lengths.Length <= days) Array.Resize(ref lengths, Math.Max(FewestDays, (int)BitOperations.RoundUpToPowerOf2((uint)days + 1)));
        return lengths;
    }
}
