using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Who figures are about, by age and sex, beside the whole: all lists, or the country. Its numbers stand in the table beside the chart.</summary>
internal static class StructureSection
{
    /// <summary>Smaller differences, in percentage points, are none.</summary>
    private const decimal SmallestPoints = 1;

    /// <returns>Null where the reference tables do not tell.</returns>
    public static Section? Of(Reader reader, AgeStructure? structure, Numbering numbering)
    {
        if (structure is null) return null;
        string title = reader.Own("structure.title");
        return new Section("structure", title,
        [
            new Heading(HeadingLevel.Title, title),
            new Para(Lead(reader, structure), ParaStyle.PageLead),
            new Columns([[FigureOf(reader, structure, numbering)], [TableOf(reader, structure, numbering)]]),
        ])
        { StartsPage = false };
    }

    private static RichText Lead(Reader reader, AgeStructure structure)
    {
        var texts = reader.Texts;
        string why = texts["structure.why"];
        return structure.OldPercent.Match(
            own => structure.OldPercentOfWhole.Match(
                whole => texts.Rich("structure.old.both", ("own", reader.Culture.Percent(own, 0)), ("whole", reader.Culture.Percent(whole, 0)), ("of", reader.Own("structure.of"))),
                _ => texts.Rich("structure.old", ("own", reader.Culture.Percent(own, 0)))) + " " + why,
            _ => why);
    }

    private static Figure FigureOf(Reader reader, AgeStructure structure, Numbering numbering)
    {
        var texts = reader.Texts;
        var chart = new PyramidChart
        {
            Groups = [.. structure.Groups.Select(group => new PyramidGroup(Phrases.Ages(reader, group.FromAge, group.ToAge), group.FiveYears, Side(group.Men), Side(group.Women)))],
            Men = texts["structure.men"],
            Women = texts["structure.women"],
            Own = reader.OwnLabel,
            Whole = structure.HasWhole ? reader.Own("structure.whole") : null,
            Tick = value => reader.Culture.Number(value, value == decimal.Truncate(value) ? 0 : 1),
        };
        bool merged = structure.Groups.Any(group => group.FiveYears > 1);
        string alt = texts.With("structure.alt", ("title", reader.Own("structure.title")), ("people", texts.Count(structure.People)),
            ("values", string.Join("; ", structure.Groups.Select(group => texts.With("structure.alt.group", ("age", Phrases.Ages(reader, group.FromAge, group.ToAge)), ("men", Percent(reader, group.Men.Percent)), ("women", Percent(reader, group.Women.Percent)))))));
        RichText caption = reader.Own(structure.HasWhole ? "structure.caption.whole" : "structure.caption") + (merged ? " " + texts["structure.merged"] : "");
        return new Figure(chart, Conclusion(reader, structure), texts["structure.unit"], alt, numbering.Figure(caption));
    }

    private static string Conclusion(Reader reader, AgeStructure structure) => structure.OldPercent.And(structure.OldPercentOfWhole, (own, whole) => own - whole).Match(
        points => reader.Texts.With(points >= SmallestPoints ? "structure.older" : points <= -SmallestPoints ? "structure.younger" : "structure.alike", ("of", reader.Own("structure.of"))),
        _ => reader.Own("structure.figure"));

    private static PyramidSide Side(AgeSexShare share) => new(share.Percent, share.OfWhole);

    private static Table TableOf(Reader reader, AgeStructure structure, Numbering numbering)
    {
        var texts = reader.Texts;
        IEnumerable<Column> Sex(string key) =>
        [
            new(texts[key], new(1.2), Alignment.Right), new(texts[key + ".percent"], new(1.45), Alignment.Right, Tone.Own),
            .. structure.HasWhole ? [new Column(reader.Own("structure.column.whole"), new(1.3), Alignment.Right, Tone.Secondary)] : Array.Empty<Column>(),
        ];
        IEnumerable<Cell> Cells(AgeSexShare share) =>
        [
            new TextCell(texts.Count(share.People)), new TextCell(Percent(reader, share.Percent)),
            .. structure.HasWhole ? [new TextCell(Percent(reader, share.OfWhole))] : Array.Empty<Cell>(),
        ];
        return new Table
        {
            Caption = numbering.Table(texts.With("structure.table." + reader.Key, ("people", texts.Count(structure.People)), ("year", reader.ReportingYear))),
            Look = TableLook.Compact,
            KeepTogether = true,
            Columns = [new(texts["structure.age"], new(1.25)), .. Sex("structure.men"), .. Sex("structure.women")],
            // As the pyramid stands: the oldest on top.
            Groups = [new(null, [.. structure.Groups.Reverse().Select(group => new Row([new TextCell(Phrases.Ages(reader, group.FromAge, group.ToAge)), .. Cells(group.Men), .. Cells(group.Women)]))])],
        };
    }

    private static string Percent(Reader reader, Published<decimal> percent) => percent.Match(value => reader.Culture.Number(value, 1), reader.Texts.Withheld);
}
