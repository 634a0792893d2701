namespace Analytics.Tallies;

/// <summary>What a rule looks at: one patient's dispensings in twelve months as one unit sees them, and as they are.</summary>
/// <param name="window">Index of the calendar year, or of a rolling one where change is followed.</param>
/// <param name="own">Dispensings of the measure's drugs in the year that are the unit's, by day: all of them where the unit is a place.</param>
/// <param name="with">Dispensings of its second selection in the year that are the unit's, by day.</param>
/// <param name="history">Dispensings of the measure's drugs by anybody, by day, from the first day of the period to the last of the year.</param>
internal readonly ref struct PatientYear(
    PatientContext context, int window, ReadOnlySpan<DispensedEvent> own, ReadOnlySpan<DispensedEvent> with, ReadOnlySpan<DispensedEvent> history)
{
    private readonly PatientContext _context = context;
    private readonly int _window = window;

    /// <summary>The practice or doctor; <see cref="PrescriberUnits.None"/> where the unit is a place.</summary>
    public int Unit { get; init; } = PrescriberUnits.None;
    public int Window => _window;

    /// <summary>Of <see cref="History"/> what is the unit's, where the unit is neither a place nor a practice or doctor; otherwise empty.</summary>
    public ReadOnlySpan<DispensedEvent> OwnHistory { get; init; }

    /// <summary>One bit for each dispensing of <see cref="History"/> that is the unit's; 0 where there are more than bits. It tells <see cref="Own"/> too.</summary>
    public ulong Past { get; init; }
    public ReadOnlySpan<DispensedEvent> Own { get; } = own;
    public ReadOnlySpan<DispensedEvent> With { get; } = with;
    public ReadOnlySpan<DispensedEvent> History { get; } = history;

    /// <summary>First day of the year, counted from the first of the period.</summary>
    public int FirstDay { get; } = context.Windows.FirstDayOf(window);
    public int LastDay { get; } = context.Windows.LastDayOfWindow(window);

    /// <summary>The treatment that began in the year, whoever prescribed.</summary>
    /// <param name="gapDays">Of the measure that asks how long it lasted; 0 for others.</param>
    public TreatmentStart StartAfter(int washoutDays, int gapDays) => _context.Courses.StartOf(_context, this, washoutDays, gapDays);

    /// <summary>Renewals among the unit's own dispensings; kept only as long as the patient and the drugs are the same.</summary>
    public Renewals RenewalsWith(int gapDays) => _context.Courses.RenewalsOf(_context, this, gapDays);

    /// <summary>Year of the last day less birth year; −1 where no row of the year tells. Where rows differ, the youngest.</summary>
    public int Age
    {
        get
        {
            int born = 0;
            foreach (ref readonly var e in HistoryOfYear) born = Math.Max(born, e.Person.BirthYear);
            return born == 0 ? -1 : _context.Windows.All[_window].Year - born;
        }
    }

    /// <summary>Whether it is the newest whole calendar year.</summary>
    public bool IsLast => _window == _context.Windows.LastYear;

    /// <summary>Of <see cref="AgeSex"/>, whoever prescribed.</summary>
    public int AgeAndSex => AgeSex.Of(HistoryOfYear, _context.Windows.All[_window].Year);

    /// <summary>Hundredths, of the unit's own dispensings in the year.</summary>
    public long Ddd { get; } = Sum(own);

    /// <summary>Of GPs only (RULINGS 19).</summary>
    public long DddFromGps
    {
        get
        {
            long sum = 0;
            foreach (ref readonly var e in Own)
            {
                if (_context.Prescribers.IsGp(e.Prescriber, e.Practice)) sum += e.DddHundredths;
            }
            return sum;
        }
    }

    /// <summary>Micrograms of oral morphine.</summary>
    public long Ome
    {
        get
        {
            long sum = 0;
            foreach (ref readonly var e in Own) sum += _context.Details![e.Number].Ome;
            return sum;
        }
    }

    /// <summary>The drug of a dispensing, whatever marks it has.</summary>
    public int CodeOf(in DispensedEvent e) => _context.Substances.CodeOf[e.Substance];

    /// <summary>That part of <see cref="History"/> that lies in the year.</summary>
    public ReadOnlySpan<DispensedEvent> HistoryOfYear
    {
        get
        {
            int first = History.Length;
            while (first > 0 && History[first - 1].Day >= FirstDay) first--;
            return History[first..];
        }
    }

    /// <summary>Whether <see cref="BeforePalliation"/> leaves days of it out.</summary>
    public bool IsPalliative => _context.PalliativeFrom <= LastDay;

    /// <summary>The year without palliative treatment: what lies before it (MEASURES 4.18).</summary>
    public PatientYear BeforePalliation()
    {
        int from = _context.PalliativeFrom;
        return !IsPalliative ? this : new PatientYear(_context, _window, Before(Own, from), Before(With, from), Before(History, from));
    }

    /// <summary>Hundredths of a DDD.</summary>
    public static long Sum(ReadOnlySpan<DispensedEvent> events)
    {
        long sum = 0;
        foreach (ref readonly var e in events) sum += e.DddHundredths;
        return sum;
    }

    private static ReadOnlySpan<DispensedEvent> Before(ReadOnlySpan<DispensedEvent> events, int day)
    {
        int count = events.Length;
        while (count > 0 && events[count - 1].Day >= day) count--;
        return events[..count];
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

    /// <summary>One bit for each quarter of the year, counted from its first month, with a dispensing.</summary>
    public int QuartersOf(ReadOnlySpan<DispensedEvent> events)
    {
        int mask = 0, first = _context.Windows.MonthOfDay(FirstDay);
        foreach (ref readonly var e in events) mask |= 1 << (_context.Windows.MonthOfDay(e.Day) - first) / 3;
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
