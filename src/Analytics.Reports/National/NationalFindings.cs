using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.National;

/// <summary>The page to read in two minutes: a sentence, five figures, all measures.</summary>
internal static class NationalFindings
{
    private const int Tiles = 5;

    public static Section Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        var shown = sheets.Where(sheet => sheet.Own.Value.IsShown()).ToList();
        Block[] tiles = shown.Count == 0 ? [] : [new KeyFigures([.. Key(shown).Select(sheet => Tile(reader, sheet))])];
        return new Section("findings", texts["findings.title"],
        [
            new Heading(HeadingLevel.Title, texts["findings.title"]),
            new Para(Sentence(reader, sheets), ParaStyle.Lead),
            .. tiles,
            new Heading(HeadingLevel.Section, texts["findings.all"]),
            IndicatorTable(reader, sheets, numbering),
        ]);
    }

    /// <summary>The measures of the page's figures and of the charts: what has moved most, and those that everybody asks for first.</summary>
    public static IReadOnlyList<MeasureSheet> Key(IReadOnlyList<MeasureSheet> sheets)
    {
        MeasureSheet[] moved = [.. Moved(sheets)];
        var kept = FocusOrder.Tiles(sheets, Tiles, byPlace: false).Except(moved).Take(Tiles - moved.Length).Concat(moved).ToHashSet();
        return [.. FocusOrder.Tiles(sheets, sheets.Count, byPlace: false).Where(kept.Contains)];
    }

    /// <summary>What has fallen most and what has risen most against its first year, the larger change first.</summary>
    private static IEnumerable<MeasureSheet> Moved(IReadOnlyList<MeasureSheet> sheets) => sheets.Where(sheet => Change.Of(sheet) is { Trend: not Trend.Steady })
        .GroupBy(sheet => Change.Of(sheet)!.Trend).Select(way => way.MaxBy(Size)!).OrderByDescending(Size);

    private static decimal Size(MeasureSheet sheet) => Math.Abs(Change.Of(sheet)!.Percent);

    /// <summary>What has fallen most and risen most, and how many have.</summary>
    private static RichText Sentence(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        if (sheets.All(sheet => !sheet.Own.Value.IsShown())) return texts["national.nothing"];
        var changes = sheets.Select(sheet => (Sheet: sheet, Change: Change.Of(sheet))).Where(one => one.Change is not null).ToList();
        if (changes.Count == 0) return texts["answer.noTrend"];
        string Count(Trend trend) => reader.Culture.Count(changes.Count(one => one.Change!.Trend == trend));
        string[] moved = [.. Moved(sheets).Select(sheet => texts.With("answer.trend", ("subject", Phrases.Subject(reader, sheet.Measure)), ("change", Phrases.ChangeOf(reader, sheet, Change.Of(sheet)!))))];
        string most = moved.Length == 0 ? "" : string.Join(' ', moved) + " " + texts[moved.Length == 1 ? "national.answer.most" : "national.answer.both"] + " ";
        return most + texts.Rich(changes.All(one => one.Change!.Trend == Trend.Steady) ? "national.answer.steady" : "national.answer", ("all", reader.Culture.Count(changes.Count)), ("up", Count(Trend.Up)), ("down", Count(Trend.Down)), ("steady", Count(Trend.Steady)),
                ("year", ReportCulture.Year(changes.Min(one => one.Change!.From.Year))));
    }

    private static KeyFigure Tile(Reader reader, MeasureSheet sheet) => new(
        sheet.Measure.ShortTitle[reader.Texts.Language],
        sheet.Own.Value.Match(value => reader.Culture.Number(value, sheet.Measure.Decimals), reader.Texts.Withheld), reader.UnitOf(sheet.Measure),
        SpreadTexts.Sparkline(reader, sheet), null, Phrases.ShortChange(reader, sheet),
        sheet.Peers.Median.Match(median => reader.Texts.With("national.tile", ("median", reader.Texts.Figure(sheet.Measure, median))), _ => ""));

    private static Table IndicatorTable(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        bool hasTails = sheets.Any(sheet => sheet.Peers.HasTails);
        RowGroup[] groups = [.. Theme.Of(sheets).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet, hasTails))]))];
        var units = sheets.Select(sheet => sheet.Peers.Units.Match(count => count, _ => 0)).DefaultIfEmpty(0).Max();
        return new Table
        {
            Caption = numbering.Table(texts.With(hasTails ? "national.caption" : "national.caption50", ("year", reader.ReportingYear), ("units", reader.Culture.Count(units)))),
            Columns =
            [
                new(texts["column.indicator"], new(2.6)),
                new(texts["column.own.national"], new(0.95), Alignment.Right, Tone.Own),
                new(Since(reader, sheets), new(1.35), Alignment.Right),
                new(texts["column.trend"], new(1.1)),
                .. Tail("P10"), new("P25", new(0.84), Alignment.Right), new(texts["column.median"], new(0.92), Alignment.Right, Tone.Median), new("P75", new(0.84), Alignment.Right), .. Tail("P90"),
                new(texts["column.spread.national"], new(1.55)),
            ],
            Groups = groups,
            Notes = [texts["national.note"], .. reader.SignNotes(groups)],
        };

        IEnumerable<Column> Tail(string name) => hasTails ? [new Column(name, new(0.84), Alignment.Right)] : [];
    }

    private static string Since(Reader reader, IReadOnlyList<MeasureSheet> sheets) =>
        sheets.SelectMany(sheet => sheet.Years).Select(figure => figure.Period.Year).DefaultIfEmpty(reader.Stamp.ReportingYear).Min() is var first && first < reader.Stamp.ReportingYear
            ? reader.Texts.With("column.since", ("year", ReportCulture.Year(first)))
            : reader.Texts["column.change"];

    private static Row RowOf(Reader reader, MeasureSheet sheet, bool hasTails) => new(
    [
        new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]),
        new TextCell(RichText.InBold(reader.Figure(sheet, sheet.Own.Value)), Tone.Own),
        new TextCell(Phrases.SizeOfChange(reader, sheet), Tone.Secondary),
        SpreadTexts.Sparkline(reader, sheet),
        .. (hasTails ? new[] { sheet.Peers.P10, sheet.Peers.P25, sheet.Peers.Median, sheet.Peers.P75, sheet.Peers.P90 } : [sheet.Peers.P25, sheet.Peers.Median, sheet.Peers.P75]).Select(value => new TextCell(reader.Figure(sheet, value))),
        SpreadTexts.Cell(reader, sheet),
    ]);
}
