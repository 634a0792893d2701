using Analytics.Prescribing;

namespace Analytics.Statistics;

/// <summary>Exposures with a first and a last day, both included, joined to eras as OMOP tools do.</summary>
/// <remarks>DrugUtilisation (DARWIN EU). A gap is start − previous end: 1 joins back-to-back, 0 only what overlaps, g means g − 1 uncovered days.</remarks>
public static class DrugEras
{
    /// <summary>Joins exposures of one patient and one treatment whose gap is at most so many days.</summary>
    /// <param name="exposures">In any order.</param>
    /// <param name="gap">0 or more.</param>
    /// <exception cref="ArgumentException">A negative gap, an exposure that ends before it begins.</exception>
    public static IReadOnlyList<ReportingPeriod> Of(IEnumerable<ReportingPeriod> exposures, int gap)
    {
        Require.That(gap >= 0, "A gap cannot be negative.", nameof(gap));
        var eras = new List<ReportingPeriod>();
        foreach (var exposure in exposures.OrderBy(exposure => exposure.From))
        {
            RequireOrder(exposure);
            if (eras.Count > 0 && exposure.From.DayNumber - eras[^1].To.DayNumber <= gap)
                eras[^1] = eras[^1] with { To = exposure.To > eras[^1].To ? exposure.To : eras[^1].To };
            else eras.Add(exposure);
        }
        return eras;
    }

    /// <summary>An era begins new use when it starts more than the washout after the previous one ended; exactly the washout is not new.</summary>
    /// <param name="previousEnd">Last day of the era before; null where there is none, which is new.</param>
    /// <param name="washout">Days, 0 or more.</param>
    /// <exception cref="ArgumentException">A negative washout.</exception>
    public static bool IsNewUse(DateOnly? previousEnd, DateOnly start, int washout)
    {
        Require.That(washout >= 0, "A washout cannot be negative.", nameof(washout));
        return previousEnd is not { } end || start.DayNumber - end.DayNumber > washout;
    }

    /// <summary>Days in the window that lie in an era: each day once, with the gaps that were joined.</summary>
    /// <inheritdoc cref="Of"/>
    public static int DaysExposed(IEnumerable<ReportingPeriod> exposures, int gap, ReportingPeriod window) => Of(exposures, gap).Sum(era => DaysIn(era, window));

    /// <summary>Days in the window of every exposure, added up where they overlap.</summary>
    public static int DaysPrescribed(IEnumerable<ReportingPeriod> exposures, ReportingPeriod window) => exposures.Sum(exposure => DaysIn(exposure, window));

    internal static int DaysIn(ReportingPeriod period, ReportingPeriod window) =>
        Math.Max(0, Math.Min(period.To.DayNumber, window.To.DayNumber) - Math.Max(period.From.DayNumber, window.From.DayNumber) + 1);

    internal static void RequireOrder(ReportingPeriod period) =>
        Require.That(period.To >= period.From, "A period cannot end before it begins.", nameof(period));
}
