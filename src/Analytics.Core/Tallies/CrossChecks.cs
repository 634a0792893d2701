namespace Analytics.Tallies;

/// <summary>The contract's three tables with definitions of their own, which any other tool can recompute. One per worker, then merged.</summary>
/// <remarks>All dispensings of the period, nothing excluded, municipality as written in the row. Monoids: sums of integers.</remarks>
internal sealed class CrossChecks(CrossCheckCalendar calendar)
{
    private const int Municipalities = 10_001;
    private readonly int _months = calendar.Years * 12, _years = calendar.Years;
    private readonly Volume[]?[] _municipalityMonths = new Volume[Municipalities][];
    private readonly PatientCounts[]?[] _municipalityYears = new PatientCounts[Municipalities][];
    private Volume[]?[] _prescriberYears = [];

    /// <summary>Earliest day with a row of the three groups.</summary>
    public int FirstDay { get; private set; } = int.MaxValue;

    /// <summary>One dispensing of one of the groups.</summary>
    public void Add(in PatientRow row)
    {
        int group = row.Role.Group();
        if (row.Day < FirstDay) FirstDay = row.Day;
        var months = _municipalityMonths[row.Residence] ??= new Volume[_months * TallyPlan.CrossCheckGroupCount];
        months[calendar.MonthOf(row.Day) * TallyPlan.CrossCheckGroupCount + group].Add(row.DddHundredths);
        YearsOf(row.Prescriber)[calendar.YearOf(row.Day) * TallyPlan.CrossCheckGroupCount + group].Add(row.DddHundredths);
    }

    /// <summary>One patient of a prescriber, once for each year and group whose bit is set.</summary>
    public void AddPairs(int prescriber, int era, ulong bits)
    {
        if (bits == 0) return;
        var years = YearsOf(prescriber);
        for (int first = era * PrescriberPairs.YearsOfPair * TallyPlan.CrossCheckGroupCount; bits != 0; bits &= bits - 1)
            years[first + System.Numerics.BitOperations.TrailingZeroCount(bits)].Patients++;
    }

    /// <summary>One opioid user of a year.</summary>
    public void AddPatient(int municipality, int year, bool persistent, bool incident, bool withBenzodiazepine)
    {
        var years = _municipalityYears[municipality] ??= new PatientCounts[_years];
        years[year] += new PatientCounts(1, persistent ? 1 : 0, incident ? 1 : 0, withBenzodiazepine ? 1 : 0);
    }

    public void Merge(CrossChecks other)
    {
        FirstDay = Math.Min(FirstDay, other.FirstDay);
        for (int municipality = 0; municipality < Municipalities; municipality++)
        {
            if (other._municipalityMonths[municipality] is { } months)
                Sum(_municipalityMonths[municipality] ??= new Volume[months.Length], months);
            if (other._municipalityYears[municipality] is not { } years) continue;
            var ours = _municipalityYears[municipality] ??= new PatientCounts[_years];
            for (int year = 0; year < years.Length; year++) ours[year] += years[year];
        }
        for (int prescriber = 0; prescriber < other._prescriberYears.Length; prescriber++)
        {
            if (other._prescriberYears[prescriber] is { } years) Sum(YearsOf(prescriber), years);
        }
    }

    /// <summary>Cells with a row, by municipality index, then month (year and month), then group.</summary>
    public IEnumerable<(int Municipality, int Year, int Month, int Group, Volume Volume)> MunicipalityMonths() =>
        from municipality in Enumerable.Range(0, Municipalities)
        from cell in Cells(_municipalityMonths[municipality])
        let month = cell.Period
        select (municipality, calendar.FirstYear + month / 12, month % 12 + 1, cell.Group, cell.Volume);

    /// <summary>Cells with a row of one prescriber, by year, then group.</summary>
    public IEnumerable<(int Year, int Group, Volume Volume)> YearsOfPrescriber(int prescriber) =>
        prescriber >= _prescriberYears.Length ? []
        : Cells(_prescriberYears[prescriber]).Select(cell => (calendar.FirstYear + cell.Period, cell.Group, cell.Volume));

    /// <summary>Municipalities and years with an opioid user, by index, then year.</summary>
    public IEnumerable<(int Municipality, int Year, PatientCounts Counts)> MunicipalityYears()
    {
        for (int municipality = 0; municipality < Municipalities; municipality++)
        {
            for (int year = 0; year < _years && _municipalityYears[municipality] is { } counts; year++)
            {
                if (counts[year].OpioidUsers > 0) yield return (municipality, calendar.FirstYear + year, counts[year]);
            }
        }
    }

    private Volume[] YearsOf(int prescriber)
    {
        if (prescriber >= _prescriberYears.Length) Array.Resize(ref _prescriberYears, Math.Max(prescriber + 1, _prescriberYears.Length * 2));
        return _prescriberYears[prescriber] ??= new Volume[_years * TallyPlan.CrossCheckGroupCount];
    }

    private static IEnumerable<(int Period, int Group, Volume Volume)> Cells(Volume[]? cells)
    {
        for (int i = 0; i < (cells?.Length ?? 0); i++)
        {
            if (cells![i].Dispensings > 0) yield return (i / TallyPlan.CrossCheckGroupCount, i % TallyPlan.CrossCheckGroupCount, cells[i]);
        }
    }

    private static void Sum(Volume[] into, Volume[] from)
    {
        for (int i = 0; i < from.Length; i++) into[i].Add(from[i]);
    }

    internal struct Volume
    {
        public long DddHundredths { get; private set; }
        public int Dispensings { get; private set; }
        public int Patients { get; set; }

        public void Add(int dddHundredths)
        {
            DddHundredths += dddHundredths;
            Dispensings++;
        }

        public void Add(in Volume other)
        {
            DddHundredths += other.DddHundredths;
            Dispensings += other.Dispensings;
            Patients += other.Patients;
        }
    }

    internal readonly record struct PatientCounts(int OpioidUsers, int Persistent, int Incident, int OpioidBenzo)
    {
        public static PatientCounts operator +(PatientCounts a, PatientCounts b) =>
            new(a.OpioidUsers + b.OpioidUsers, a.Persistent + b.Persistent, a.Incident + b.Incident, a.OpioidBenzo + b.OpioidBenzo);
    }
}
