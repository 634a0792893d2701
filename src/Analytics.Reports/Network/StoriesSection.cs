using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>Up to three measures that the network has worked with or that have moved: the figures before, during and after in words, and room for what they do not show (R80).</summary>
internal static class StoriesSection
{
    private const int Most = 3;

    /// <summary>Null where no measure has figures on both sides of the project, and the network has told none.</summary>
    public static Section? Of(NetworkBook book, Reader reader)
    {
        var told = Told(book);
        if (told.Count == 0) return null;
        var texts = reader.Texts;
        return Page(hasNotes: true) with { Tighter = () => Page(hasNotes: false) };

        Section Page(bool hasNotes) => new("stories", texts["stories.title"],
        [
            new Heading(HeadingLevel.Title, texts["stories.title"]),
            new Para(texts["stories.lead"], ParaStyle.PageLead),
            .. told.SelectMany(sheet => Blocks(book, reader, sheet, hasNotes)),
        ]);
    }

    /// <summary>Those that the network tells of, then those with a goal, then those that have moved most in the way that is wished for.</summary>
    private static List<NetworkSheet> Told(NetworkBook book) =>
    [
        .. book.Measures.Where(sheet => sheet.Stories.Count > 0 || HasBoth(sheet.TogetherPhases))
            .OrderByDescending(sheet => sheet.Stories.Count > 0).ThenByDescending(sheet => sheet.Together.Comparators.Goals.Count > 0).ThenByDescending(Effect).Take(Most),
    ];

    /// <summary>Share of the level before that has gone in the wished direction, and either where none is; for ordering only.</summary>
    private static decimal Effect(NetworkSheet sheet) => sheet.TogetherPhases.Before.And(sheet.TogetherPhases.After, (before, after) => before == 0 ? 0 : (before - after) / before).Match(
        fallen => sheet.Together.Measure.Direction switch { Measures.Direction.Lower => fallen, Measures.Direction.Higher => -fallen, _ => Math.Abs(fallen) }, _ => decimal.MinValue);

    private static IEnumerable<Block> Blocks(NetworkBook book, Reader reader, NetworkSheet sheet, bool hasNotes)
    {
        var texts = reader.Texts;
        var (measure, own, others) = (sheet.Together.Measure, sheet.TogetherPhases, sheet.OthersPhases);
        string Value(Published<decimal> value) => texts.Figure(measure, value);
        yield return new Heading(HeadingLevel.Section, Phrases.TopicTitle(reader, measure));
        yield return new Facts(
        [
            new(Chosen.Before(book, reader), Value(own.Before)),
            .. book.Project is null ? Array.Empty<Fact>() : [new Fact(texts["phase.during"], Value(own.During))],
            new(Chosen.After(book, reader), Value(own.After)),
            new(texts["column.change"], Phrases.ChangeBetween(reader, measure, own.Before, own.After)),
            new(texts["phases.others.change"], Phrases.ChangeBetween(reader, measure, others.Before, others.After)),
        ])
        { KeepWithNext = true };
        yield return new Para(Sentence(reader, sheet), ParaStyle.Body) { KeepWithNext = true };
        if (sheet.Stories.Count > 0)
            yield return new Notice(texts["stories.own"], [.. sheet.Stories.Select(story => RichText.Of(story.Text) + (story.By.Length > 0 ? " – " + story.By : ""))]);
        else
            yield return new GoalBox(texts["stories.room"], [new(texts["next.stories.staff"], LineWidth.Long), new(texts["next.stories.patients"], LineWidth.Long)]) { HasNotes = hasNotes };
    }

    /// <summary>Against all others, what the line says, and how far the goal is. Not why.</summary>
    private static RichText Sentence(Reader reader, NetworkSheet sheet)
    {
        var texts = reader.Texts;
        var (measure, own, others) = (sheet.Together.Measure, sheet.TogetherPhases, sheet.OthersPhases);
        string Value(Published<decimal> value) => texts.Figure(measure, value);
        string unit = measure.IsPercent ? "" : " " + reader.UnitOf(measure);
        RichText said = own.Before.And(own.After, Change.TrendOf).Match(
            trend => texts.Rich("stories.own." + trend, ("subject", Phrases.Subject(reader, measure)), ("before", Value(own.Before)), ("after", Value(own.After)), ("unit", unit)),
            _ => RichText.Of(texts["stories.hidden"]));
        if (HasBoth(others)) said += " " + texts.With("stories.others", ("before", Value(others.Before)), ("after", Value(others.After)));
        if (sheet.TogetherReading.Project is { } verdict) said += " " + texts["stories.series." + verdict];
        return sheet.Together.Comparators.Goals is [var goal, ..]
            ? said + " " + texts.With("stories.goal", ("target", texts.Figure(measure, goal.Target)), ("due", reader.Culture.Date(goal.Due))) + GoalTexts.HowFar(reader, sheet.Together, goal)
            : said;
    }

    private static bool HasBoth(PhaseFigures phases) => phases.Before.And(phases.After, (_, _) => true).IsShown();
}
