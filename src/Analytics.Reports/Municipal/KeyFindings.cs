using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Municipal;

/// <summary>The page to read in two minutes: an answer, four figures, all measures, three areas.</summary>
internal static class KeyFindings
{
    public static Section Of(MunicipalityBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        Table indicators = IndicatorTable(book, reader, sheets, numbering);
        // One page where that can be, with fewer rows in the end.
        return Fit(0);

        Section Fit(int form) => Page(s_forms[form]) with { Tighter = form + 1 < s_forms.Length ? () => Fit(form + 1) : null };

        Section Page(FirstPageForm form) => new("findings", texts["findings.title"],
        [
            new Heading(HeadingLevel.Title, texts["findings.title"]),
            new Para(Answer.Of(reader, sheets), ParaStyle.Lead),
            .. MunicipalReport.UnionNote(book, reader),
            new KeyFigures([.. FocusOrder.Tiles(sheets).Select(sheet => Tile(reader, sheet))]),
            new Heading(HeadingLevel.Section, texts["findings.all"]),
            Fitted(reader, indicators, sheets, form),
            .. Areas(reader, sheets),
        ]);
    }

    private static readonly FirstPageForm[] s_forms = [new(TableLook.Normal, false, int.MaxValue), new(TableLook.Compact, false, int.MaxValue), new(TableLook.Compact, false, 18), new(TableLook.Compact, false, 14)];

    private static Table Fitted(Reader reader, Table indicators, IReadOnlyList<MeasureSheet> sheets, FirstPageForm form)
    {
        var rows = FirstPage.Rows(sheets, form);
        return indicators with { Look = form.Look, Groups = Groups(reader, rows), Notes = [.. FirstPage.Left(reader, sheets.Count, rows.Count), .. indicators.Notes] };
    }

    private static RowGroup[] Groups(Reader reader, IReadOnlyList<MeasureSheet> sheets) => [.. Theme.Of(sheets).Select(theme => new RowGroup(reader.Texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, sheet))]))];

    public static KeyFigure Tile(Reader reader, MeasureSheet sheet)
    {
        var texts = reader.Texts;
        string Level(string key, ReleasedFigure? figure) => texts.With(key, ("value", figure is null ? ReportTexts.WithheldSign : reader.Figure(sheet, figure.Value)));
        return new KeyFigure(
            sheet.Measure.ShortTitle[texts.Language],
            sheet.Own.Value.Match(value => reader.Culture.Number(value, sheet.Measure.Decimals), texts.Withheld), reader.UnitOf(sheet.Measure),
            SpreadTexts.Sparkline(reader, sheet), Positions.VerdictOf(sheet) is var verdict && verdict == Verdict.None ? null : verdict, Reading(reader, sheet),
            Level("tile.nation", sheet.Nation) + " · " + Level("tile.county", sheet.County));
    }

    /// <summary>The sign is about the place among others, so its word stands beside it, before the change: "Below most · +4 % since 2022".</summary>
    private static string Reading(Reader reader, MeasureSheet sheet)
    {
        string change = Phrases.ShortChange(reader, sheet);
        return Positions.VerdictOf(sheet) == Verdict.None ? change : $"{Verdicts.Word(reader, sheet)}{ReportCulture.NoBreakSpace}· {change}";
    }

    private static Table IndicatorTable(MunicipalityBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        RowGroup[] groups = Groups(reader, sheets);
        return new Table
        {
            Caption = numbering.Table(Caption(book, reader, sheets)),
            Columns =
            [
                new(texts["column.indicator"], new(3.05)),
                new(texts["column.own.municipality"], new(1.5), Alignment.Right, Tone.Own),
                new(texts["column.county"], new(1.1), Alignment.Right),
                new(texts["column.nation"], new(1), Alignment.Right),
                new(Since(reader, sheets), new(1.25)),
                new(texts["column.spread.municipality"], new(1.95)),
                new(texts["column.verdict"], new(2)),
            ],
            Groups = groups,
            Notes = [.. FirstPage.Units(reader, sheets), Note(reader, sheets), .. reader.SignNotes(groups)],
        };
    }

    /// <summary>"Look closer" and "not compared" are explained where they stand.</summary>
    private static RichText Note(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        string note = reader.Texts.With("findings.note", ("year", reader.ReportingYear));
        if (sheets.Any(sheet => Positions.VerdictOf(sheet) == Verdict.LookCloser)) note += " " + reader.Texts["findings.note.look"];
        if (sheets.Any(sheet => sheet.Own.Value.IsShown() && Positions.Of(sheet) == Position.Unknown)) note += " " + reader.Texts["findings.note.unknown"];
        return note;
    }

    /// <summary>Explains the strips as far as their bands are shown.</summary>
    private static RichText Caption(MunicipalityBook book, Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        bool Any(Func<PeerSpread, Published<decimal>> of) => sheets.Any(sheet => of(sheet.Peers).IsShown());
        string county = book.CountyName.Length == 0 ? "" : $" ({book.CountyName})";
        RichText caption = texts.With("findings.caption", ("name", reader.OwnLabel), ("county", county));
        string? strip = Any(peers => peers.P10) ? "findings.strip80" : Any(peers => peers.P25) ? "findings.strip50" : null;
        return strip is null ? caption : caption + " " + texts.With(strip, ("units", Units(reader, sheets)));
    }

    private static Row RowOf(Reader reader, MeasureSheet sheet)
    {
        TextCell Level(ReleasedFigure? figure) => figure is null ? ReportTexts.WithheldSign : reader.Figure(sheet, figure.Value);
        return new(
        [
            new TextCell(sheet.Measure.ShortTitle[reader.Texts.Language]),
            new TextCell(RichText.InBold(reader.Figure(sheet, sheet.Own.Value)), Tone.Own),
            Level(sheet.County), Level(sheet.Nation),
            SpreadTexts.Sparkline(reader, sheet), SpreadTexts.Cell(reader, sheet), Verdicts.Cell(reader, sheet),
        ]);
    }

    private static IEnumerable<Block> Areas(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var texts = reader.Texts;
        var chosen = AreasOf(reader, sheets);
        if (!sheets.Any(sheet => sheet.Own.Value.IsShown())) yield break;
        yield return new Heading(HeadingLevel.Section, AreasTitle(reader, chosen));
        if (chosen.Count == 0)
        {
            yield return new Para(texts["areas.none"]);
            yield break;
        }
        yield return new Columns([.. chosen.Select((sheet, i) => Area(reader, sheet, i + 1))]) { Ruled = true };
    }

    /// <summary>At most three measures to work on, each with words of its own.</summary>
    public static IReadOnlyList<MeasureSheet> AreasOf(Reader reader, IReadOnlyList<MeasureSheet> sheets) => FocusOrder.Take(sheets, MostAreas, sheet => AreaKey(reader.Texts, sheet));

    private const int MostAreas = 3;

    private static IReadOnlyList<Block> Area(Reader reader, MeasureSheet sheet, int number)
    {
        var texts = reader.Texts;
        return
        [
            new Heading(HeadingLevel.Column, $"{reader.Culture.Count(number)}. {sheet.Measure.ShortTitle[texts.Language]}"),
            new Para(WhatToDo(reader, sheet)),
            new Para(Now(reader, sheet), ParaStyle.Goal),
        ];
    }

    public static string AreasTitle(Reader reader, IReadOnlyList<MeasureSheet> areas) =>
        reader.Texts.With("areas.title." + ReportCulture.Year(areas.Count), ("year", ReportCulture.Year(reader.Stamp.ReportingYear + 1)));

    public static string WhatToDo(Reader reader, MeasureSheet sheet) => reader.Texts[AreaKey(reader.Texts, sheet)];

    /// <summary>"Now 18.5 · median 16.0", with the change where it is sure, and the goal: one that is set, or room to set one.</summary>
    public static string Now(Reader reader, MeasureSheet sheet)
    {
        var texts = reader.Texts;
        string own = reader.Figure(sheet, sheet.Own.Value);
        string now = sheet.Peers.Median.Match(median => texts.With("areas.nowAndMedian", ("own", own), ("median", texts.Figure(sheet.Measure, median))), _ => texts.With("areas.now", ("own", own)));
        if (Change.Of(sheet) is { Trend: not Trend.Steady }) now += " · " + Phrases.ShortChange(reader, sheet);
        return now + " · " + (sheet.Comparators.Goals is [var goal, ..]
            ? texts.With("areas.goal", ("target", texts.Figure(sheet.Measure, goal.Target)), ("due", reader.Culture.ShortDate(goal.Due))) : texts["areas.goal.free"]);
    }

    /// <summary>Words for what is counted where there are some, else for the drugs.</summary>
    private static string AreaKey(ReportTexts texts, MeasureSheet sheet) =>
        texts.Has("area." + sheet.Measure.Quantity) ? "area." + sheet.Measure.Quantity : $"theme.{Theme.IdOf(sheet)}.area";

    /// <summary>The most municipalities that any measure is spread over.</summary>
    private static string Units(Reader reader, IReadOnlyList<MeasureSheet> sheets) =>
        reader.Culture.Count(sheets.Max(sheet => sheet.Peers.Units.Match(units => units, _ => 0)));

    private static string Since(Reader reader, IReadOnlyList<MeasureSheet> sheets)
    {
        var years = sheets.SelectMany(sheet => sheet.Trend.Concat(sheet.Years)).Select(figure => figure.Period.Year).ToList();
        return years.Count == 0 || years.Min() == reader.Stamp.ReportingYear
            ? reader.Texts.With("column.in", ("year", reader.ReportingYear))
            : reader.Texts.With("column.since", ("year", ReportCulture.Year(years.Min())));
    }
}
