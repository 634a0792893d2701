using System.Runtime.InteropServices;

namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings to the rolling years of the county and nation of residence, by the rules of <see cref="ResidenceTallier"/>.</summary>
internal sealed class RollingTallier(ResidenceUnits units, WindowTable windows)
{
    private const int Mover = -2;
    private readonly Dictionary<int, long> _ofCounty = [];

    /// <param name="events">Of the subject, ordered by day.</param>
    public void Add(RollingBook book, int subject, ReadOnlySpan<DispensedEvent> events)
    {
        if (events.IsEmpty) return;
        int county = CountyOf(events[0]);
        foreach (ref readonly var e in events)
        {
            if (CountyOf(e) != county) county = Mover;
        }
        int count = windows.All.Length - windows.FirstRolling, from = 0, to = 0, first = 0;
        long ddd = 0;
        for (int window = 0; window < count; window++)
        {
            int month = windows.FirstRollingMonth + window, before = from, after = to;
            long held = ddd;
            while (from < events.Length && windows.MonthOfDay(events[from].Day) < month) ddd -= events[from++].DddHundredths;
            while (to < events.Length && windows.MonthOfDay(events[to].Day) <= month + 11) ddd += events[to++].DddHundredths;
            if (from == before && to == after) continue;
            // Until here the windows held the same.
            if (after > before && window > first) AddRange(book, subject, county, first, window - 1, held, events[before..after]);
            first = window;
        }
        if (to > from && count > first) AddRange(book, subject, county, first, count - 1, ddd, events[from..to]);
    }

    private void AddRange(RollingBook book, int subject, int county, int first, int last, long ddd, ReadOnlySpan<DispensedEvent> range)
    {
        if (county != Mover)
        {
            if (county != ResidenceUnits.Elsewhere) AddVolume(book, subject, county, first, last, ddd);
        }
        else
        {
            AddMover(book, subject, first, last, range);
        }

        // The patient is placed by the first dispensing.
        int home = CountyOf(range[0]);
        if (ddd <= 0 || home == ResidenceUnits.Elsewhere) return;
        book.AddUser(subject, home, first, last);
        book.AddUser(subject, ResidenceUnits.Nation, first, last);
    }

    /// <summary>Each county has what was dispensed while the patient lived there, the nation all of these.</summary>
    private void AddMover(RollingBook book, int subject, int first, int last, ReadOnlySpan<DispensedEvent> range)
    {
        _ofCounty.Clear();
        foreach (ref readonly var e in range)
        {
            if (CountyOf(e) is var county and not ResidenceUnits.Elsewhere)
                CollectionsMarshal.GetValueRefOrAddDefault(_ofCounty, county, out _) += e.DddHundredths;
        }
        if (_ofCounty.Count == 0) return;
        foreach (var (county, ddd) in _ofCounty) book.AddDdd(subject, county, first, last, ddd);
        book.AddDdd(subject, ResidenceUnits.Nation, first, last, _ofCounty.Values.Sum());
    }

    private static void AddVolume(RollingBook book, int subject, int county, int first, int last, long ddd)
    {
        book.AddDdd(subject, county, first, last, ddd);
        book.AddDdd(subject, ResidenceUnits.Nation, first, last, ddd);
    }

    private int CountyOf(in DispensedEvent e) => e.Residence == ResidenceUnits.Elsewhere ? ResidenceUnits.Elsewhere : units.CountyOf(e.Residence);
}
