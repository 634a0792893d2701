using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Release;

/// <summary>A window that is released, and the leaves it is the sum of.</summary>
/// <param name="Window">Index in the window table.</param>
/// <param name="Leaves">Quarters, as numbers from 0; a year has four.</param>
internal sealed record PlannedWindow(int Window, CalendarPeriod Period, IReadOnlyList<int> Leaves)
{
    /// <summary>Years and quarters of a period, years first: quarters are the leaves.</summary>
    public static IReadOnlyList<PlannedWindow> YearsAndQuarters(WindowTable windows)
    {
        var quarters = Enumerable.Range(0, windows.YearsAndQuarters).Where(w => windows.All[w].Kind == PeriodKind.Quarter).ToList();
        return [.. Enumerable.Range(0, windows.YearsAndQuarters).Select(w => new PlannedWindow(w, windows.All[w], windows.All[w].Kind == PeriodKind.Quarter
            ? [quarters.IndexOf(w)]
            : [.. quarters.Select((q, leaf) => (q, leaf)).Where(x => windows.All[x.q].Year == windows.All[w].Year).Select(x => x.leaf)]))];
    }

    /// <summary>Positions of each year and of its quarters.</summary>
    public static IEnumerable<(int Year, int[] Quarters)> YearsWithQuarters(IReadOnlyList<PlannedWindow> windows) =>
        from year in Enumerable.Range(0, windows.Count)
        where windows[year].Leaves.Count > 1
        select (year, Enumerable.Range(0, windows.Count).Where(w => windows[w].Leaves.Count == 1 && windows[year].Leaves.Contains(windows[w].Leaves[0])).ToArray());

    /// <summary>One year by itself.</summary>
    public static IReadOnlyList<PlannedWindow> OneYear(WindowTable windows, int window) => [new(window, windows.All[window], [0])];
}
