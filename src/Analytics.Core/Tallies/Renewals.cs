using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>A patient's renewals in one year: dispensing dates that continue an episode of treatment (MEASURES 4.16, 4.20).</summary>
/// <remarks>Reused from patient to patient, so that nothing is made anew for each.</remarks>
internal sealed class Renewals(WindowTable windows, bool[] isDoseDispensed)
{
    private readonly List<(int Days, long Ddd)> _intervals = [];
    private readonly List<(long Ddd, int Days)> _paces = [];

    /// <summary>Days from one dispensing date to the next in an episode where the second is in the year, each with the hundredths of a DDD that were to last so long.</summary>
    public ReadOnlySpan<(int Days, long Ddd)> Intervals => CollectionsMarshal.AsSpan(_intervals);

    /// <summary>All days of them.</summary>
    public long Between { get; private set; }

    /// <summary>Hundredths of days of the year that lie in an episode.</summary>
    public long Treated { get; private set; }

    /// <summary>Intervals that were shorter than 80 percent of what the patient's own usual pace made expect; 0 with fewer than three dispensing dates.</summary>
    public int Early { get; private set; }

    /// <param name="history">Dispensings of the drugs, by day, to the end of the year.</param>
    /// <param name="firstDay">Of the year.</param>
    /// <param name="end">The first day after the year, or after the month of death.</param>
    public void Read(ReadOnlySpan<DispensedEvent> history, int firstDay, int end, int gapDays)
    {
        _intervals.Clear();
        (Between, Treated, Early) = (0, 0, 0);
        var episode = new EpisodeWalk(gapDays);
        int lastDate = 0, doseMonth = -1;
        long toLast = 0;
        for (int i = 0; i < history.Length;)
        {
            int day = history[i].Day;
            long supply = 0;
            bool isDose = true;
            for (; i < history.Length && history[i].Day == day; i++)
            {
                supply += history[i].DddHundredths;
                if (history[i].DddHundredths >= 0) isDose &= isDoseDispensed[history[i].Substance];
            }
            if (supply <= 0) continue;
            var before = episode;
            if (episode.Add(day, supply))
            {
                Treated += before.Within(firstDay, end);
                (lastDate, toLast, doseMonth) = (day, supply, isDose ? windows.MonthOfDay(day) : -1);
                continue;
            }
            // A machine packs doses every week or two: of these, the first of a month counts, or each would look like a renewal.
            if (isDose && windows.MonthOfDay(day) == doseMonth)
            {
                toLast += supply;
                continue;
            }
            if (day >= firstDay)
            {
                _intervals.Add((day - lastDate, toLast));
                Between += day - lastDate;
            }
            (lastDate, toLast) = (day, supply);
            if (isDose) doseMonth = windows.MonthOfDay(day);
        }
        Treated += episode.Within(firstDay, end);
        CountEarly();
    }

    /// <summary>A pace is what was dispensed by the days it lasted; expected are as many days as the dispensing lasts at the patient's median pace.</summary>
    private void CountEarly()
    {
        if (_intervals.Count < 2) return;
        _paces.Clear();
        foreach (var (days, ddd) in _intervals) _paces.Add((ddd, days));
        var paces = CollectionsMarshal.AsSpan(_paces);
        Sort(paces);
        var (low, high) = (paces[(paces.Length - 1) / 2], paces[paces.Length / 2]);
        // Then all products below have 64 bits' room: days are fewer than the 2¹⁶ of a period.
        bool isSmall = true;
        foreach (var (ddd, _) in paces) isSmall &= ddd < 1 << 24;
        foreach (var (ddd, days) in paces)
        {
            // days < 0.8 · ddd / median, with the median the mean of the two in the middle: in whole numbers.
            if (isSmall)
            {
                if (5 * days * (low.Ddd * high.Days + high.Ddd * low.Days) < 8 * ddd * low.Days * high.Days) Early++;
                continue;
            }
            Int128 median = (Int128)low.Ddd * high.Days + (Int128)high.Ddd * low.Days;
            if (5 * days * median < 8 * (Int128)ddd * low.Days * high.Days) Early++;
        }
    }

    private const int Few = 32;

    /// <summary>By pace. A few are moved one by one, without a call for each comparison.</summary>
    private static void Sort(Span<(long Ddd, int Days)> paces)
    {
        if (paces.Length > Few)
        {
            paces.Sort(static (one, other) => (one.Ddd * other.Days).CompareTo(other.Ddd * one.Days));
            return;
        }
        for (int i = 1; i < paces.Length; i++)
        {
            var pace = paces[i];
            int at = i;
            for (; at > 0 && paces[at - 1].Ddd * pace.Days > pace.Ddd * paces[at - 1].Days; at--) paces[at] = paces[at - 1];
            paces[at] = pace;
        }
    }
}
