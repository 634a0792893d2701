using System.Globalization;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>Sentences about one measure, built of the same figures as its chart.</summary>
internal static class Phrases
{
    /// <summary>"The use of opioids": begins a sentence.</summary>
    public static string Subject(Reader reader, MeasureDefinition measure) => Capital(SubjectInside(reader, measure));

    /// <summary>"the use of opioids": inside a sentence. A measure without such words of its own goes by its name: 'the figure for “…”'.</summary>
    public static string SubjectInside(Reader reader, MeasureDefinition measure) =>
        Worded(reader, measure) ?? reader.Texts.With("subject.named", ("name", measure.ShortTitle[reader.Texts.Language]));

    /// <summary>The same where no verb follows: Danish ends a relative clause with a comma.</summary>
    public static string Topic(Reader reader, MeasureDefinition measure) => Worded(reader, measure)?.TrimEnd(',') ?? measure.ShortTitle[reader.Texts.Language];

    public static string TopicTitle(Reader reader, MeasureDefinition measure) => Capital(Topic(reader, measure));

    private static string? Worded(Reader reader, MeasureDefinition measure)
    {
        string key = "subject." + measure.Quantity;
        string drugs = "drugs." + measure.Drugs;
        string with = "drugs." + measure.With;
        bool known = reader.Texts.Has(key) && reader.Texts.Has(drugs) && (measure.With is null || reader.Texts.Has(with));
        return known ? reader.Texts.With(key, ("drugs", reader.Texts[drugs]), ("with", measure.With is null ? "" : reader.Texts[with])) : null;
    }

    /// <summary>"opioids", or the name of a measure of drugs without such a word.</summary>
    public static string Drugs(Reader reader, MeasureDefinition measure) =>
        reader.Texts.Has("drugs." + measure.Drugs) ? reader.Texts["drugs." + measure.Drugs] : measure.ShortTitle[reader.Texts.Language];

    /// <summary>"40–59" or "80 and over".</summary>
    public static string Ages(Reader reader, int from, int? to) => to is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"{from}–{last}")
        : reader.Texts.With("structure.andOver", ("age", from.ToString(CultureInfo.InvariantCulture)));

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Several topics; with semicolons where one of them holds an "and" itself.</summary>
    public static string Topics(Reader reader, IEnumerable<MeasureSheet> sheets)
    {
        var chosen = sheets.ToList();
        string[] topics = [.. chosen.Select(sheet => Topic(reader, sheet.Measure))];
        return chosen.Any(sheet => sheet.Measure.With is not null) ? string.Join("; ", topics) : reader.Culture.List(topics);
    }

    /// <summary>The first of several topics, and how many more there are.</summary>
    public static string FirstTopics(Reader reader, IReadOnlyList<MeasureSheet> sheets) =>
        sheets.Count <= MostTopics
            ? Topics(reader, sheets)
            : $"{string.Join("; ", sheets.Take(MostTopics).Select(sheet => Topic(reader, sheet.Measure)))}; {reader.Texts.With("topics.more", ("n", reader.Culture.Count(sheets.Count - MostTopics)))}";

    private const int MostTopics = 2;

    /// <summary>A chart's title: the conclusion, as far as figures are shown and the chart shows it too.</summary>
    public static string Conclusion(Reader reader, MeasureSheet sheet)
    {
        string subject = Subject(reader, sheet.Measure);
        string? position = IsPlaceDrawn(sheet) ? PositionOf(reader, sheet) : null;
        string? trend = Change.Of(sheet) is { } change && change.IsSeenIn(sheet.Trend) ? reader.Texts.With("trend." + change.Key, ("year", ReportCulture.Year(change.From.Year))) : null;
        return (trend, position) switch
        {
            (null, null) => Level(reader, sheet, subject),
            (null, _) => reader.Texts.With("conclusion.position", ("subject", subject), ("position", position)),
            (_, null) => reader.Texts.With("conclusion.trend", ("subject", subject), ("trend", trend)),
            _ => reader.Texts.With("conclusion.both", ("subject", subject), ("trend", trend), ("position", position)),
        };
    }

    /// <summary>What the line ends at: "The use of opioids was 21.0 in the 4th quarter of 2024".</summary>
    private static string Level(Reader reader, MeasureSheet sheet, string subject) =>
        sheet.Trend.LastOrDefault(figure => figure.Value.IsShown()) is { } last
            ? reader.Texts.With("conclusion.level", ("subject", subject), ("value", reader.Figure(sheet, last.Value)), ("period", reader.Culture.Period(last.Period)))
            : TopicTitle(reader, sheet.Measure);

    /// <summary>Whether the chart over time shows the place that the year has: its last shown point lies on that side of the peers' median.</summary>
    private static bool IsPlaceDrawn(MeasureSheet sheet)
    {
        var (own, peers) = sheet.Trend.Zip(sheet.TrendPeers).LastOrDefault(point => point.First.Value.IsShown());
        if (own is null) return false;
        return own.Value.And(peers.Median, (value, median) => Positions.Of(sheet) switch
        {
            Position.Higher => value > median,
            Position.Lower => value < median,
            _ => true,
        }).Match(drawn => drawn, _ => false);
    }

    /// <summary>"higher than in most municipalities"; null where nothing can be compared.</summary>
    public static string? PositionOf(Reader reader, MeasureSheet sheet) =>
        !reader.IsOneOfThePeers ? null : Positions.Of(sheet) is var position && position == Position.Unknown ? null : reader.Own("position." + position);

    /// <summary>The figure of the reporting year, its change and its position: two or three sentences.</summary>
    public static RichText Reading(Reader reader, MeasureSheet sheet)
    {
        var texts = reader.Texts;
        string subject = Subject(reader, sheet.Measure);
        RichText now = sheet.Own.Value.Match(
            value => texts.Rich("reading.now", ("subject", subject), ("year", reader.ReportingYear),
                ("value", reader.Culture.Number(value, sheet.Measure.Decimals)), ("unit", reader.UnitOf(sheet.Measure))),
            reason => texts.Rich(AbsentKey("reading", reason), ("subject", subject), ("year", reader.ReportingYear)));
        if (Change.Of(sheet) is { } change) now += " " + Sentence(texts["trend.it"], ChangeOf(reader, sheet, change));
        if (PositionOf(reader, sheet) is { } position) now += RichText.Of(" ") + texts.Rich("reading.position", ("position", position));
        return now;
    }

    /// <summary>"has risen by 6 % since 2022".</summary>
    public static string ChangeOf(Reader reader, MeasureSheet sheet, Change change) =>
        reader.Texts.With($"change.{change.Size}{(!change.IsUncertain ? "" : change.MayBeChance is null ? ".Untested" : ".Chance")}", ("size", SizeOf(reader, sheet, change)), ("year", ReportCulture.Year(change.From.Year)));

    /// <summary>"−6 % since 2022": for tiles.</summary>
    public static string ShortChange(Reader reader, MeasureSheet sheet)
    {
        if (Change.Of(sheet) is not { } change) return reader.Texts[sheet.Years.Count < 2 ? "change.none" : "change.hidden"];
        string year = ReportCulture.Year(change.From.Year);
        if (change.Size == Trend.Steady) return reader.Texts.With("change.short.Steady", ("year", year));
        string sign = change.Size == Trend.Up ? "+" : Texts.ReportCulture.Minus.ToString();
        return reader.Texts.With(change.IsUncertain ? "change.short.Chance" : "change.short", ("size", sign + SizeOf(reader, sheet, change)), ("year", year));
    }

    /// <summary>"−6 %": for tables whose head tells the year.</summary>
    public static string SizeOfChange(Reader reader, MeasureSheet sheet)
    {
        if (Change.Of(sheet) is not { } change) return sheet.Years.Select(year => year.Value.Match(_ => "", reader.Texts.Withheld)).FirstOrDefault(sign => sign.Length > 0) ?? reader.Texts["sign.noData"];
        if (change.Size == Trend.Steady) return reader.Texts["change.size.Steady"];
        string size = reader.Culture.Signed(sheet.Measure.IsPercent ? change.Now - change.Before : change.Percent, sheet.Measure.IsPercent ? 1 : 0)
                + (sheet.Measure.IsPercent ? reader.Texts["change.size.points"] : reader.Culture.Percent(0, 0)[1..]);
        return change.IsUncertain ? reader.Texts.With("change.size.Chance", ("size", size)) : size;
    }

    /// <summary>A change as text, in percent, or points of a share; a dash where one of both is not shown.</summary>
    public static string ChangeBetween(Reader reader, MeasureDefinition measure, Published<decimal> before, Published<decimal> after) =>
        before.And(after, (from, to) => measure.IsPercent ? reader.Culture.Signed(to - from, 1) + reader.Texts["change.size.points"]
            : from == 0 ? reader.Texts["sign.noData"]
            : reader.Culture.Signed((to - from) / from * 100, DecimalsOfChange(measure, from, to)) + reader.Culture.Percent(0, 0)[1..]).Match(text => text, reader.Texts.Withheld);

    /// <summary>No "0 %" beside two figures that differ as they are printed: then a tenth of a percent is told.</summary>
    private static int DecimalsOfChange(MeasureDefinition measure, decimal from, decimal to) =>
        measure.Printed(from) != measure.Printed(to) && Math.Round((to - from) / from * 100, MidpointRounding.AwayFromZero) == 0 ? 1 : 0;

    /// <summary>Why a figure is not there: withheld or absent, no more.</summary>
    public static string AbsentKey(string prefix, WithheldReason reason) => prefix +
        (reason is WithheldReason.NoData or WithheldReason.NotComputed ? ".noData" : ".withheld");

    /// <summary>Shares change by percentage points, all else by percent of the first year.</summary>
    private static string SizeOf(Reader reader, MeasureSheet sheet, Change change) =>
        sheet.Measure.IsPercent
            ? reader.Texts.With("change.points", ("points", reader.Culture.Number(Math.Abs(change.Now - change.Before), 1)))
            : reader.Culture.Percent(Math.Abs(change.Percent), 0);

    private static string Sentence(string subject, string predicate) => $"{subject} {predicate}.";
}
