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
        if (KeyOf(sheet, goal) is { } key) return " " + reader.Texts[key];
        return goal.Done.Match(done => " " + reader.Texts.With("goal.done", ("percent", reader.Culture.Percent(done, 0))), _ => "");
    }

    /// <summary>Where a percent of the way would say nothing: reached, reached at the baseline already, no longer so, or farther from it than at the baseline.</summary>
    private static string? KeyOf(MeasureSheet sheet, GoalLine goal)
    {
        bool? reached = sheet.Own.Value.Match(value => (bool?)goal.IsReached(value), _ => null);
        bool wasReached = goal.Baseline is { } baseline ? goal.IsReached(baseline) : goal.YearBefore.Match(goal.IsReached, _ => false);
        return (reached, wasReached) switch
        {
            (null, _) => null,
            (true, true) => "goal.still",
            (true, false) => "goal.reached",
            (false, true) => "goal.lost",
            _ => goal.Done.Match(done => done < 0, _ => false) ? "goal.away" : null,
        };
    }
}
