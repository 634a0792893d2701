using Analytics.Extracts;

namespace Analytics.Tallies;

/// <summary>How long a patient lived, as far as the rows tell.</summary>
internal static class Lives
{
    /// <summary>Last day of the month of death, counted from the first day of the period; of several months the latest. After all days where no row tells one.</summary>
    public static int LastDay(ReadOnlySpan<DispensedEvent> history, RowDetails[]? details, WindowTable windows)
    {
        if (details is null) return int.MaxValue;
        int month = 0;
        foreach (ref readonly var e in history) month = Math.Max(month, details[e.Number].DeathMonth);
        return month == 0 ? int.MaxValue : windows.LastDayOf(month);
    }
}
