using Analytics.Prescribing;

namespace Analytics.Tallies;

/// <summary>The periods figures are made for: all years, quarters, months and rolling years that lie wholly inside the reporting period.</summary>
internal sealed class WindowTable
{
    private readonly int _firstMonth;
    private readonly short[] _monthOfDay;
    private readonly int[] _firstDays, _lastDays;
    private readonly string[] _names;

    /// <param name="withMonths">Whether there are months and rolling years too.</param>
    public WindowTable(ReportingPeriod period, bool withMonths)
    {
        Period = period;
        int firstMonth = _firstMonth = period.From.Year * 12 + period.From.Month - 1;
        Months = period.To.Year * 12 + period.To.Month - firstMonth;
        _monthOfDay = new short[period.To.DayNumber - period.From.DayNumber + 1];
        for (int day = 0; day < _monthOfDay.Length; day++)
        {
            var date = period.From.AddDays(day);
            _monthOfDay[day] = (short)(date.Year * 12 + date.Month - 1 - firstMonth);
        }

        (YearOf, QuarterOf, MonthOf) = (new int[Months], new int[Months], new int[Months]);
        var all = new List<CalendarPeriod>();
        AddKind(YearOf, all, (year, _) => CalendarPeriod.OfYear(year));
        AddKind(QuarterOf, all, (year, month) => CalendarPeriod.OfQuarter(year, (month + 2) / 3));
        YearsAndQuarters = all.Count;
        if (withMonths) AddKind(MonthOf, all, CalendarPeriod.OfMonth);
        else Array.Fill(MonthOf, -1);
        FirstRolling = all.Count;
        FirstRollingMonth = period.From.Day == 1 ? 0 : 1;
        for (int month = FirstRollingMonth + 11; withMonths && month < Months; month++)
        {
            var window = CalendarPeriod.TwelveMonthsTo((firstMonth + month) / 12, (firstMonth + month) % 12 + 1);
            if (period.Contains(window)) all.Add(window);
        }
        All = [.. all];
        LastYear = all.FindLastIndex(window => window.Kind == PeriodKind.Year);
        _firstDays = [.. all.Select(window => window.First.DayNumber - period.From.DayNumber)];
        _names = [.. all.Select(window => window.ToString())];
        _lastDays = [.. all.Select(window => window.Last.DayNumber - period.From.DayNumber)];

        void AddKind(int[] windowOf, List<CalendarPeriod> windows, Func<int, int, CalendarPeriod> make)
        {
            for (int month = 0; month < Months; month++)
            {
                var window = make((firstMonth + month) / 12, (firstMonth + month) % 12 + 1);
                if (!period.Contains(window)) windowOf[month] = -1;
                else
                {
                    if (windows.Count == 0 || windows[^1] != window) windows.Add(window);
                    windowOf[month] = windows.Count - 1;
                }
            }
        }
    }

    public ReportingPeriod Period { get; }

    /// <summary>Index of the newest whole calendar year; −1 where there is none.</summary>
    public int LastYear { get; }

    /// <summary>Years first, then quarters, months, rolling years; each in order of time.</summary>
    public CalendarPeriod[] All { get; }

    /// <summary>How many of <see cref="All"/> are years or quarters: these stand first.</summary>
    public int YearsAndQuarters { get; }

    /// <summary>Months touched by the period.</summary>
    public int Months { get; }

    /// <summary>By month: index of its whole year, quarter, month, or -1.</summary>
    public int[] YearOf { get; }
    public int[] QuarterOf { get; }
    public int[] MonthOf { get; }

    /// <summary>Index of the first rolling year, and the month it starts with; the next ones start a month later each.</summary>
    public int FirstRolling { get; }
    public int FirstRollingMonth { get; }

    /// <summary>Month, counted from the first month of the period, of a day counted from its first day.</summary>
    public int MonthOfDay(int day) => _monthOfDay[day];

    /// <summary>Calendar year of a day counted from the first.</summary>
    public int YearOfDay(int day) => (_firstMonth + _monthOfDay[day]) / 12;

    /// <summary>First day of a window, counted from the first day of the period.</summary>
    public int FirstDayOf(int window) => _firstDays[window];

    /// <summary>Days, both ends included.</summary>
    public int DaysOf(int window) => _lastDays[window] - _firstDays[window] + 1;

    /// <summary>As figures files have it.</summary>
    public string NameOf(int window) => _names[window];

    /// <summary>Last day of a window, counted likewise.</summary>
    public int LastDayOfWindow(int window) => _lastDays[window];

    /// <summary>Last day of a month, counted from the first day of the period.</summary>
    /// <param name="month">Months since year 0.</param>
    public int LastDayOf(int month) => month / 12 is < 1 or > 9998 ? int.MaxValue
        : new DateOnly(month / 12, month % 12 + 1, 1).AddMonths(1).DayNumber - 1 - Period.From.DayNumber;

    public DateOnly DateOf(int day) => Period.From.AddDays(day);

    public int IndexOf(CalendarPeriod window) => Array.IndexOf(All, window);
}
