namespace Analytics.Tallies;

/// <summary>What a rule looks at: one patient's dispensings as one unit sees them, and as they are.</summary>
/// <param name="window">Index of the calendar year.</param>
/// <param name="own">Dispensings of the measure's drugs in the year that are the unit's, by day: all of them where the unit is a place.</param>
/// <param name="with">Dispensings of its second selection in the year that are the unit's, by day.</param>
/// <param name="history">Dispensings of the measure's drugs by anybody, by day, from the first day of the period to the last of the year.</param>
internal readonly ref struct PatientYear(
    WindowTable windows, int window, ReadOnlySpan<DispensedEvent> own, ReadOnlySpan<DispensedEvent> with, ReadOnlySpan<DispensedEvent> history)
{
    public ReadOnlySpan<DispensedEvent> Own { get; } = own;
    public ReadOnlySpan<DispensedEvent> With { get; } = with;
    public ReadOnlySpan<DispensedEvent> History { get; } = history;

    /// <summary>First day of the year, counted from the first of the period.</summary>
    public int FirstDay { get; } = windows.FirstDayOf(window);
    public int LastDay { get; } = windows.FirstDayOf(window) + windows.All[window].Days - 1;

    /// <summary>Year less birth year; −1 where no row of the year tells. Where rows differ, the youngest.</summary>
    public int Age
    {
        get
        {
            int born = 0;
            foreach (ref readonly var e in History)
            {
                if (e.Day >= FirstDay && e.Person.BirthYear > born) born = e.Person.BirthYear;
            }
            return born == 0 ? -1 : windows.All[window].Year - born;
        }
    }

    public long Ddd
    {
        get
        {
            long sum = 0;
            foreach (ref readonly var e in Own) sum += e.DddHundredths;
            return sum;
        }
    }

    /// <summary>Whether something was returned to the unit.</summary>
    public bool HasReturns
    {
        get
        {
            foreach (ref readonly var e in Own)
            {
                if (e.DddHundredths < 0) return true;
            }
            return false;
        }
    }

    /// <summary>One bit for each calendar quarter with a dispensing.</summary>
    public int QuartersOf(ReadOnlySpan<DispensedEvent> events)
    {
        int mask = 0;
        foreach (ref readonly var e in events) mask |= 1 << windows.QuarterOfDay(e.Day);
        return mask;
    }

    /// <summary>One bit for each of the four blocks of 90 days, counted from the first day of the year, with a dispensing; the last block goes to the end of the year.</summary>
    public int BlocksOf(ReadOnlySpan<DispensedEvent> events)
    {
        const int BlockDays = 90, LastBlock = 3;
        int mask = 0;
        foreach (ref readonly var e in events) mask |= 1 << Math.Min((e.Day - FirstDay) / BlockDays, LastBlock);
        return mask;
    }
}
