using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Practice;

/// <summary>One page on the measure with most to gain, ending in steps the practice can take in its own records.</summary>
internal static class FocusPage
{
    /// <summary>Smaller differences to the median are not put into patients.</summary>
    private const int FewestToMention = 5;

    public static Section? Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        if (FocusOrder.Topic(sheets) is not { } sheet) return null;
        var texts = reader.Texts;
        string title = Phrases.TopicTitle(reader, sheet.Measure);
        var blocks = new List<Block>
        {
            new Heading(HeadingLevel.Title, title),
            new Para(Phrases.Reading(reader, sheet) + Patients(reader, sheet) + " " + WhyThis(reader, sheet), ParaStyle.PageLead),
        };
        if (TrendFigure.HasTrend(sheet)) blocks.Add(TrendFigure.Of(reader, sheet, numbering));
        if (Positions.Of(sheet) != Position.Unknown) blocks.Add(SpreadTexts.Figure(reader, sheet, numbering));
        blocks.Add(new Heading(HeadingLevel.Section, texts["why.title"]));
        blocks.Add(new Para(sheet.Measure.Why[texts.Language]));
        blocks.Add(new Heading(HeadingLevel.Section, reader.Own("do.title")));
        blocks.Add(new Bullets(texts.Series($"theme.{Theme.IdOf(sheet)}.steps"), Numbered: true));
        return new Section("focus", title, blocks);
    }

    private static string WhyThis(Reader reader, MeasureSheet sheet) => reader.Own(
        FocusOrder.HasGoal(sheet) ? "focus.why.goal" : FocusOrder.StandsOut(sheet) ? "focus.why.high" : Change.Of(sheet) is { Trend: Trend.Up } ? "focus.why.risen" : "focus.why.first");

    /// <summary>The people behind a rate, and what the peers' median would mean for them.</summary>
    private static RichText Patients(Reader reader, MeasureSheet sheet)
    {
        if (sheet.Measure.IsVolume) return RichText.Of("");
        string count = sheet.Own.Numerator.Match(n => " " + reader.Texts.With("focus.patients", ("n", reader.Culture.Number(n, 0))), _ => "");
        Published<decimal> above = sheet.Own.Numerator.And(
            sheet.Own.Value.And(sheet.Peers.Median, (own, median) => own > median && own > 0 ? (own - median) / own : 0),
            (patients, share) => Math.Floor(patients * share));
        RichText fewer = above.Match(
            n => n >= FewestToMention ? RichText.Of(" ") + reader.Texts.Rich("focus.fewer." + reader.Key, ("n", reader.Culture.Number(n, 0))) : RichText.Of(""),
            _ => RichText.Of(""));
        return RichText.Of(count) + fewer;
    }
}
