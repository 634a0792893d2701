namespace Analytics.Statistics;

/// <summary>Fills in order, each with the days that its supply lasts when surplus is carried to the next.</summary>
internal static class Supply
{
    /// <summary>Same-day fills in the order given.</summary>
    /// <exception cref="ArgumentException">Days or a dose that are not above 0.</exception>
    public static Fill[] Ordered(IReadOnlyCollection<Fill> fills)
    {
        ArgumentNullException.ThrowIfNull(fills);
        foreach (var fill in fills)
            Require.That(fill.DaysOfSupply > 0 && fill.DailyDose > 0, "A fill lasts more than 0 days at a dose above 0: take returns off first.", nameof(fills));
        return [.. fills.OrderBy(fill => fill.Day)];
    }

    /// <summary>From a fill's day, as long as its own and the carried supply last, but not beyond the next fill.</summary>
    /// <param name="until">What the last fill's supply may last to; not cut without.</param>
    /// <param name="mostCarried">Days that are carried to a fill of a later day; all without.</param>
    public static IEnumerable<(Fill Fill, decimal From, decimal To)> Stretches(Fill[] ordered, decimal? until = null, decimal? mostCarried = null)
    {
        decimal carried = 0;
        for (int i = 0; i < ordered.Length; i++)
        {
            var fill = ordered[i];
            if (i > 0) carried = fill.Class != ordered[i - 1].Class ? 0 : carried * ordered[i - 1].DailyDose / fill.DailyDose;
            decimal from = fill.Day.DayNumber, lasts = from + carried + fill.DaysOfSupply;
            decimal next = i + 1 < ordered.Length ? ordered[i + 1].Day.DayNumber : until ?? lasts;
            yield return (fill, from, Math.Min(lasts, next));
            carried = Math.Max(0, lasts - next);
            if (mostCarried is { } most && next > from) carried = Math.Min(carried, most);
        }
    }
}
