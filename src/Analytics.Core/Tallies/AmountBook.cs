namespace Analytics.Tallies;

/// <summary>Whole amounts for every subject × window × unit: additive, so books of several workers merge to the same bits in any order.</summary>
internal sealed class AmountBook(int subjects, int windows, int units) : IUnitBook
{
    private readonly (long Part, long Whole)[] _cells = new (long, long)[checked(subjects * windows * units)];

    public int Cell(int subject, int window, int unit) => (unit * subjects + subject) * windows + window;

    /// <summary>What a share is of, and what of it counts; an amount by itself is a part of nothing.</summary>
    public (long Part, long Whole) this[int cell] => _cells[cell];

    public void Add(int cell, (long Part, long Whole) amount)
    {
        ref var sum = ref _cells[cell];
        sum = (sum.Part + amount.Part, sum.Whole + amount.Whole);
    }

    /// <inheritdoc/>
    public void AddUnit(int unit, int to)
    {
        int count = subjects * windows;
        for (int i = 0; i < count; i++) Add(to * count + i, _cells[unit * count + i]);
    }

    public void Merge(AmountBook other)
    {
        for (int cell = 0; cell < _cells.Length; cell++) Add(cell, other._cells[cell]);
    }
}
