using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.National;

/// <summary>Municipalities on the user's map, in fifths.</summary>
internal static class MapSection
{
    private const int Charted = 2;

    /// <summary>Width of one of two columns, and the tallest map that leaves room for its words.</summary>
    private const double ColumnWidth = 235, Tallest = 430;

    public static Section? Of(NationalBook book, Reader reader, IReadOnlyList<NationalSheet> chosen, Numbering numbering)
    {
        var texts = reader.Texts;
        var sheets = chosen.Where(sheet => sheet.MapSteps.Count > 0).Take(Charted).ToList();
        if (book.Map is not { } map || sheets.Count == 0) return null;
        return new Section("map", texts["maps.title"],
        [
            new Heading(HeadingLevel.Title, texts["maps.title"]),
            new Para(texts["maps.lead"], ParaStyle.PageLead),
            new Columns([.. sheets.Select(sheet => (Block[])[FigureOf(map, reader, sheet, numbering)])]),
            TableOf(reader, sheets, numbering),
        ]);
    }

    private static Figure FigureOf(Prescribing.MunicipalityMap map, Reader reader, NationalSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        var measure = sheet.Nation.Measure;
        var chart = new MapChart
        {
            Map = map,
            Fifths = sheet.OnMap,
            Steps = [.. sheet.MapSteps.Select(step => new MapChart.MapStep(step.Fifth, RangeOf(reader, sheet, step)))],
            Hidden = texts["maps.hidden"],
            Missing = texts["maps.missing"],
            Height = Math.Min(ColumnWidth * map.Height / Math.Max(map.Width, 1), Tallest) + MapPainter.KeyRoom,
        };
        string alt = texts.With("maps.alt", ("title", measure.Title[texts.Language]),
            ("steps", string.Join("; ", sheet.MapSteps.Select(step => $"{RangeOf(reader, sheet, step)}: {Count(reader, sheet, step.Fifth)}"))),
            ("hidden", Count(reader, sheet, MapKind.Hidden)), ("missing", Count(reader, sheet, MapKind.Missing)));
        return new Figure(chart, Phrases.TopicTitle(reader, measure), TrendFigure.Short(reader.UnitOf(measure)), alt, numbering.Figure(texts.With("maps.caption", ("year", reader.ReportingYear))));
    }

    private static Table TableOf(Reader reader, List<NationalSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        var steps = sheets.SelectMany(sheet => sheet.MapSteps).Select(step => step.Fifth).Distinct().Order();
        return new Table
        {
            Caption = numbering.Table(texts.With("maps.table", ("year", reader.ReportingYear))),
            Columns =
            [
                new(texts["column.fifth"], new(1.2)),
                .. sheets.SelectMany(sheet => new Column[] { new(sheet.Nation.Measure.ShortTitle[texts.Language], new(1.6), Alignment.Right), new(texts["fact.municipalities"], new(1.1), Alignment.Right) }),
            ],
            Groups = [new(null,
            [
                .. steps.Select(fifth => new Row([new TextCell(reader.Culture.Count(fifth)), .. sheets.SelectMany(sheet => Cells(
                    sheet.MapSteps.FirstOrDefault(step => step.Fifth == fifth) is { } step ? RangeOf(reader, sheet, step) : texts["sign.noData"], sheet, fifth))])),
                new Row([new TextCell(texts["maps.hidden"]), .. sheets.SelectMany(sheet => Cells("", sheet, MapKind.Hidden))]),
                new Row([new TextCell(texts["maps.missing"]), .. sheets.SelectMany(sheet => Cells("", sheet, MapKind.Missing))]),
            ])],
            Look = TableLook.Compact,
            KeepTogether = true,
        };

        IEnumerable<Cell> Cells(string range, NationalSheet sheet, int kind) => [new TextCell(range), new TextCell(Count(reader, sheet, kind), Tone.Secondary)];
    }

    private static string RangeOf(Reader reader, NationalSheet sheet, FifthRange step)
    {
        string low = reader.Figure(sheet.Nation, step.Low), high = reader.Figure(sheet.Nation, step.High);
        return low == high ? low : $"{low}–{high}";
    }

    private static string Count(Reader reader, NationalSheet sheet, int kind) => reader.Culture.Count(sheet.OnMap.Count(fifth => MapKind.Of(fifth) == kind));
}
