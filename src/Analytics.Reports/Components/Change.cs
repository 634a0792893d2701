using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Reports.Components;

internal enum Trend { Steady, Up, Down }

/// <summary>From the first to the last shown calendar year. Says nothing of causes or chance.</summary>
internal sealed record Change(CalendarPeriod From, CalendarPeriod To, decimal Before, decimal Now)
{
    /// <summary>Smaller changes, in whole percent of the first year as they are printed, count as unchanged.</summary>
    public const decimal SmallestPercent = 3;

    public decimal Percent => (Now - Before) / Before * 100;

    public Trend Trend => TrendOf(Before, Now);

    /// <summary>From nothing to something is up. Judged by the percent that a reader sees, so that no "−3 %" is a change here and none there.</summary>
    public static Trend TrendOf(decimal before, decimal now)
    {
        bool isSteady = now == before || before != 0 && Math.Round(Math.Abs(now - before) / before * 100, MidpointRounding.AwayFromZero) < SmallestPercent;
        return isSteady ? Trend.Steady : now > before ? Trend.Up : Trend.Down;
    }

    /// <summary>
    /// Whether a series says the same of these two years. Users of a quarter are not a fourth of the year's, so that quarters can fall while years rise; and quarters may be withheld.
    /// </summary>
    public bool IsSeenIn(IReadOnlyList<ReleasedFigure> series) => MeanIn(series, From) is { } before && MeanIn(series, To) is { } now && TrendOf(before, now) == Trend;

    private static decimal? MeanIn(IReadOnlyList<ReleasedFigure> series, CalendarPeriod year)
    {
        var shown = series.Where(figure => figure.Period.Year == year.Year).Select(figure => figure.Value.Match(value => (decimal?)value, _ => null)).ToList();
        return shown.Count == 0 || shown.Contains(null) ? null : shown.Average();
    }

    /// <summary>Null where fewer than two years are shown, the last year is not, or the first is zero.</summary>
    public static Change? Of(MeasureSheet sheet)
    {
        if (sheet.Years.Count < 2) return null;
        ReleasedFigure last = sheet.Years[^1];
        return sheet.Years.SkipLast(1).Select(first => Between(first, last)).FirstOrDefault(change => change is not null);
    }

    private static Change? Between(ReleasedFigure first, ReleasedFigure last) =>
        first.Value.And(last.Value, (before, now) => before == 0 ? null : new Change(first.Period, last.Period, before, now))
            .Match(change => change, _ => null);
}
