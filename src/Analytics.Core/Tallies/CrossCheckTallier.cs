using System.Runtime.InteropServices;
using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>Turns patients' histories into the contract's cross-checks.</summary>
internal sealed class CrossCheckTallier
{
    private const int Opioids = 2, WashoutDays = 365;
    private const long PersistentHundredths = 180_00;
    private readonly WindowTable _windows;
    private readonly CrossChecks _checks;
    private readonly int[] _groupOf;
    private readonly bool[] _isBenzodiazepine;
    private readonly int _firstYear;
    private readonly Dictionary<(int Prescriber, int Year, int Group), (int Dispensings, long Ddd)> _prescribers = [];

    /// <param name="codes">By substance.</param>
    /// <param name="firstDay">First day of the period with a row of the three groups: its calendar year has no incident users, since what came before is not seen.</param>
    public CrossCheckTallier(WindowTable windows, CrossChecks checks, AtcCode[] codes, int firstDay)
    {
        (_windows, _checks) = (windows, checks);
        _groupOf = GroupsOf(codes);
        var benzodiazepines = new[] { new AtcPrefix("N05B"), new AtcPrefix("N05CD"), new AtcPrefix("N05CF") };
        _isBenzodiazepine = [.. codes.Select(code => benzodiazepines.Any(prefix => prefix.Contains(code)))];
        _firstYear = windows.DateOf(firstDay).Year;
    }

    /// <summary>Index in <see cref="TallyPlan.CrossCheckGroups"/> by substance, -1 for none.</summary>
    public static int[] GroupsOf(AtcCode[] codes) =>
        [.. codes.Select(code => TallyPlan.CrossCheckGroups.Select((g, i) => g.Prefix.Contains(code) ? i : -1).Max())];

    public void Add(ReadOnlySpan<DispensedEvent> history)
    {
        _prescribers.Clear();
        foreach (ref readonly var e in history)
        {
            int group = _groupOf[e.Substance];
            if (group < 0) continue;
            _checks.AddVolume(e.Residence, _windows.MonthOfDay(e.Day), group, e.DddHundredths);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_prescribers, (e.Prescriber, YearOf(e), group), out _);
            sum = (sum.Dispensings + 1, sum.Ddd + e.DddHundredths);
        }
        foreach (var ((prescriber, year, group), (dispensings, ddd)) in _prescribers)
            _checks.AddPrescriber(prescriber, year, group, dispensings, ddd);
        AddYears(history);
    }

    private void AddYears(ReadOnlySpan<DispensedEvent> history)
    {
        int previousOpioid = int.MinValue / 2;
        for (int start = 0, end; start < history.Length; start = end)
        {
            int year = YearOf(history[start]), opioidQuarters = 0, benzodiazepineQuarters = 0, last = -1, municipality = 0;
            long ddd = 0;
            bool incident = false;
            for (end = start; end < history.Length && YearOf(history[end]) == year; end++)
            {
                var e = history[end];
                int quarter = 1 << ((_windows.DateOf(e.Day).Month - 1) / 3);
                if (_isBenzodiazepine[e.Substance]) benzodiazepineQuarters |= quarter;
                if (_groupOf[e.Substance] != Opioids) continue;
                opioidQuarters |= quarter;
                ddd += e.DddHundredths;
                incident |= e.Day - previousOpioid > WashoutDays;
                previousOpioid = e.Day;
                // Ties on the day go to the greatest code, and histories are ordered by day and code.
                (last, municipality) = (e.Day, e.Residence);
            }
            if (last < 0) continue;
            _checks.AddPatient(municipality, year,
                persistent: ddd >= PersistentHundredths && int.PopCount(opioidQuarters) >= 3,
                incident: incident && year != _firstYear,
                withBenzodiazepine: (opioidQuarters & benzodiazepineQuarters) != 0);
        }
    }

    private int YearOf(in DispensedEvent e) => _windows.YearOfDay(e.Day);
}
