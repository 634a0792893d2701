namespace Analytics.Tallies;

/// <summary>Calendar years and quarters of the days of a period, for look-up row by row.</summary>
internal sealed class CrossCheckCalendar
{
    private readonly byte[] _years, _quarterBits;
    private readonly ushort[] _months;

    public CrossCheckCalendar(Prescribing.ReportingPeriod period)
    {
        int days = period.To.DayNumber - period.From.DayNumber + 1;
        (_years, _quarterBits, _months) = (new byte[days], new byte[days], new ushort[days]);
        FirstYear = period.From.Year;
        Years = period.To.Year - FirstYear + 1;
        for (int day = 0; day < days; day++)
        {
            var date = period.From.AddDays(day);
            _years[day] = checked((byte)(date.Year - FirstYear));
            _quarterBits[day] = (byte)(1 << ((date.Month - 1) / 3));
            _months[day] = (ushort)((date.Year - FirstYear) * 12 + date.Month - 1);
        }
    }

    public int FirstYear { get; }

    /// <summary>Calendar years touched by the period.</summary>
    public int Years { get; }

    /// <summary>Calendar year, counted from the first.</summary>
    public int YearOf(int day) => _years[day];

    /// <summary>The span of <see cref="PrescriberPairs.YearsOfPair"/> years that a year lies in, and its place there.</summary>
    public static int EraOf(int year, out int place)
    {
        // Nearly always the first: no division for every row.
        if (year < PrescriberPairs.YearsOfPair)
        {
            place = year;
            return 0;
        }
        place = year % PrescriberPairs.YearsOfPair;
        return year / PrescriberPairs.YearsOfPair;
    }

    /// <summary>One of four bits.</summary>
    public int QuarterBitOf(int day) => _quarterBits[day];

    /// <summary>Month, counted from January of the first year.</summary>
    public int MonthOf(int day) => _months[day];
}
