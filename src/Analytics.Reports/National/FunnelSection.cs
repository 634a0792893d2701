using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;

namespace Analytics.Reports.National;

/// <summary>How much municipalities differ beyond what chance explains, without saying which is which.</summary>
internal static class FunnelSection
{
    /// <summary>Where the limits are given in numbers: the ends and the quarters of the axis.</summary>
    private const int LimitsInTable = 5;

    private static readonly FunnelPlace[] Positions = [FunnelPlace.Low998, FunnelPlace.Low95, FunnelPlace.Within, FunnelPlace.High95, FunnelPlace.High998];

    public static Section? Of(Reader reader, IReadOnlyList<NationalSheet> chosen, int most, Numbering numbering)
    {
        var texts = reader.Texts;
        var sheets = chosen.Where(sheet => sheet.Funnel is not null).Take(most).ToList();
        if (sheets.Count == 0) return null;
        return new Section("funnels", texts["funnels.title"],
        [
            new Heading(HeadingLevel.Title, texts["funnels.title"]),
            new Para(texts.Rich("funnels.lead"), ParaStyle.PageLead),
            .. sheets.Select(sheet => FigureOf(reader, sheet.Nation.Measure, sheet.Funnel!, null, numbering)),
            CountsTable(reader, sheets.ConvertAll(sheet => (sheet.Nation.Measure, sheet.Funnel!)), numbering),
            LimitsTable(reader, sheets, numbering),
        ])
        { StartsPage = false };
    }

    /// <param name="own">The reader's, to be named; null for the nation.</param>
    public static Figure FigureOf(Reader reader, MeasureDefinition measure, FunnelView funnel, ReleasedFigure? own, Numbering numbering)
    {
        var texts = reader.Texts;
        var chart = new FunnelChart
        {
            Funnel = funnel,
            WholeName = texts["own.national"],
            Own = own,
            OwnName = reader.OwnLabel,
            Limits95 = texts["funnels.limits95"],
            Limits998 = texts["funnels.limits998"],
            SizeName = texts[measure.IsPercent ? "funnels.size.users" : "funnels.size.residents"],
            Figure = value => texts.Figure(measure, value),
            Tick = TrendFigure.Tick(reader, measure),
            SizeTick = value => reader.Culture.Number(value, 0),
        };
        int outside = Count(funnel, FunnelPlace.Low998) + Count(funnel, FunnelPlace.High998);
        string title = texts.With("funnels.outside", ("topic", Phrases.TopicTitle(reader, measure)), ("n", reader.Culture.Count(outside)), ("all", reader.Culture.Count(funnel.Dots.Count)));
        string alt = texts.With("funnels.alt", ("title", measure.Title[texts.Language]), ("nation", texts.Figure(measure, funnel.Nation.Value)),
            ("low", reader.Culture.Count(Count(funnel, FunnelPlace.Low998))), ("high", reader.Culture.Count(Count(funnel, FunnelPlace.High998))), ("all", reader.Culture.Count(funnel.Dots.Count)));
        if (own is not null) alt += " " + texts.With("alt.spread.own", ("name", reader.OwnLabel), ("own", texts.Figure(measure, own.Value)));
        return new Figure(chart, title, TrendFigure.Short(reader.UnitOf(measure)), alt, numbering.Figure(texts.With("funnels.caption", ("year", reader.ReportingYear))));
    }

    public static Table CountsTable(Reader reader, IReadOnlyList<(MeasureDefinition Measure, FunnelView Funnel)> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Table
        {
            Caption = numbering.Table(texts.With("funnels.counts", ("year", reader.ReportingYear))),
            Look = TableLook.Compact,
            Columns = [new(texts["column.indicator"], new(2.6)), .. Positions.Select(position => new Column(texts["funnels." + position], new(1.2), Alignment.Right)), new(texts["funnels.all"], new(1), Alignment.Right)],
            Groups = [new(null, [.. sheets.Select(sheet => new Row(
            [
                new TextCell(sheet.Measure.ShortTitle[texts.Language]),
                .. Positions.Select(position => new TextCell(reader.Culture.Count(Count(sheet.Funnel, position)))),
                new TextCell(reader.Culture.Count(sheet.Funnel.Dots.Count), Tone.Secondary),
            ]))])],
        };
    }

    private static Table LimitsTable(Reader reader, List<NationalSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        return new Table
        {
            Caption = numbering.Table(texts["funnels.limits"]),
            Look = TableLook.Compact,
            Columns =
            [
                new(texts["funnels.size"], new(1.6), Alignment.Right),
                .. (Column[])[new(texts["funnels.lower998"], new(1), Alignment.Right), new(texts["funnels.lower95"], new(1), Alignment.Right), new(texts["funnels.upper95"], new(1), Alignment.Right), new(texts["funnels.upper998"], new(1), Alignment.Right)],
            ],
            Groups = [.. sheets.Select(sheet => new RowGroup(sheet.Nation.Measure.ShortTitle[texts.Language], [.. Chosen(sheet.Funnel!.Limits).Select(line => new Row(
            [
                new TextCell(line.Size.Match(size => reader.Culture.Number(size, 0), texts.Withheld)),
                .. (TextCell[])[reader.Figure(sheet.Nation, line.Lower998), reader.Figure(sheet.Nation, line.Lower95), reader.Figure(sheet.Nation, line.Upper95), reader.Figure(sheet.Nation, line.Upper998)],
            ]))]))],
        };
    }

    private static IEnumerable<FunnelLine> Chosen(IReadOnlyList<FunnelLine> lines) =>
        Enumerable.Range(0, LimitsInTable).Select(i => lines[i * (lines.Count - 1) / (LimitsInTable - 1)]).Distinct();

    private static int Count(FunnelView funnel, FunnelPlace position) => funnel.Positions.Count(one => one == position);
}
