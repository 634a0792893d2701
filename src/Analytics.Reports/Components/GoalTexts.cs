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
    public static string HowFar(Reader reader, MeasureSheet sheet, GoalLine goal) => IsReached(sheet, goal) ? " " + reader.Texts["goal.reached"]
        : goal.Done.Match(done => " " + reader.Texts.With("goal.done", ("percent", reader.Culture.Percent(done, 0))), _ => "");

    /// <summary>The same in a cell.</summary>
    public static RichText Short(Reader reader, MeasureSheet sheet, GoalLine goal) => IsReached(sheet, goal) ? RichText.InBold(reader.Texts["goal.reached.short"])
        : goal.Done.Match(done => RichText.InBold(reader.Culture.Percent(done, 0)), reason => RichText.Of(reader.Texts.Withheld(reason)));

    private static bool IsReached(MeasureSheet sheet, GoalLine goal) => sheet.Own.Value.Match(goal.IsReached, _ => false);
}
