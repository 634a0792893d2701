using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Goals in words: what is to be reached by when, and whether it is, or how far.</summary>
internal static class GoalTexts
{
    public static RichText Line(Reader reader, MeasureSheet sheet, GoalLine goal)
    {
        var texts = reader.Texts;
        string from = goal.Baseline is { } baseline ? " " + texts.With("goal.baseline", ("baseline", texts.Figure(sheet.Measure, baseline))) : "";
        string now = " " + sheet.Own.Value.Match(value => texts.With("goal.now", ("now", texts.Figure(sheet.Measure, value))), _ => texts["goal.now.hidden"]);
        return RichText.InBold(sheet.Measure.ShortTitle[texts.Language] + ": ")
            + texts.With("goal.line", ("target", texts.Figure(sheet.Measure, goal.Target)), ("due", reader.Culture.Date(goal.Due))) + from + now + HowFar(reader, sheet, goal);
    }

    /// <summary>A sentence with a space before it; empty where nothing can be said.</summary>
    public static string HowFar(Reader reader, MeasureSheet sheet, GoalLine goal)
    {
        decimal? before = goal.Baseline ?? OrNull(goal.YearBefore), percent = OrNull(goal.Done);
        if (OrNull(sheet.Own.Value) is { } now && KeyOf(goal, before, now, percent) is { } key) return " " + reader.Texts[key];
        return percent is { } done ? " " + reader.Texts.With("goal.done", ("percent", reader.Culture.Percent(done, 0))) : "";
    }

    /// <summary>Where a percent of the way would say nothing: reached, reached at the baseline already, no longer so, or farther from it than at the baseline. Null where a percent tells.</summary>
    /// <remarks>The short form of a cell has the same key with <c>.short</c>.</remarks>
    public static string? KeyOf(GoalLine goal, decimal? before, decimal now, decimal? percent) => (goal.IsReached(now), before is { } from && goal.IsReached(from)) switch
    {
        (true, true) => "goal.still",
        (true, false) => "goal.reached",
        (false, true) => "goal.lost",
        _ => percent < 0 ? "goal.away" : null,
    };

    private static decimal? OrNull(Published<decimal> value) => value.Match(shown => (decimal?)shown, _ => null);
}
