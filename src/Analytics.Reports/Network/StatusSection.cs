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
        // Quarters that are not there are hidden; years are too few, however long one waits for them to be shown.
        var left = book.Measures.Except(judged).ToLookup(sheet => CourseSection.IsByQuarter(sheet.Together) || sheet.Members.All(member => !member.Trend.Any(figure => figure.Value.IsShown())), sheet => sheet.Together.Measure.ShortTitle[texts.Language]);
        return new Section("status", texts["statuses.title"],
        [
            new Heading(HeadingLevel.Title, texts["statuses.title"]),
            new Para(Finding(reader, book, judged) + " " + texts.Rich(book.Project is null ? "statuses.lead.years" : "statuses.lead"), ParaStyle.PageLead),
            .. BeforeAfter.Unknown(book, reader) is { } why ? [new Para(why)] : Array.Empty<Block>(),
            .. judged.Chunk(InATable).Select(some => TableOf(book, reader, some, numbering)),
            .. left.OrderBy(some => some.Key).Select(some => new Para(texts.With(some.Key ? "statuses.hidden" : "statuses.tooShort", ("measures", string.Join("; ", some))), ParaStyle.Note)),
        ])
        { StartsPage = false };
    }

    /// <summary>Which members have a signal, in what, and which way.</summary>
    private static RichText Finding(Reader reader, NetworkBook book, List<NetworkSheet> judged)
    {
        var texts = reader.Texts;
        if (!judged.Exists(sheet => sheet.Members.Any(member => !Statuses.IsTooShort(member.Reading)))) return texts["runs.tooShort"];
        string[] found =
        [
            .. from sheet in judged
               let names = Statuses.Names(reader, book.Members.Zip(sheet.Members))
               where names.Length > 0
               select $"{sheet.Together.Measure.ShortTitle[texts.Language]}: {names}",
        ];
        return found.Length == 0 ? texts.Rich("statuses.quiet") : texts.Rich("statuses.finding", ("found", string.Join(". ", found)));
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
                    .. book.Members.Select((member, i) => new Row([new TextCell(member.Name), .. sheets.Select(sheet => Statuses.Cell(reader, sheet.Members[i].Trend, sheet.Members[i].Reading))])),
                    .. Whole("own.network", sheet => (sheet.Together.Trend, sheet.TogetherReading)),
                    .. Whole("column.others", sheet => (sheet.OthersTrend, sheet.OthersReading)),
                ]),
            ],
        };

        // A row without a single line to judge says nothing.
        IEnumerable<Row> Whole(string name, Func<NetworkSheet, (IReadOnlyList<ReleasedFigure> Trend, RunChartReading Reading)> of) => sheets.All(sheet => Statuses.IsTooShort(of(sheet).Reading))
            ? []
            : [new Row([new TextCell(RichText.InBold(texts[name])), .. sheets.Select(sheet => Statuses.Cell(reader, of(sheet).Trend, of(sheet).Reading))])];
    }
}
