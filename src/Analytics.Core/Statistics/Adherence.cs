namespace Analytics.Statistics;

/// <summary>How well supply covered time: the continuous measures of medication availability 1 to 7, and the union of days.</summary>
/// <remarks>
/// Vollmer WM and others (2012), BMC Health Serv Res 12:155; AdhereR (Dima AL, Dediu D (2017), PLoS ONE 12:e0174426). The window is half-open:
/// a fill on its end day is outside (AdhereR counts it in). CMA 7 equals a stock kept day by day and is what reports call PDC with carry-over.
/// CMA 8 is left out because it can be 0 for somebody covered throughout, CMA 9 because it weighs by interval.
/// All results are rounded to ten significant digits; 1 is full cover.
/// </remarks>
public sealed record Adherence
{
    private Adherence() { }

    /// <summary>Days supplied before the last fill / first to last fill. Null with one day of fills.</summary>
    public double? Cma1 { get; private init; }

    /// <summary>Days supplied / first fill to end of window: the medication possession ratio. May be above 1.</summary>
    public double? Cma2 { get; private init; }

    /// <summary>CMA 1, at most 1.</summary>
    public double? Cma3 => Cma1 is { } known ? Math.Min(1, known) : null;

    /// <summary>CMA 2, at most 1.</summary>
    public double? Cma4 => Cma2 is { } known ? Math.Min(1, known) : null;

    /// <summary>Share of days covered from first to last fill, surplus carried on.</summary>
    public double? Cma5 { get; private init; }

    /// <summary>Share of days covered from the first fill to the end of the window, surplus carried on.</summary>
    public double? Cma6 { get; private init; }

    /// <summary>Share of the window covered, surplus carried on, from before the window too. Null with nothing before or in it; 0 when earlier supply is used up.</summary>
    public double? Cma7 { get; private init; }

    /// <summary>Share of the window covered when every fill starts on its own day and surplus is lost: PDC without carry-over.</summary>
    public double? UnionOfDays { get; private init; }

    /// <param name="fills">Of one patient and one treatment, in any order; from before the window too.</param>
    /// <param name="start">First day of the window.</param>
    /// <param name="days">Its length, 1 or more; the day after it is outside.</param>
    /// <exception cref="ArgumentException">An empty window, a fill without days or dose.</exception>
    public static Adherence Of(IReadOnlyCollection<Fill> fills, DateOnly start, int days)
    {
        Require.That(days >= 1, "A window has at least one day.", nameof(days));
        decimal from = start.DayNumber, to = from + days;
        var known = Supply.Ordered(fills).Where(fill => fill.Day.DayNumber < to).ToArray();
        var inside = known.Where(fill => fill.Day.DayNumber >= from).ToArray();
        if (known.Length == 0) return new();
        var whole = new Adherence
        {
            Cma7 = Share(Overlap(Supply.Stretches(known), from, to), days),
            UnionOfDays = Share(Union(known, from, to), days),
        };
        if (inside.Length == 0) return whole;
        decimal first = inside[0].Day.DayNumber, last = inside[^1].Day.DayNumber;
        return whole with
        {
            Cma1 = Share(inside.Where(fill => fill.Day.DayNumber < last).Sum(fill => fill.DaysOfSupply), last - first),
            Cma2 = Share(inside.Sum(fill => fill.DaysOfSupply), to - first),
            Cma5 = Share(Overlap(Supply.Stretches(inside), first, last), last - first),
            Cma6 = Share(Overlap(Supply.Stretches(inside), first, to), to - first),
        };
    }

    private static double? Share(decimal days, decimal of) => of <= 0 ? null : Settled.Number((double)(days / of));

    private static decimal Overlap(IEnumerable<(Fill Fill, decimal From, decimal To)> stretches, decimal from, decimal to) =>
        stretches.Sum(stretch => Math.Max(0, Math.Min(stretch.To, to) - Math.Max(stretch.From, from)));

    private static decimal Union(IEnumerable<Fill> ordered, decimal from, decimal to)
    {
        decimal covered = 0, reached = from;
        foreach (var fill in ordered)
        {
            decimal begin = Math.Max(reached, fill.Day.DayNumber), end = Math.Min(to, fill.Day.DayNumber + fill.DaysOfSupply);
            covered += Math.Max(0, end - begin);
            reached = Math.Max(reached, end);
        }
        return covered;
    }
}
