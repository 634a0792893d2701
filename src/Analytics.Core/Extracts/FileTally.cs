using Analytics.Reference;

namespace Analytics.Extracts;

/// <summary>What one worker has counted in one file. Sums, least and greatest only, so merging in any order gives the same.</summary>
internal sealed class FileTally
{
    private const int FirstQuickYear = 1990;
    private const int QuickYears = 60;
    private const int MonthsOfYear = 12;
    private const int OnePackage = 100;

    private MissingShare[] _missingDdd = [];
    private OmeShare[] _ome = [];

    public long Rows { get; set; }
    public long Refused { get; set; }

    /// <summary>Kept rows of which every field was tested.</summary>
    public long Tested { get; set; }
    public FaultTally Faults { get; } = new();
    public int FirstDay { get; private set; } = int.MaxValue;
    public int LastDay { get; private set; } = int.MinValue;

    /// <summary>Tested rows by months since year 0.</summary>
    public Histogram Months { get; } = new(FirstQuickYear * MonthsOfYear, QuickYears * MonthsOfYear);

    /// <summary>Hundredths of a package, returns left out.</summary>
    public Histogram Packages { get; } = new(0, 1001);

    /// <summary>Tenths of a DDD per package, returns left out.</summary>
    public Histogram DddPerPackage { get; } = new(0, 4001);

    /// <summary>By the number of the substance in the read.</summary>
    public ReadOnlySpan<MissingShare> MissingDdd => _missingDdd;

    /// <summary>Likewise, of opioids, where a measure needs their oral morphine.</summary>
    public ReadOnlySpan<OmeShare> Ome => _ome;

    public void CountDay(int day, int year, int month)
    {
        if (day < FirstDay) FirstDay = day;
        if (day > LastDay) LastDay = day;
        Months.Add(year * MonthsOfYear + month - 1);
    }

    public void CountDdd(ushort substance, bool missing) => Share(ref _missingDdd, substance) += new MissingShare(1, missing ? 1 : 0);

    public void CountOme(ushort substance, OmeBasis basis) =>
        Share(ref _ome, substance) += new OmeShare(1, basis == OmeBasis.Assumed ? 1 : 0, basis == OmeBasis.None ? 1 : 0);

    public void CountAmounts(int packageHundredths, int dddHundredths)
    {
        if (packageHundredths <= 0) return;
        Packages.Add(packageHundredths);
        if (dddHundredths <= 0) return;
        if (dddHundredths <= 100_000_000)
        {
            // Whole in 32 bits; nearly all rows are of one package, and a known divisor needs no division.
            uint tenfold = (uint)dddHundredths * 10;
            DddPerPackage.Add((int)(packageHundredths == OnePackage ? (tenfold + OnePackage / 2) / OnePackage : (tenfold + (uint)packageHundredths / 2) / (uint)packageHundredths));
            return;
        }
        long tenths = (dddHundredths * 10L + packageHundredths / 2) / packageHundredths;
        DddPerPackage.Add((int)Math.Min(tenths, int.MaxValue));
    }

    public void Add(FileTally other)
    {
        Rows += other.Rows;
        Refused += other.Refused;
        Tested += other.Tested;
        Faults.Add(other.Faults);
        FirstDay = Math.Min(FirstDay, other.FirstDay);
        LastDay = Math.Max(LastDay, other.LastDay);
        Months.Add(other.Months);
        Packages.Add(other.Packages);
        DddPerPackage.Add(other.DddPerPackage);
        for (int substance = 0; substance < other._missingDdd.Length; substance++) Share(ref _missingDdd, substance) += other._missingDdd[substance];
        for (int substance = 0; substance < other._ome.Length; substance++) Share(ref _ome, substance) += other._ome[substance];
    }

    private static ref T Share<T>(ref T[] shares, int substance)
    {
        if (substance >= shares.Length) Array.Resize(ref shares, (substance + 1) * 2);
        return ref shares[substance];
    }
}
