namespace Analytics.Tallies;

/// <summary>What participants of projects and others had in each phase, by patient: sums, squares and products, so that a change has limits.</summary>
/// <remarks>Amounts are hundredths of a DDD, or 1 for a user.</remarks>
internal sealed class ChangeBook(int projects, int measures, int months)
{
    public const int Phases = 5;
    private readonly ChangeSums[] _sums = [.. Enumerable.Range(0, projects * measures * 2).Select(_ => new ChangeSums(months))];

    public ChangeSums this[int project, int measure, Side side] => _sums[(project * measures + measure) * 2 + (int)side];

    public void Merge(ChangeBook other)
    {
        for (int i = 0; i < _sums.Length; i++) _sums[i].Merge(other._sums[i]);
    }
}

/// <summary>One project, measure and side.</summary>
internal sealed class ChangeSums(int months)
{
    private readonly long[] _sums = new long[ChangeBook.Phases], _months = new long[months];
    private readonly Int128[] _squares = new Int128[ChangeBook.Phases];

    public long Sum(Phase phase) => _sums[(int)phase];
    public Int128 Squares(Phase phase) => _squares[(int)phase];

    /// <summary>Of each patient's amounts before and after.</summary>
    public Int128 Products { get; private set; }

    /// <summary>By month of the period, whatever the phase.</summary>
    public long Month(int month) => _months[month];

    /// <summary>Patients with an amount before or after, of participants only; in any order.</summary>
    public List<(long Before, long After)> Pairs { get; } = [];

    /// <param name="amounts">One patient's, by phase.</param>
    public void AddPatient(ReadOnlySpan<long> amounts, bool keepsPair)
    {
        for (int phase = 0; phase < amounts.Length; phase++)
        {
            _sums[phase] += amounts[phase];
            _squares[phase] += Math.BigMul(amounts[phase], amounts[phase]);
        }
        var (before, after) = (amounts[(int)Phase.Before], amounts[(int)Phase.After]);
        Products += Math.BigMul(before, after);
        if (keepsPair && (before != 0 || after != 0)) Pairs.Add((before, after));
    }

    public void AddMonth(int month, long amount) => _months[month] += amount;

    public void Merge(ChangeSums other)
    {
        for (int phase = 0; phase < _sums.Length; phase++)
        {
            _sums[phase] += other._sums[phase];
            _squares[phase] += other._squares[phase];
        }
        for (int month = 0; month < _months.Length; month++) _months[month] += other._months[month];
        Products += other.Products;
        Pairs.AddRange(other.Pairs);
    }
}
