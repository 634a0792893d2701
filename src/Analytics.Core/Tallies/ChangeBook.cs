namespace Analytics.Tallies;

/// <summary>What participants of projects and others had in each phase, by patient: sums, squares and products, so that a change has limits.</summary>
/// <remarks>Of each measure a part and, where that is no population, the whole that it is of: in the whole units that sums are kept in, or 1 for a patient.</remarks>
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
    private readonly PhaseSums[] _phases = new PhaseSums[ChangeBook.Phases];
    private readonly (long Part, long Whole)[] _months = new (long, long)[months];

    public ref readonly PhaseSums this[Phase phase] => ref _phases[(int)phase];

    /// <summary>Of each patient's amounts before with those after.</summary>
    public CrossSums Cross { get; private set; }

    /// <summary>By month of the period, whatever the phase.</summary>
    public (long Part, long Whole) Month(int month) => _months[month];

    /// <summary>Patients with something before or after, of participants only; in any order.</summary>
    public List<((long Part, long Whole) Before, (long Part, long Whole) After)> Pairs { get; } = [];

    /// <param name="amounts">One patient's, by phase.</param>
    public void AddPatient(ReadOnlySpan<(long Part, long Whole)> amounts, bool keepsPair)
    {
        for (int phase = 0; phase < amounts.Length; phase++) _phases[phase] += PhaseSums.Of(amounts[phase]);
        var (before, after) = (amounts[(int)Phase.Before], amounts[(int)Phase.After]);
        Cross += CrossSums.Of(before, after);
        if (keepsPair && (before != default || after != default)) Pairs.Add((before, after));
    }

    public void AddMonth(int month, (long Part, long Whole) amount) => _months[month] = (_months[month].Part + amount.Part, _months[month].Whole + amount.Whole);

    public void Merge(ChangeSums other)
    {
        for (int phase = 0; phase < _phases.Length; phase++) _phases[phase] += other._phases[phase];
        for (int month = 0; month < _months.Length; month++) AddMonth(month, other._months[month]);
        Cross += other.Cross;
        Pairs.AddRange(other.Pairs);
    }
}

/// <summary>Over patients, in one phase.</summary>
internal readonly record struct PhaseSums(long Part, long Whole, Int128 PartSquares, Int128 WholeSquares, Int128 Products)
{
    public static PhaseSums Of((long Part, long Whole) one) =>
        new(one.Part, one.Whole, Math.BigMul(one.Part, one.Part), Math.BigMul(one.Whole, one.Whole), Math.BigMul(one.Part, one.Whole));

    public static PhaseSums operator +(in PhaseSums left, in PhaseSums right) =>
        new(left.Part + right.Part, left.Whole + right.Whole, left.PartSquares + right.PartSquares, left.WholeSquares + right.WholeSquares, left.Products + right.Products);
}

/// <summary>Over patients, of what each had before and after, before first.</summary>
internal readonly record struct CrossSums(Int128 PartByPart, Int128 PartByWhole, Int128 WholeByPart, Int128 WholeByWhole)
{
    public static CrossSums Of((long Part, long Whole) before, (long Part, long Whole) after) => new(
        Math.BigMul(before.Part, after.Part), Math.BigMul(before.Part, after.Whole), Math.BigMul(before.Whole, after.Part), Math.BigMul(before.Whole, after.Whole));

    public static CrossSums operator +(in CrossSums left, in CrossSums right) =>
        new(left.PartByPart + right.PartByPart, left.PartByWhole + right.PartByWhole, left.WholeByPart + right.WholeByPart, left.WholeByWhole + right.WholeByWhole);
}
