namespace Analytics.Prescribing;

/// <summary>The days that are looked at.</summary>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included: a dispensing on the last day counts.</param>
public readonly record struct ReportingPeriod(DateOnly From, DateOnly To)
{
    /// <summary>Calendar years that lie wholly inside, in order.</summary>
    public IEnumerable<int> WholeYears
    {
        get
        {
            for (int year = From.Year; year <= To.Year; year++)
            {
                if (From <= new DateOnly(year, 1, 1) && To >= new DateOnly(year, 12, 31)) yield return year;
            }
        }
    }

    public bool Contains(DateOnly day) => From <= day && day <= To;
    public bool Contains(CalendarPeriod period) => From <= period.First && period.Last <= To;
}
