using Analytics.Release;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>Top substances of the reporting year, by drug group.</summary>
internal static class SubstanceTable
{
    /// <summary>More than these say little on a page; the figures file has them all.</summary>
    private const int MostInGroup = 8;

    public static Table Of(Reader reader, IReadOnlyList<SubstanceRow> substances, Numbering numbering)
    {
        var texts = reader.Texts;
        var longest = substances.Select(row => row.Ddd.Value).MaxBy(value => value.Match(v => v, _ => decimal.MinValue));
        RowGroup[] groups =
        [
            .. substances.GroupBy(row => row.Group).Select(group => new RowGroup(
                GroupTitle(reader, group.Key), [.. group.Take(MostInGroup).Select(row => RowOf(reader, row, longest))])),
        ];
        return new Table
        {
            Caption = numbering.Table(texts.With("substances.caption", ("year", reader.ReportingYear))),
            Columns =
            [
                new(texts["column.substance"], new(3.4)), new("ATC", new(1.3)),
                new(texts["column.patients"], new(1.2), Alignment.Right),
                new(texts["column.per1000." + reader.Key], new(1.5), Alignment.Right),
                new("DDD", new(1.4), Alignment.Right),
                new(texts["column.dddPer1000"], new(2.9)),
            ],
            Groups = groups,
            Look = TableLook.Compact,
            Notes = [texts["substances.note"], .. reader.SignNotes(groups)],
        };
    }

    private static Row RowOf(Reader reader, SubstanceRow row, Published<decimal> longest)
    {
        var texts = reader.Texts;
        string Figure(Published<decimal> value, int decimals) => value.Match(v => reader.Culture.Number(v, decimals), texts.Withheld);
        TextCell Text(Published<decimal> value, int decimals) => Figure(value, decimals);
        return new(
        [
            new TextCell(Phrases.Capital(row.Name[texts.Language])), new TextCell(row.Atc.ToString(), Tone.Secondary),
            Text(row.Users.Numerator, 0), Text(row.Users.Value, 1), Text(row.Ddd.Numerator, 0), new BarCell(row.Ddd.Value, longest, Figure(row.Ddd.Value, 2)),
        ]);
    }

    private static string GroupTitle(Reader reader, string group)
    {
        string key = "drugs." + group;
        if (!reader.Texts.Has(key)) return group;
        return Phrases.Capital(reader.Texts[key]);
    }
}
