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
    /// At most so many to work on, each with words of its own, and of a theme of its own as long as there are themes left: what has a goal first, then what is
    /// above the median, and where nothing is, what has surely risen. None that is not compared where others are.
    /// </summary>
    public static IReadOnlyList<MeasureSheet> Take(IReadOnlyList<MeasureSheet> sheets, int most, Func<MeasureSheet, string> words)
    {
        var ordered = Of(sheets);
        var withGoal = ordered.Where(HasGoal).ToList();
        var compared = ordered.Where(sheet => Positions.Of(sheet) != Position.Unknown).ToList();
        if (compared.Count > 0) ordered = compared;
        var high = ordered.Where(sheet => StandsOut(sheet) || IsAbove(sheet)).ToList();
        ordered = [.. withGoal, .. (high.Count > 0 ? high : ordered.Where(sheet => Rise(sheet) > 0)).Except(withGoal)];
        var firsts = ordered.GroupBy(Theme.IdOf).Select(theme => theme.First()).ToList();
        return [.. firsts.Concat(ordered.Except(firsts)).DistinctBy(words).Take(most)];
    }

    /// <summary>What a page of its own is about, and the first thing to talk about: a goal that is not reached, else what stands out, else what has surely risen, else the first of the pack.</summary>
    public static MeasureSheet? Topic(IReadOnlyList<MeasureSheet> sheets)
    {
        var ordered = Of(sheets);
        return ordered.FirstOrDefault(HasGoal) ?? ordered.FirstOrDefault(StandsOut) ?? ordered.FirstOrDefault(sheet => Rise(sheet) > 0) ?? sheets.FirstOrDefault(sheet => sheet.Own.Value.IsShown());
    }

    /// <summary>Set by the reader or its course, and not reached: neither in the year nor, in a course, since it began.</summary>
    public static bool HasGoal(MeasureSheet sheet) =>
        sheet.Comparators.Goals.Concat(sheet.Course?.Goals ?? [])
            .Any(goal => !sheet.Own.Value.Match(goal.IsReached, _ => false) || sheet is { Measure.IsVolume: true, Course.SinceStart.During: var now } && now.Match(value => !goal.IsReached(value), _ => false));

    /// <summary>The measures of the tiles: what stands out most, then the volume of opioids, the two on patients at risk, and the other drugs; what is compared before what is not.</summary>
    /// <param name="byPlace">Whether the reader is one of the peers: a nation or a network stands nowhere among them.</param>
    public static IReadOnlyList<MeasureSheet> Tiles(IReadOnlyList<MeasureSheet> sheets, int most = 4, bool byPlace = true)
    {
        MeasureSheet? First(Quantity quantity, string theme) =>
            sheets.FirstOrDefault(sheet => sheet.Measure.Quantity == quantity && Theme.IdOf(sheet) == theme);
        MeasureSheet?[] wanted =
        [
            First(Quantity.DddPer1000PerDay, "opioids"), First(Quantity.PersistentUsersPer1000, "opioids"),
            First(Quantity.ConcurrentUsersPercent, "opioids"), First(Quantity.UsersPer1000, "anxhyp"), First(Quantity.UsersPer1000, "bzdz"),
        ];
        return [.. Of(sheets).Where(sheet => byPlace && StandsOut(sheet)).Take(1).Concat(wanted.OfType<MeasureSheet>()).Concat(sheets).Distinct().OrderBy(HasNoFigure).ThenBy(sheet => byPlace && Positions.Of(sheet) == Position.Unknown).Take(most)];
    }

    private const int HighRank = 1;

    private static decimal Rise(MeasureSheet sheet) => sheet.Measure.Direction != Direction.Higher && Change.Of(sheet) is { Trend: Trend.Up } change ? change.Percent : 0;

    /// <summary>By as much above the median as a change must have to be told.</summary>
    private static bool IsAbove(MeasureSheet sheet) => sheet.Measure.Direction != Direction.Higher
        && sheet.Peers.Median.And(sheet.Own.Value, Change.TrendOf).Match(trend => trend == Trend.Up, _ => false);

    private static int Rank(MeasureSheet sheet) => (Positions.VerdictOf(sheet), Positions.Of(sheet)) switch
    {
        (Verdict.LookCloser, _) => 0,
        (Verdict.Different, Position.Higher) => HighRank,
        (Verdict.LikeMost, _) => 2,
        _ => 3,
    };

    private static bool HasNoFigure(MeasureSheet sheet) => !sheet.Own.Value.IsShown();
}
