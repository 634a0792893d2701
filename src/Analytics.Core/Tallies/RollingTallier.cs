namespace Analytics.Tallies;

/// <summary>Adds one patient's dispensings to the rolling years of the county and nation of residence, by the rules of <see cref="ResidenceTallier"/>.</summary>
internal sealed class RollingTallier(ResidenceUnits units, WindowTable windows)
{
    private const int Mover = -2;

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
        if (county != Mover) AddVolume(book, subject, county, first, last, ddd);
        else foreach (ref readonly var e in range) AddVolume(book, subject, CountyOf(e), first, last, e.DddHundredths);

        // The patient is placed by the first dispensing.
        int home = CountyOf(range[0]);
        if (ddd <= 0 || home == ResidenceUnits.Elsewhere) return;
        book.AddUser(subject, home, first, last);
        book.AddUser(subject, ResidenceUnits.Nation, first, last);
    }

    private static void AddVolume(RollingBook book, int subject, int county, int first, int last, long ddd)
    {
        if (county == ResidenceUnits.Elsewhere) return;
        book.AddDdd(subject, county, first, last, ddd);
        book.AddDdd(subject, ResidenceUnits.Nation, first, last, ddd);
    }

    private int CountyOf(in DispensedEvent e) => e.Residence == ResidenceUnits.Elsewhere ? ResidenceUnits.Elsewhere : units.CountyOf(e.Residence);
}
