using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>What the contract's cross-checks need to know of each patient of a partition: sums, least, greatest and bits, so any order of rows gives the same.</summary>
/// <remarks>
/// Incident use needs no list of dates: with a washout of at most a year only the first dispensing of a calendar year can be
/// incident, and only the last one of an earlier year can rule it out.
/// </remarks>
internal sealed class CrossCheckStates(CrossCheckCalendar calendar)
{
    private const int Opioids = 2, WashoutDays = 365, None = -1;
    private const long PersistentHundredths = 180_00;
    private readonly Slabs<Patient> _patients = new();
    private readonly Slabs<Year> _years = new();
    private readonly PrescriberPairs _pairs = new();

    /// <summary>Memory held.</summary>
    public long Bytes => _patients.Bytes + _years.Bytes + _pairs.Bytes;

    /// <param name="number">Of the patient.</param>
    /// <param name="row">Of one of the three groups.</param>
    public void Add(int number, in PatientRow row)
    {
        while (number >= _patients.Count) _patients.Add(new Patient { Prescriber = row.Prescriber, YearHead = None });
        ref var patient = ref _patients[number];
        int group = row.Role.Group();
        int year = calendar.YearOf(row.Day);
        ulong bit = 1UL << (year % PrescriberPairs.YearsOfPair * TallyPlan.CrossCheckGroupCount + group);
        int era = year / PrescriberPairs.YearsOfPair;
        if (patient.Prescriber == row.Prescriber && era == 0) patient.Bits |= bit;
        else _pairs.Add(number, row.Prescriber, era, bit);

        bool isBenzodiazepine = (row.Role & SubstanceRole.Benzodiazepine) != 0;
        if (group != Opioids && !isBenzodiazepine) return;
        ref var state = ref YearOf(ref patient, year);
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
    public void Tally(CrossChecks checks, int firstYear)
    {
        var years = new List<Year>();
        for (int number = 0; number < _patients.Count; number++)
        {
            var patient = _patients[number];
            checks.AddPairs(patient.Prescriber, era: 0, patient.Bits);
            years.Clear();
            for (int at = patient.YearHead; at != None; at = years[^1].Next) years.Add(_years[at]);
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

    private ref Year YearOf(ref Patient patient, int number)
    {
        for (int at = patient.YearHead; at != None; at = _years[at].Next)
        {
            if (_years[at].Number == number) return ref _years[at];
        }
        patient.YearHead = _years.Add(new Year { Number = (byte)number, First = ushort.MaxValue, Next = patient.YearHead });
        return ref _years[patient.YearHead];
    }

    /// <summary>The prescriber met first is kept here, as most patients have one or two; further ones are pairs.</summary>
    private struct Patient
    {
        public ulong Bits;
        public int Prescriber;
        public int YearHead;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Year
    {
        public long Ddd;

        /// <summary>Last day with an opioid, then the municipality.</summary>
        public uint Last;
        public int Next;
        public ushort First;
        public byte Number;

        /// <summary>Opioids in the low four bits, benzodiazepines in the high ones.</summary>
        public byte Quarters;
    }
}
