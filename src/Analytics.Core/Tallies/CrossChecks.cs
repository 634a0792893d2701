namespace Analytics.Tallies;

/// <summary>The contract's three tables with definitions of their own, which any other tool can recompute. One per worker, then merged.</summary>
/// <remarks>All dispensings of the period, nothing excluded, municipality as written in the row. Monoids: sums of integers.</remarks>
internal sealed class CrossChecks(CrossCheckCalendar calendar)
{
    private const int Municipalities = 10_001;
    private const int RowsAhead = 8;
    private readonly int _years = calendar.Years;
    private readonly VolumeRows _municipalityMonths = new(calendar.Years * 12 * TallyPlan.CrossCheckGroupCount);
    private readonly VolumeRows _prescriberYears = new(calendar.Years * TallyPlan.CrossCheckGroupCount);
    private readonly PatientCounts[]?[] _municipalityYears = new PatientCounts[Municipalities][];

    /// <summary>Earliest day with a row of the three groups.</summary>
    public int FirstDay { get; private set; } = int.MaxValue;

    /// <summary>Counts the dispensings of the three groups among some rows.</summary>
    public void Add(ReadOnlySpan<PatientRow> rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (i + RowsAhead < rows.Length) Prefetch(rows[i + RowsAhead]);
            ref readonly var row = ref rows[i];
            int group = row.Role.Group();
            if (group < 0) continue;
            if (row.Day < FirstDay) FirstDay = row.Day;
            _municipalityMonths.At(row.Residence, MonthCell(row, group)).Add(row.DddHundredths);
            _prescriberYears.At(row.Prescriber, YearCell(row, group)).Add(row.DddHundredths);
        }
    }

    /// <summary>One patient of a prescriber, once for each year and group whose bit is set.</summary>
    public void AddPairs(int prescriber, int era, ulong bits)
    {
        for (int first = era * PrescriberPairs.YearsOfPair * TallyPlan.CrossCheckGroupCount; bits != 0; bits &= bits - 1)
            _prescriberYears.At(prescriber, first + System.Numerics.BitOperations.TrailingZeroCount(bits)).Patients++;
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
        _municipalityMonths.Add(other._municipalityMonths);
        _prescriberYears.Add(other._prescriberYears);
        for (int municipality = 0; municipality < Municipalities; municipality++)
        {
            if (other._municipalityYears[municipality] is not { } years) continue;
            var ours = _municipalityYears[municipality] ??= new PatientCounts[_years];
            for (int year = 0; year < years.Length; year++) ours[year] += years[year];
        }
    }

    /// <summary>Cells with a row, by municipality index, then month (year and month), then group.</summary>
    public IEnumerable<(int Municipality, int Year, int Month, int Group, Volume Volume)> MunicipalityMonths() =>
        from municipality in Enumerable.Range(0, _municipalityMonths.Count)
        from cell in Cells(_municipalityMonths.Row(municipality))
        let month = cell.Period
        select (municipality, calendar.FirstYear + month / 12, month % 12 + 1, cell.Group, cell.Volume);

    /// <summary>Cells with a row of one prescriber, by year, then group.</summary>
    public IEnumerable<(int Year, int Group, Volume Volume)> YearsOfPrescriber(int prescriber) =>
        Cells(_prescriberYears.Row(prescriber)).Select(cell => (calendar.FirstYear + cell.Period, cell.Group, cell.Volume));

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

    private void Prefetch(in PatientRow row)
    {
        int group = Math.Max(0, row.Role.Group());
        Prefetching.Bring(ref _municipalityMonths.At(row.Residence, MonthCell(row, group)));
        Prefetching.Bring(ref _prescriberYears.At(row.Prescriber, YearCell(row, group)));
    }

    private int MonthCell(in PatientRow row, int group) => calendar.MonthOf(row.Day) * TallyPlan.CrossCheckGroupCount + group;

    private int YearCell(in PatientRow row, int group) => calendar.YearOf(row.Day) * TallyPlan.CrossCheckGroupCount + group;

    /// <summary>Cells with a row, in order.</summary>
    private static List<(int Period, int Group, Volume Volume)> Cells(ReadOnlySpan<Volume> row)
    {
        var cells = new List<(int, int, Volume)>();
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i].Dispensings > 0) cells.Add((i / TallyPlan.CrossCheckGroupCount, i % TallyPlan.CrossCheckGroupCount, row[i]));
        }
        return cells;
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
