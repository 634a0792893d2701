using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>What the contract's cross-checks need to know of each patient of a partition: sums, least, greatest and bits, so any order of rows gives the same.</summary>
/// <remarks>
/// Incident use needs no list of dates: with a washout of at most a year only the first dispensing of a calendar year can be
/// incident, and only the last one of an earlier year can rule it out.
/// </remarks>
internal sealed class CrossCheckStates(CrossCheckCalendar calendar, SlabMemory memory)
{
    private const int Opioids = 2, WashoutDays = 365, None = -1;
    private const long PersistentHundredths = 180_00;
    private readonly Slabs<EarlierYear> _years = new(memory);
    private readonly PrescriberPairs _pairs = new();

    /// <summary>Memory held, that of the patients themselves left out.</summary>
    public long Bytes => _years.Bytes + _pairs.Bytes;

    /// <summary>Forgets earlier years and gives their memory back.</summary>
    public void Clear() => _years.Clear();

    /// <summary>Brings near what <see cref="Add"/> will need beside the patient.</summary>
    public void Prefetch(in Patient patient, int number, in PatientRow row)
    {
        if (patient.Prescriber != row.Prescriber) _pairs.Prefetch(number, row.Prescriber, CrossCheckCalendar.EraOf(calendar.YearOf(row.Day), out _));
    }

    /// <param name="number">Of the patient.</param>
    /// <param name="row">Of one of the three groups.</param>
    public void Add(ref Patient patient, int number, in PatientRow row)
    {
        int group = row.Role.Group();
        int year = calendar.YearOf(row.Day);
        if (patient.Prescriber == Patient.Nobody) patient.Prescriber = row.Prescriber;
        int era = CrossCheckCalendar.EraOf(year, out int place);
        ulong bit = 1UL << (place * TallyPlan.CrossCheckGroupCount + group);
        if (patient.Prescriber == row.Prescriber && era == 0) patient.Bits |= bit;
        else _pairs.Add(number, row.Prescriber, era, bit);

        bool isBenzodiazepine = (row.Role & SubstanceRole.Benzodiazepine) != 0;
        if (group != Opioids && !isBenzodiazepine) return;
        if (patient.Year.Number != year) TurnTo(ref patient, (byte)year);
        ref var state = ref patient.Year;
        int quarter = calendar.QuarterBitOf(row.Day);
        if (isBenzodiazepine) state.Quarters |= (byte)(quarter << 4);
        if (group != Opioids) return;
        state.Quarters |= (byte)quarter;
        state.Ddd += row.DddHundredths;
        state.First = Math.Min(state.First, row.Day);
        // Ties on the day go to the greatest code.
        state.Last = Math.Max(state.Last, ((uint)row.Day << 16) | row.Residence);
    }

    /// <summary>Adds all patients to the tables.</summary>
    /// <param name="firstYear">Calendar year of the earliest row of the three groups: it has no incident users, since what came before is not seen.</param>
    public void Tally(PatientIndex<Patient> patients, CrossChecks checks, int firstYear)
    {
        var years = new List<Year>();
        for (int number = 0; number < patients.Count; number++)
        {
            ref readonly var patient = ref patients[number];
            checks.AddPairs(patient.Prescriber, era: 0, patient.Bits);
            if (patient.Year.Quarters == 0) continue;
            years.Clear();
            years.Add(patient.Year);
            for (int at = patient.Earlier; at != None; at = _years[at].Next) years.Add(_years[at].Year);
            years.Sort(static (a, b) => a.Number.CompareTo(b.Number));
            int previous = int.MinValue / 2;
            foreach (ref readonly var year in CollectionsMarshal.AsSpan(years))
            {
                int opioids = year.Quarters & 0xF;
                if (opioids == 0) continue;
                checks.AddPatient((int)(year.Last & 0xFFFF), year.Number,
                    persistent: year.Ddd >= PersistentHundredths && int.PopCount(opioids) >= 3,
                    incident: year.First - previous > WashoutDays && year.Number != firstYear,
                    withBenzodiazepine: (opioids & (year.Quarters >> 4)) != 0);
                previous = (int)(year.Last >> 16);
            }
        }
        _pairs.Tally(checks);
    }

    /// <summary>The year that is asked for lies beside the name, since rows often come in order of time; the others are a chain.</summary>
    private void TurnTo(ref Patient patient, byte number)
    {
        if (patient.Year.Quarters == 0)
        {
            patient.Year.Number = number;
            return;
        }
        for (int at = patient.Earlier; at != None; at = _years[at].Next)
        {
            ref var earlier = ref _years[at].Year;
            if (earlier.Number != number) continue;
            (patient.Year, earlier) = (earlier, patient.Year);
            return;
        }
        patient.Earlier = _years.Add(new EarlierYear { Year = patient.Year, Next = patient.Earlier });
        patient.Year = new Year { Number = number };
    }

    internal struct Patient
    {
        public const int Nobody = -1;

        /// <summary>Years and groups of the prescriber met first, as most patients have one or two; further ones are pairs.</summary>
        public ulong Bits;
        public int Prescriber;
        public int Earlier;
        public Year Year;

        public Patient() => (Prescriber, Earlier, Year) = (Nobody, None, new Year());
    }

    internal struct Year
    {
        public long Ddd;

        /// <summary>Last day with an opioid, then the municipality.</summary>
        public uint Last;
        public ushort First;
        public byte Number;

        /// <summary>Opioids in the low four bits, benzodiazepines in the high ones.</summary>
        public byte Quarters;

        public Year() => First = ushort.MaxValue;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct EarlierYear
    {
        public Year Year;
        public int Next;
    }
}
