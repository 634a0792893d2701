using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>How much is hidden and why, without telling which rule hid what.</summary>
internal static class HiddenSection
{
    public static Section Of(Reader reader, SuppressionSummary summary, Numbering numbering)
    {
        var texts = reader.Texts;
        var policy = reader.Stamp.Policy;
        string Count(int value) => reader.Culture.Count(value);
        Row Line(string key, int count) => new([new TextCell(texts[key]), new TextCell(Count(count)), new TextCell(texts[key + ".means"], Tone.Secondary)]);
        return new Section("hidden", texts["hidden.title"],
        [
            new Heading(HeadingLevel.Title, texts["hidden.title"]),
            new Para(texts.Rich(summary.Withheld > 0 ? "hidden.lead" : "hidden.lead.all", ("planned", Count(summary.Planned)), ("shown", Count(summary.Shown)), ("withheld", Count(summary.Withheld))), ParaStyle.PageLead),
            new Table
            {
                Caption = numbering.Table(texts["hidden.caption"]),
                Look = TableLook.Compact,
                Columns = [new(texts["column.status"], new(1.6)), new(texts["column.figures"], new(0.8), Alignment.Right), new(texts["column.means"], new(4))],
                Groups = [new(null,
                [
                    Line("hidden.shown", summary.Shown), Line("hidden.withheld", summary.Withheld), Line("hidden.absent", summary.Absent),
                    Line("hidden.planned", summary.Planned),
                ])],
            },
            new Columns(
            [
                [
                    new Heading(HeadingLevel.Section, texts["hidden.why"]),
                    new Bullets(texts.Series("hidden.reason." + reader.Key, ("patients", Count(policy.FewestPatients)),
                        ("prescribers", Count(policy.FewestPrescribers)), ("denominator", Count(policy.SmallestDenominator)))) { Small = true },
                ],
                [new Heading(HeadingLevel.Section, texts["hidden.read"]), new Bullets(texts.Series("hidden.how")) { Small = true }],
            ]),
        ])
        { StartsPage = false };
    }
}
