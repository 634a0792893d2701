using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Network;

/// <summary>The page to read in two minutes: members together against all others and the nation.</summary>
internal static class WhereWeAre
{
    /// <summary>Members that have room for a column each.</summary>
    private const int MostSideBySide = 9;

    public static Section Of(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        var of = book.Measures.ToDictionary(sheet => sheet.Together);
        var tiles = FocusOrder.Tiles([.. of.Keys], byPlace: false).Where(sheet => sheet.Own.Value.IsShown()).ToList();
        Block[] figures = tiles.Count == 0 ? [] : [new KeyFigures([.. tiles.Select(sheet => Tile(reader, of[sheet]))])];
        return new Section("findings", texts["network.where"],
        [
            new Heading(HeadingLevel.Title, texts["network.where"]),
            new Para(Sentence(reader, book), ParaStyle.Lead),
            .. figures,
            new Heading(HeadingLevel.Section, texts["findings.all"]),
            of.Keys.Any(sheet => sheet.Own.Value.IsShown()) || book.Members.Count > MostSideBySide ? IndicatorTable(reader, book, numbering) : MemberTable(reader, book, numbering),
        ]);
    }

    /// <summary>For a network without any figure: the nation around it, and why.</summary>
    public static Section Nothing(NetworkBook book, Reader reader, Numbering numbering)
    {
        var texts = reader.Texts;
        string why = book.Summary.Withheld > 0 ? "withheld" : "noData";
        return new Section("findings", texts["nothing.title"],
        [
            new Heading(HeadingLevel.Title, texts["nothing.title"]),
            new Para(texts.With($"nothing.{why}.network", ("year", reader.ReportingYear)), ParaStyle.Lead),
            new Notice(texts["nothing.use"], texts.Series("nothing.use.network")),
            .. AimSection.Goals(book, reader),
            NationTable(reader, book, numbering),
            .. AimSection.MembersOf(book, reader, numbering),
        ]);
    }

    /// <summary>The measure with a goal, or the first one: together against all others.</summary>
    private static RichText Sentence(Reader reader, NetworkBook book)
    {
        var texts = reader.Texts;
        var shown = book.Measures.Where(sheet => sheet.Together.Own.Value.IsShown()).ToList();
        if (shown.Count == 0) return texts["network.sentence.hidden"];
        var sheet = shown.FirstOrDefault(one => one.Together.Comparators.Goals.Count > 0, shown[0]);
        var (measure, together) = (sheet.Together.Measure, sheet.Together);
        RichText now = texts.Rich("network.sentence", ("subject", Phrases.Subject(reader, measure)), ("value", reader.Figure(together, together.Own.Value)),
            ("unit", measure.IsPercent ? "" : " " + reader.UnitOf(measure)), ("others", reader.Figure(together, sheet.Others.Value)), ("year", reader.ReportingYear));
        return Change.Of(together) is { } change
            ? now + " " + texts.With("network.sentence.trend", ("change", Phrases.ChangeOf(reader, together, change)))
            : now;
    }

    private static KeyFigure Tile(Reader reader, NetworkSheet sheet)
    {
        var together = sheet.Together;
        return new KeyFigure(
            together.Measure.ShortTitle[reader.Texts.Language],
            together.Own.Value.Match(value => reader.Culture.Number(value, together.Measure.Decimals), reader.Texts.Withheld), reader.UnitOf(together.Measure),
            SpreadTexts.Sparkline(reader, together), null, Phrases.ShortChange(reader, together),
            reader.Texts.With("network.tile", ("others", reader.Figure(together, sheet.Others.Value))));
    }

    private static Table IndicatorTable(Reader reader, NetworkBook book, Numbering numbering)
    {
        var texts = reader.Texts;
        var of = book.Measures.ToDictionary(sheet => sheet.Together);
        RowGroup[] groups = [.. Theme.Of([.. book.Measures.Select(sheet => sheet.Together)])
            .Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => RowOf(reader, of[sheet]))]))];
        return new Table
        {
            Caption = numbering.Table(texts.With("network.caption", ("year", reader.ReportingYear), ("others", texts.Count(book.Others)))),
            Columns =
            [
                new(texts["column.indicator"], new(2.9)),
                new(texts["column.own.network"], new(1.25), Alignment.Right, Tone.Own),
                new(texts["column.others"], new(1.1), Alignment.Right),
                new(texts["column.nation"], new(1), Alignment.Right),
                new(texts["column.trend"], new(1.2)),
                new(texts["column.change"], new(1.2), Alignment.Right),
            ],
            Groups = groups,
            Notes = [.. Since(reader, book), .. reader.SignNotes(groups)],
        };
    }

    /// <summary>The nation alone, where nothing can be told of the members or of all others.</summary>
    private static Table NationTable(Reader reader, NetworkBook book, Numbering numbering)
    {
        var texts = reader.Texts;
        RowGroup[] groups = [.. Theme.Of([.. book.Measures.Select(sheet => sheet.Together)]).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => new Row(
        [
            new TextCell(sheet.Measure.ShortTitle[texts.Language]), new TextCell(TrendFigure.Short(reader.UnitOf(sheet.Measure)), Tone.Secondary),
            new TextCell(sheet.Nation is { } nation ? reader.Figure(sheet, nation.Value) : texts["sign.noData"]),
        ]))]))];
        return new Table
        {
            Caption = numbering.Table(texts.With("network.caption.nation", ("year", reader.ReportingYear))),
            Look = TableLook.Compact,
            Columns = [new(texts["column.indicator"], new(2.6)), new(texts["column.unit"], new(3)), new(texts["column.nation"], new(1), Alignment.Right)],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
        };
    }

    /// <summary>Each member by itself, where nothing can be told of all together.</summary>
    private static Table MemberTable(Reader reader, NetworkBook book, Numbering numbering)
    {
        var texts = reader.Texts;
        var of = book.Measures.ToDictionary(sheet => sheet.Together);
        RowGroup[] groups = [.. Theme.Of([.. of.Keys]).Select(theme => new RowGroup(texts[theme.Key], [.. theme.Sheets.Select(sheet => new Row(
        [
            new TextCell(sheet.Measure.ShortTitle[texts.Language]),
            .. of[sheet].Members.Select(member => new TextCell(reader.Figure(sheet, member.Own.Value), Tone.Own)),
            new TextCell(sheet.Nation is { } nation ? reader.Figure(sheet, nation.Value) : texts["sign.noData"]),
        ]))]))];
        return new Table
        {
            Caption = numbering.Table(texts.With("network.caption.members", ("year", reader.ReportingYear))),
            Look = TableLook.Compact,
            Columns = [new(texts["column.indicator"], new(2.6)), .. book.Members.Select(member => new Column(member.Name, new(1), Alignment.Right, Tone.Own)), new(texts["column.nation"], new(1), Alignment.Right)],
            Groups = groups,
            Notes = [.. reader.SignNotes(groups)],
        };
    }

    private static IEnumerable<RichText> Since(Reader reader, NetworkBook book)
    {
        var years = book.Measures.SelectMany(sheet => sheet.Together.Years).Select(figure => figure.Period.Year).ToList();
        if (years.Count > 0 && years.Min() < reader.Stamp.ReportingYear) yield return reader.Texts.With("network.note", ("year", ReportCulture.Year(years.Min())));
    }

    private static Row RowOf(Reader reader, NetworkSheet sheet)
    {
        var (texts, together) = (reader.Texts, sheet.Together);
        return new(
        [
            new TextCell(together.Measure.ShortTitle[texts.Language]),
            new TextCell(RichText.InBold(reader.Figure(together, together.Own.Value)), Tone.Own),
            new TextCell(reader.Figure(together, sheet.Others.Value)),
            new TextCell(together.Nation is { } nation ? reader.Figure(together, nation.Value) : texts["sign.noData"]),
            SpreadTexts.Sparkline(reader, together),
            new TextCell(Phrases.SizeOfChange(reader, together), Tone.Secondary),
        ]);
    }
}
