using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Reports.Components;

internal enum Trend { Steady, Up, Down }

/// <summary>From the first to the last shown calendar year. Says nothing of causes.</summary>
/// <param name="MayBeChance">Whether both figures could be of a series that stays as it is; null where neither an interval nor a run chart tells: means of a cluster and morphine equivalents have no interval.</param>
internal sealed record Change(CalendarPeriod From, CalendarPeriod To, decimal Before, decimal Now, bool? MayBeChance)
{
    /// <summary>Smaller changes, in whole percent of the first year as they are printed, count as unchanged.</summary>
    public const decimal SmallestPercent = 3;

    public decimal Percent => (Now - Before) / Before * 100;

    /// <summary>What may be said without more words: a change that may be chance, or was not tried, is none.</summary>
    public Trend Trend => MayBeChance == false ? Size : Trend.Steady;

    /// <summary>By size alone.</summary>
    public Trend Size => TrendOf(Before, Now);

    /// <summary>Large enough to be told, and not known to be more than chance.</summary>
    public bool IsUncertain => Size != Trend.Steady && MayBeChance != false;

    /// <summary>Ends the keys of texts: what is uncertain has words of its own.</summary>
    public string Key => IsUncertain ? "Chance" : Trend.ToString();

    /// <summary>From nothing to something is up. Judged by the percent that a reader sees, so that no "−3 %" is a change here and none there.</summary>
    public static Trend TrendOf(decimal before, decimal now)
    {
        bool isSteady = now == before || before != 0 && Math.Round(Math.Abs(now - before) / before * 100, MidpointRounding.AwayFromZero) < SmallestPercent;
        return isSteady ? Trend.Steady : now > before ? Trend.Up : Trend.Down;
    }

    /// <summary>
    /// Whether a series says the same of these two years. Users of a quarter are not a fourth of the year's, so that quarters can fall while years rise; and quarters may be withheld.
    /// </summary>
    /// <remarks>Nor is a fall told over a line whose end lies above its beginning.</remarks>
    public bool IsSeenIn(IReadOnlyList<ReleasedFigure> series)
    {
        if (MeanIn(series, From) is not { } before || MeanIn(series, To) is not { } now || TrendOf(before, now) != Size) return false;
        var drawn = series.Select(figure => Shown(figure.Value)).OfType<decimal>().ToList();
        return Trend switch { Trend.Up => drawn[^1] >= drawn[0], Trend.Down => drawn[^1] <= drawn[0], _ => true };
    }

    private static decimal? MeanIn(IReadOnlyList<ReleasedFigure> series, CalendarPeriod year)
    {
        var shown = series.Where(figure => figure.Period.Year == year.Year).Select(figure => Shown(figure.Value)).ToList();
        return shown.Count == 0 || shown.Contains(null) ? null : shown.Average();
    }

    /// <summary>Null where fewer than two years are shown, the last year is not, or the first is zero.</summary>
    public static Change? Of(MeasureSheet sheet)
    {
        if (sheet.Years.Count < 2) return null;
        ReleasedFigure last = sheet.Years[^1];
        return sheet.Years.SkipLast(1).Select(first => Between(first, last)).FirstOrDefault(change => change is not null) is { } found ? AsTheLineSays(sheet, found) : null;
    }

    /// <summary>A run chart that is told beside it is not denied: a signal the same way is no chance, and where there is no interval, a line without a signal may be.</summary>
    private static Change AsTheLineSays(MeasureSheet sheet, Change change)
    {
        if ((sheet.Course?.Reading ?? sheet.Comparators.RunChart) is not { } reading) return change;
        if (Statuses.IsSignal(reading)) return Statuses.WayOf(sheet.Trend, reading) == change.Size ? change with { MayBeChance = false } : change;
        return change.MayBeChance is null && reading.Series == SeriesVerdict.ChanceOnly ? change with { MayBeChance = true } : change;
    }

    private static Change? Between(ReleasedFigure first, ReleasedFigure last) =>
        first.Value.And(last.Value, (before, now) => before == 0 ? null : new Change(first.Period, last.Period, before, now, CouldBeChance(first, last)))
            .Match(change => change, _ => null);

    /// <summary>
    /// Whether the interval of the difference holds zero, made of both figures' own intervals (Zou and Donner 2008). Many are the same people in both years, so that the true one is narrower.
    /// </summary>
    private static bool? CouldBeChance(ReleasedFigure first, ReleasedFigure last)
    {
        if (Shown(first.Value) is not { } before || Shown(last.Value) is not { } now) return null;
        bool up = now >= before;
        if (Shown(up ? last.Lower : last.Upper) is not { } nearNow || Shown(up ? first.Upper : first.Lower) is not { } nearBefore) return null;
        return Square(now - before) <= Square(now - nearNow) + Square(before - nearBefore);
    }

    private static decimal? Shown(Published<decimal> value) => value.Match(shown => (decimal?)shown, _ => null);

    private static decimal Square(decimal side) => side * side;
}
