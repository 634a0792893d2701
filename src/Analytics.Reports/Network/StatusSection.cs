using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.Network;

/// <summary>What each member's line says, measure by measure, as sign and word. Nobody is ranked.</summary>
internal static class StatusSection
{
    private const int InATable = 4;

    public static Section? Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        var judged = book.Measures.Where(sheet => sheet.Members.Any(member => RunFigure.HasSeries(member.Trend)) && sheet.Together.Measure.Periods.Contains(PeriodKind.Quarter)).ToList();
        if (judged.Count == 0) return null;
        var tooShort = book.Measures.Except(judged).Select(sheet => sheet.Together.Measure.ShortTitle[texts.Language]).ToList();
        return new Section("status", texts["statuses.title"],
        [
            new Heading(HeadingLevel.Title, texts["statuses.title"]),
            new Para(texts.Rich(book.Project is null ? "statuses.lead.years" : "statuses.lead"), ParaStyle.PageLead),
            .. judged.Chunk(InATable).Select(some => TableOf(book, reader, some, numbering)),
            .. tooShort.Count > 0 ? [new Para(texts.With("statuses.tooShort", ("measures", string.Join("; ", tooShort))), ParaStyle.Note)] : Array.Empty<Block>(),
        ])
        { StartsPage = false };
    }

    private static Table TableOf(NetworkBook book, Reader reader, NetworkSheet[] sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Table
        {
            Caption = numbering.Table(texts["statuses.caption"]),
            KeepTogether = true,
            Look = TableLook.Compact,
            Columns = [new(texts["column.municipality"], new(0.85)), .. sheets.Select(sheet => new Column(sheet.Together.Measure.ShortTitle[texts.Language], new(1)))],
            Groups =
            [
                new(null,
                [
                    .. book.Members.Select((member, i) => new Row([new TextCell(member.Name), .. sheets.Select(sheet => Statuses.Cell(reader, sheet.Members[i].Reading))])),
                    .. Whole("own.network", sheet => sheet.TogetherReading),
                    .. Whole("column.others", sheet => sheet.OthersReading),
                ]),
            ],
        };

        // A row without a single line to judge says nothing.
        IEnumerable<Row> Whole(string name, Func<NetworkSheet, RunChartReading> of) => sheets.All(sheet => Statuses.IsTooShort(of(sheet)))
            ? []
            : [new Row([new TextCell(RichText.InBold(texts[name])), .. sheets.Select(sheet => Statuses.Cell(reader, of(sheet)))])];
    }
}
