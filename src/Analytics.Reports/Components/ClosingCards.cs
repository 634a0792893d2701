using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>What is good, what to look at and what to do next: side by side at the foot of a first page.</summary>
internal static class ClosingCards
{
    public static Columns Of(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        return new Columns(
        [
            Card("closing.good", Verdict.Good, Good(reader, sheets)),
            Card("closing.look", Verdict.LookCloser, Look(reader, sheets)),
            Card("closing.next", Verdict.LikeMost, texts[sheets.Any(FocusOrder.HasGoal) ? "closing.next.goal" : "closing.next.text"]),
        ])
        { Ruled = true, KeepWithNext = true };

        IReadOnlyList<Block> Card(string title, Verdict sign, string text) => [new Heading(HeadingLevel.Card, texts[title]) { Sign = sign }, new Para(text)];
    }

    private static string Good(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        List<MeasureSheet> Judged(Verdict verdict, Position? position = null) =>
            [.. sheets.Where(sheet => Positions.VerdictOf(sheet) == verdict && (position is null || Positions.Of(sheet) == position))];
        // Low without being better: named, and left to the reader.
        var (good, low, alike) = (Judged(Verdict.Good), Judged(Verdict.Different, Position.Lower), Judged(Verdict.LikeMost));
        if (good.Count > 0) return texts.With("closing.good.some", ("subjects", Phrases.FirstTopics(reader, [.. good, .. low])));
        if (low.Count > 0) return reader.Texts.With("closing.good.lower." + reader.Key, ("subjects", Phrases.FirstTopics(reader, low)));
        if (IsNothingCompared(sheets)) return reader.Own("closing.good.unknown");
        // To lie like most is a result, and none to claim where the rest is high.
        if (!sheets.Any(FocusOrder.StandsOut)) return texts["closing.good.none"];
        return alike.Count > 0 ? texts.With("closing.good.alike", ("subjects", Phrases.FirstTopics(reader, alike))) : reader.Own("closing.good.high");
    }

    private static string Look(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var look = FocusOrder.Of(sheets).Where(FocusOrder.StandsOut).ToList();
        if (look.Count > 0) return reader.Texts.With("closing.look.some", ("subjects", Phrases.FirstTopics(reader, look)));
        return IsNothingCompared(sheets) ? reader.Own("closing.look.unknown") : reader.Texts["closing.look.none"];
    }

    private static bool IsNothingCompared(IReadOnlyList<MeasureSheet> sheets) => sheets.All(sheet => Positions.Of(sheet) == Position.Unknown);
}
