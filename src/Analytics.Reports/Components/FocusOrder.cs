using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Which measures deserve attention first, from shown figures alone; ties keep the order of the pack.</summary>
internal static class FocusOrder
{
    /// <summary>Those on the worse side first, farthest from the median; then high ones without a better side; then the rest, those that have risen most first.</summary>
    public static IReadOnlyList<MeasureSheet> Of(IReadOnlyList<MeasureSheet> sheets) =>
    [
        .. sheets.Where(sheet => sheet.Own.Value.IsShown())
            .OrderBy(Rank)
            .ThenByDescending(sheet => StandsOut(sheet) ? Positions.DistanceFromMedian(sheet) : Rise(sheet)),
    ];

    /// <summary>On the worse side, or high.</summary>
    public static bool StandsOut(MeasureSheet sheet) => Rank(sheet) <= HighRank;

    /// <summary>
    /// At most so many to work on, each with words of its own, and of a theme of its own as long as there are themes left. None that is not compared where
    /// others are, and none below the median where others are not.
    /// </summary>
    public static IReadOnlyList<MeasureSheet> Take(IReadOnlyList<MeasureSheet> sheets, int most, Func<MeasureSheet, string> words)
    {
        var ordered = Of(sheets);
        var compared = ordered.Where(sheet => Positions.Of(sheet) != Position.Unknown).ToList();
        if (compared.Count > 0) ordered = compared;
        var notLow = ordered.Where(sheet => !IsOnTheGoodSide(sheet)).ToList();
        // At the median and falling is nothing to work on, as long as another is above it.
        if (notLow.Exists(IsAbove)) notLow.RemoveAll(sheet => !IsAbove(sheet) && Change.Of(sheet) is { Trend: Trend.Down });
        ordered = notLow.Count > 0 ? notLow : [.. ordered.Take(1)];
        var firsts = ordered.GroupBy(Theme.IdOf).Select(theme => theme.First()).ToList();
        return [.. firsts.Concat(ordered.Except(firsts)).DistinctBy(words).Take(most)];
    }

    /// <summary>The measures of the tiles: volume of opioids, the two on patients at risk, then the other drugs.</summary>
    public static IReadOnlyList<MeasureSheet> Tiles(IReadOnlyList<MeasureSheet> sheets, int most = 4)
    {
        MeasureSheet? First(Quantity quantity, string theme) =>
            sheets.FirstOrDefault(sheet => sheet.Measure.Quantity == quantity && Theme.IdOf(sheet) == theme);
        MeasureSheet?[] wanted =
        [
            First(Quantity.DddPer1000PerDay, "opioids"), First(Quantity.PersistentUsersPer1000, "opioids"),
            First(Quantity.ConcurrentUsersPercent, "opioids"), First(Quantity.UsersPer1000, "anxhyp"), First(Quantity.UsersPer1000, "bzdz"),
        ];
        return [.. wanted.OfType<MeasureSheet>().Concat(sheets).Distinct().OrderBy(HasNoFigure).Take(most)];
    }

    private const int HighRank = 1;

    private static decimal Rise(MeasureSheet sheet) => sheet.Measure.Direction != Direction.Higher && Change.Of(sheet) is { Trend: Trend.Up } change ? change.Percent : 0;

    private static bool IsOnTheGoodSide(MeasureSheet sheet) =>
        sheet.Own.Value.And(sheet.Peers.Median, (own, median) => sheet.Measure.Direction == Direction.Higher ? own > median : own < median)
            .Match(good => good, _ => false);

    /// <summary>Above the median as both are printed.</summary>
    private static bool IsAbove(MeasureSheet sheet) => sheet.Measure.Direction != Direction.Higher && sheet.Own.Value.And(sheet.Peers.Median, (own, median) => Math.Round(own, sheet.Measure.Decimals, MidpointRounding.AwayFromZero) > Math.Round(median, sheet.Measure.Decimals, MidpointRounding.AwayFromZero)).Match(above => above, _ => false);

    private static int Rank(MeasureSheet sheet) => (Positions.VerdictOf(sheet), Positions.Of(sheet)) switch
    {
        (Verdict.LookCloser, _) => 0,
        (Verdict.Different, Position.Higher) => HighRank,
        (Verdict.LikeMost, _) => 2,
        _ => 3,
    };

    private static bool HasNoFigure(MeasureSheet sheet) => !sheet.Own.Value.IsShown();
}
