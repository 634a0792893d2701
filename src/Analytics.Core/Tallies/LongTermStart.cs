using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>New long-term use: dispensed again 91 to 180 days after the first time, and 90 tablets or doses or more in the first 90 days (Hamina and others 2022).</summary>
internal static class LongTermStart
{
    public const int LastDay = 180;
    private const int FirstDays = 90, FewestUnits = 90_00;

    /// <param name="history">Dispensings of the drugs, by day.</param>
    /// <param name="day">First day of the treatment.</param>
    /// <param name="details">By the number of each event.</param>
    public static bool Is(ReadOnlySpan<DispensedEvent> history, int day, RowDetails[] details)
    {
        long units = 0;
        bool isAgain = false;
        foreach (ref readonly var e in history)
        {
            int after = e.Day - day;
            if (after is >= 0 and <= FirstDays) units += details[e.Number].Units;
            if (after is > FirstDays and <= LastDay && e.DddHundredths >= 0) isAgain = true;
        }
        return isAgain && units >= FewestUnits;
    }
}
