using Analytics.Release;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>The key sentence: where the reader lies, and which way it goes.</summary>
internal static class Answer
{
    public static RichText Of(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        RichText place = Place(reader, sheets);
        var changed = FocusOrder.Of(sheets).Where(sheet => Change.Of(sheet) is { Trend: not Trend.Steady }).ToList();
        // What stands out comes first; where nothing does, what has moved most.
        MeasureSheet? moved = changed.Find(FocusOrder.StandsOut) ?? changed.MaxBy(sheet => Math.Abs(Change.Of(sheet)!.Percent));
        return place + " " + (moved is null ? Unmoved(reader, sheets)
            : reader.Texts.With("answer.trend", ("subject", Phrases.Subject(reader, moved.Measure)), ("change", Phrases.ChangeOf(reader, moved, Change.Of(moved)!))));
    }

    private static string Unmoved(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var changes = sheets.Select(Change.Of).OfType<Change>().ToList();
        if (changes.Count > 0) return reader.Texts.With("answer.noChange", ("year", ReportCulture.Year(changes.Min(change => change.From.Year))));
        return reader.Texts[sheets.All(sheet => sheet.Years.Count < 2) ? "answer.noTrend" : "answer.trendHidden"];
    }

    /// <summary>Two sentences at most on what is good and what to look at: for a practice.</summary>
    public static RichText OfPractice(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        var good = sheets.Where(sheet => Positions.VerdictOf(sheet) == Verdict.Good).Take(2).ToList();
        MeasureSheet? focus = Focus(sheets);
        RichText first = good.Count > 0
            ? texts.Rich("answer.good." + reader.Key, ("subjects", Phrases.Topics(reader, good)))
            : Place(reader, sheets);
        bool compared = sheets.Any(sheet => Positions.Of(sheet) != Position.Unknown);
        if (focus is null && sheets.FirstOrDefault(FocusOrder.HasGoal) is { } goal) return first + " " + texts.With("answer.goal." + reader.Key, ("subject", Phrases.Topic(reader, goal.Measure)));
        if (focus is null) return first + " " + reader.Own(compared ? "answer.choose" : "answer.chooseFreely");
        return first + " " + texts.With("answer.look", ("subject", Phrases.Subject(reader, focus.Measure)),
            ("position", Phrases.PositionOf(reader, focus) ?? ""));
    }

    /// <summary>The measure with most to gain; null where none is on the worse side or high.</summary>
    public static MeasureSheet? Focus(IReadOnlyList<MeasureSheet> sheets) =>
        FocusOrder.Of(sheets).FirstOrDefault(FocusOrder.StandsOut);

    /// <summary>Which are lower, or higher, in brackets: the first of them by name; none where all are.</summary>
    private static string Which(Reader reader, IReadOnlyList<MeasureSheet> sheets, Position position, int compared)
    {
        var some = sheets.Where(sheet => Positions.Of(sheet) == position).ToList();
        return some.Count == 0 || some.Count == compared ? "" : $" ({Phrases.FirstTopics(reader, some)})";
    }

    private static RichText Place(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        int Count(Position position) => sheets.Count(sheet => Positions.Of(sheet) == position);
        int compared = sheets.Count - Count(Position.Unknown);
        (string, string)[] values =
        [
            ("name", reader.Name), ("all", reader.Culture.Count(compared)),
            ("high", reader.Culture.Count(Count(Position.Higher))), ("low", reader.Culture.Count(Count(Position.Lower))), ("which", Which(reader, sheets, Position.Lower, compared)),
            ("whichHigh", Which(reader, sheets, Position.Higher, compared)),
        ];
        string key = (compared, Count(Position.Higher), Count(Position.Lower)) switch
        {
            (0, _, _) => "none",
            (_, 0, 0) => "middle",
            (_, > 0, 0) => "high",
            (_, 0, > 0) => "low",
            _ => "both",
        };
        return texts.Rich($"answer.{key}.{reader.Key}", values);
    }
}
