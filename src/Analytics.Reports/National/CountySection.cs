using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.National;

/// <summary>Counties by name in the order of their codes: a strip with intervals and, for Norway, a map of equal squares.</summary>
internal static class CountySection
{
    private const int Charted = 2;

    public static Section? Of(NationalBook book, Reader reader, IReadOnlyList<NationalSheet> chosen, Numbering numbering)
    {
        var texts = reader.Texts;
        var sheets = chosen.Where(sheet => sheet.Counties.Any(figure => figure.Value.IsShown())).Take(Charted).ToList();
        if (book.Counties.Count < 2 || sheets.Count == 0) return null;
        return new Section("counties", texts["counties.title"],
        [
            new Heading(HeadingLevel.Title, texts["counties.title"]),
            new Para(texts["counties.lead"], ParaStyle.PageLead),
            .. sheets.Select(sheet => Charts(book, reader, sheet, numbering)),
            TableOf(book, reader, sheets, numbering),
        ])
        { StartsPage = false };
    }

    private static Block Charts(NationalBook book, Reader reader, NationalSheet sheet, Numbering numbering)
    {
        var places = CountyMap.PlacesOf(book.Counties);
        Figure strip = Strip(book, reader, sheet, numbering, places is null ? ChartSize.Full : ChartSize.Half);
        return places is null ? strip : new Columns([[strip], [Map(book, reader, sheet, places, numbering)]]);
    }

    private static Figure Strip(NationalBook book, Reader reader, NationalSheet sheet, Numbering numbering, ChartSize size)
    {
        var texts = reader.Texts;
        var measure = sheet.Nation.Measure;
        var chart = new PlaceChart
        {
            Rows = [.. book.Counties.Zip(sheet.Counties, (county, figure) => new PlaceRow(county.Name, figure.Value, figure.Lower, figure.Upper))],
            Whole = sheet.Nation.Own.Value,
            WholeName = texts["own.national"],
            Figure = value => texts.Figure(measure, value),
            Tick = TrendFigure.Tick(reader, measure),
            Size = size,
        };
        return new Figure(chart, Title(reader, sheet), TrendFigure.Short(reader.UnitOf(measure)), Alt(book, reader, sheet), numbering.Figure(texts.With("counties.strip.caption", ("year", reader.ReportingYear)) + RunFigure.AxisNote(reader, RowsPainter.ScaleOf(chart))));
    }

    private static Figure Map(NationalBook book, Reader reader, NationalSheet sheet, IReadOnlyList<(int Column, int Row)> places, Numbering numbering)
    {
        var texts = reader.Texts;
        var chart = new TileMapChart
        {
            Tiles = [.. book.Counties.Select((county, i) => new MapTile(places[i].Column, places[i].Row, county.Name, texts.Figure(sheet.Nation.Measure, sheet.Counties[i].Value), sheet.Fifths[i]))],
            Low = texts["map.low"],
            High = texts["map.high"],
        };
        return new Figure(chart, texts["map.title"], TrendFigure.Short(reader.UnitOf(sheet.Nation.Measure)), Alt(book, reader, sheet), numbering.Figure(texts["map.caption"]));
    }

    /// <summary>From the lowest to the highest shown county; without one to compare, what it is about.</summary>
    private static string Title(Reader reader, NationalSheet sheet)
    {
        var shown = sheet.Counties.Where(figure => figure.Value.IsShown()).Select(figure => figure.Value).OrderBy(value => value.Match(v => v, _ => 0)).ToList();
        string topic = Phrases.TopicTitle(reader, sheet.Nation.Measure);
        return shown.Count < 2 ? topic : reader.Texts.With("counties.range", ("topic", topic),
            ("low", reader.Texts.Figure(sheet.Nation.Measure, shown[0])), ("high", reader.Texts.Figure(sheet.Nation.Measure, shown[^1])));
    }

    private static string Alt(NationalBook book, Reader reader, NationalSheet sheet) => reader.Texts.With("counties.alt", ("title", sheet.Nation.Measure.Title[reader.Texts.Language]),
        ("values", string.Join("; ", book.Counties.Zip(sheet.Counties, (county, figure) => $"{county.Name} {reader.Texts.Figure(sheet.Nation.Measure, figure.Value)}"))));

    private static Table TableOf(NationalBook book, Reader reader, List<NationalSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        var measures = sheets.Select(sheet => sheet.Nation.Measure).ToList();
        bool hasFifths = sheets.Exists(sheet => sheet.Fifths.Any(fifth => fifth.IsShown()));
        RowGroup[] groups = [new(null,
        [
            .. book.Counties.Select((county, i) => new Row([new TextCell(county.Name), .. sheets.SelectMany(sheet => CellsOf(reader, sheet.Nation, sheet.Counties[i], hasFifths, sheet.Fifths[i]))])),
            new Row([new TextCell(RichText.InBold(texts["own.national"])), .. sheets.SelectMany(sheet => CellsOf(reader, sheet.Nation, sheet.Nation.Own, hasFifths, null))]),
        ])];
        return new Table
        {
            Caption = numbering.Table(texts.With("counties.table", ("year", reader.ReportingYear)) + (hasFifths ? " " + texts["counties.table.fifths"] : "")),
            Columns =
            [
                new(texts["column.county"], new(1.8)),
                .. measures.SelectMany(measure => (Column[])
                [
                    new(measure.ShortTitle[texts.Language], new(1.25), Alignment.Right), new(texts["column.interval"], new(1.5), Alignment.Right), .. hasFifths ? [new Column(texts["column.fifth"], new(0.9), Alignment.Right)] : Array.Empty<Column>(),
                ]),
            ],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
            Look = TableLook.Compact,
            KeepTogether = true,
        };
    }

    private static IEnumerable<Cell> CellsOf(Reader reader, MeasureSheet sheet, ReleasedFigure figure, bool hasFifths, Published<int>? fifth)
    {
        var texts = reader.Texts;
        yield return new TextCell(reader.Figure(sheet, figure.Value));
        yield return new TextCell(reader.Interval(sheet, figure), Tone.Secondary);
        if (hasFifths) yield return new TextCell(fifth is { } step ? texts.Count(step) : texts["sign.noData"], Tone.Secondary);
    }
}
