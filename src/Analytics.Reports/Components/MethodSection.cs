using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>What was measured on which data, what the words mean, and how to find the same release again.</summary>
internal static class MethodSection
{
    public static Section Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, params IReadOnlyList<Block> aboutTheReader)
    {
        var texts = reader.Texts;
        var stamp = reader.Stamp;
        var blocks = new List<Block>
        {
            new Heading(HeadingLevel.Title, texts["method.title"]),
            new Para(reader.Own("method.purpose"), ParaStyle.PageLead),
            new Heading(HeadingLevel.Section, texts["method.data"]),
            new Para(texts.Rich("method.data." + reader.Key + (reader.IsByList ? "." + stamp.Attribution : ""), ("period", reader.Culture.Range(stamp.Period.From, stamp.Period.To)), ("year", reader.ReportingYear))),
            new Para(stamp.MissingDddPercent.Match(
                percent => texts.With("method.missing", ("percent", reader.Culture.Percent(percent, 1))),
                _ => texts["method.missing.withheld"])),
        };
        if (stamp.Policy.Round5) blocks.Add(new Para(texts["method.round5"]));
        blocks.AddRange(aboutTheReader);
        if (stamp.OmeProfile.Length > 0)
        {
            bool all = stamp.OmeAssumedPercent.And(stamp.OmeMissingPercent, (assumed, missing) => Math.Round(assumed, 1) == 0 && Math.Round(missing, 1) == 0).Match(none => none, _ => false);
            blocks.Add(new Para(texts.With(all ? "method.ome.all" : "method.ome", ("profile", texts["ome." + stamp.OmeProfile]),
                ("assumed", Share(stamp.OmeAssumedPercent)), ("missing", Share(stamp.OmeMissingPercent)))));
        }
        blocks.AddRange(NotComputed(reader));
        blocks.Add(new Heading(HeadingLevel.Section, texts["method.peers"]));
        blocks.Add(new Para(reader.Own("method.peersText")));
        blocks.Add(new Heading(HeadingLevel.Section, texts["method.measures"]));
        var rules = SharedRules.Of(sheets.Select(sheet => sheet.Measure.Method[texts.Language]));
        if (rules.Shared.Count > 0)
        {
            blocks.Add(new Para(texts["method.rules"]) { KeepWithNext = true });
            blocks.Add(new Bullets([.. rules.Shared.Select(RichText.Of)], Numbered: true) { Small = true });
        }
        blocks.Add(new Bullets(Definitions(reader, sheets, rules)) { Small = true });
        // Side by side: what is left of a report is then more than one short table.
        blocks.Add(new Columns(
        [
            [new Heading(HeadingLevel.Section, texts["method.glossary"]), new Bullets(texts.Series("glossary")) { Small = true }],
            [new Heading(HeadingLevel.Section, texts["method.release"]), Fingerprints(reader)],
        ]));
        return new Section("method", texts["method.title"], blocks) { StartsPage = false, SmallPrint = () => new Section("method", texts["method.title"], [.. blocks.Select(Smaller)]) { StartsPage = false } };

        string Share(Published<decimal> percent) => percent.Match(value => reader.Culture.Percent(value, 1), _ => texts["method.ome.withheld"]);
    }

    private static Block Smaller(Block block) => block is Para { Style: ParaStyle.Body or ParaStyle.PageLead } para ? para with { Style = ParaStyle.Note } : block;

    private static IEnumerable<Block> NotComputed(Reader reader)
    {
        var texts = reader.Texts;
        var skipped = reader.Stamp.NotComputed.Where(measure => !(reader.Residents && measure.OnListsOnly)).ToList();
        if (skipped.Count == 0) yield break;
        yield return new Para(texts["method.notComputed"]);
        // One line for all that lack the same.
        yield return new Bullets([.. skipped
            .GroupBy(measure => reader.Culture.List([.. measure.Missing.Select(need => texts["need." + need])]), StringComparer.Ordinal)
            .Select(lack => RichText.InBold(string.Join("; ", lack.Select(measure => measure.Measure.ShortTitle[texts.Language])))
                + texts.With("method.notComputed.item", ("missing", lack.Key)))])
        { Small = true };
    }

    /// <summary>One text for all measures that are defined alike but for their drugs.</summary>
    private static RichText[] Definitions(Reader reader, IReadOnlyList<MeasureSheet> sheets, SharedRules rules) =>
    [
        .. sheets.Select(sheet => (sheet.Measure, Split: rules.Split(sheet.Measure.Method[reader.Texts.Language])))
            .GroupBy(one => (Shape: SharedRules.WithoutDrugs(one.Split.Own).Text, Rules: string.Join(' ', one.Split.Rules)))
            .Select(alike => Definition(reader, alike.First().Measure, alike.First().Split.Own, alike.First().Split.Rules) + Likewise(reader, [.. alike.Skip(1).Select(one => (one.Measure, SharedRules.WithoutDrugs(one.Split.Own).Drugs))])),
    ];

    private static RichText Definition(Reader reader, MeasureDefinition measure, string own, IReadOnlyList<int> shared)
    {
        var texts = reader.Texts;
        string see = shared.Count == 0 ? "" : texts.With(shared.Count == 1 ? "method.rule" : "method.rule.several", ("n", reader.Culture.List([.. shared.Select(reader.Culture.Count)]))) + " ";
        return RichText.InBold(measure.Title[texts.Language] + ".") + " " + (own.Length == 0 ? "" : own + " ") + see + Id(reader, measure);
    }

    private static RichText Likewise(Reader reader, IReadOnlyList<(MeasureDefinition Measure, string Drugs)> others)
    {
        if (others.Count == 0) return "";
        RichText list = " " + reader.Texts["method.likewise"] + " ";
        foreach ((MeasureDefinition measure, string drugs) in others)
            list += (measure == others[0].Measure ? "" : "; ") + RichText.InBold(measure.Title[reader.Texts.Language]) + (drugs.Length == 0 ? " " : $", {drugs} ") + Id(reader, measure);
        return list;
    }

    private static string Id(Reader reader, MeasureDefinition measure) => reader.Texts.With("method.id", ("id", measure.Id), ("version", ReportCulture.Year(measure.Version)));

    private static Table Fingerprints(Reader reader)
    {
        var texts = reader.Texts;
        var stamp = reader.Stamp;
        Row Line(string key, string value) => new([new TextCell(texts[key]), new TextCell(value, Tone.Secondary)]);
        string[] about = [reader.Culture.Date(stamp.Date), stamp.Batch, .. stamp.Edition.Length > 0 ? [stamp.Edition] : Array.Empty<string>(), texts.With("release.tool", ("version", stamp.ToolVersion))];
        var rows = new List<Row> { Line("release.issue", string.Join(" · ", about)) };
        rows.Add(Line("release.publication", stamp.PublicationFingerprint));
        rows.Add(Line("release.measures", stamp.MeasuresFingerprint));
        rows.Add(Line("release.policy", stamp.PolicyFingerprint));
        return new Table
        {
            Look = TableLook.Compact,
            Columns = [new(texts["column.what"], new(1.2)), new(texts["column.value"], new(4))],
            Groups = [new(null, rows)],
            Notes = [texts["release.note"]],
        };
    }
}
