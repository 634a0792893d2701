namespace Analytics.Tallies;

/// <summary>Sums by age and sex, for every standardised measure × year × place: people, or hundredths of a DDD.</summary>
internal sealed class StratumBook(int measures, int years, int units) : IUnitBook
{
    private readonly long[] _sums = new long[measures * years * units * AgeSex.Count];

    public long Sum(int measure, int year, int unit, int stratum) => _sums[Start(measure, year, unit) + stratum];

    public void Add(int measure, int year, int unit, int stratum, long amount) => _sums[Start(measure, year, unit) + stratum] += amount;

    /// <inheritdoc/>
    public void AddUnit(int unit, int to)
    {
        int count = measures * years * AgeSex.Count;
        for (int i = 0; i < count; i++) _sums[to * count + i] += _sums[unit * count + i];
    }

    public void Merge(StratumBook other)
    {
        for (int i = 0; i < _sums.Length; i++) _sums[i] += other._sums[i];
    }

    private int Start(int measure, int year, int unit) => ((unit * measures + measure) * years + year) * AgeSex.Count;
}
