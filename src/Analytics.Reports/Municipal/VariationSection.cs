using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.National;

namespace Analytics.Reports.Municipal;

/// <summary>The municipality in a funnel of all of them, and beside county, nation and municipalities like it. The numbers of the bars stand in the tables of the report.</summary>
internal static class VariationSection
{
    private const int MostCompared = 2;

    /// <returns>Null where the own figure is not shown, or where there are too few to lie among.</returns>
    public static Section? Of(Reader reader, IReadOnlyList<MeasureSheet> sheets, Numbering numbering)
    {
        var texts = reader.Texts;
        var shown = FocusOrder.Of(sheets).Concat(sheets).Distinct().Where(sheet => sheet.Own.Value.IsShown()).ToList();
        var funnel = shown.FirstOrDefault(sheet => sheet.Funnel is not null);
        var compared = shown.Where(sheet => sheet.County is { } county && county.Value.IsShown()).Take(MostCompared).ToList();
        if (funnel is null || compared.Count == 0) return null;
        return new Section("variation", texts["funnels.title"],
        [
            new Heading(HeadingLevel.Title, texts["funnels.title"]),
            new Para(texts.Rich("funnels.lead.municipality", ("name", reader.OwnLabel)), ParaStyle.PageLead),
            FunnelSection.FigureOf(reader, funnel.Measure, funnel.Funnel!, funnel.Own, numbering),
            FunnelSection.CountsTable(reader, [(funnel.Measure, funnel.Funnel!)], numbering),
            new Columns([.. compared.Select(sheet => (IReadOnlyList<Block>)[Compared(reader, sheet, numbering)]), .. compared.Count < MostCompared ? [[]] : Array.Empty<IReadOnlyList<Block>>()]),
        ])
        { StartsPage = false };
    }

    private static Figure Compared(Reader reader, MeasureSheet sheet, Numbering numbering)
    {
        var texts = reader.Texts;
        PlaceRow[] rows =
        [
            new(reader.OwnLabel, sheet.Own.Value, sheet.Own.Lower, sheet.Own.Upper),
            .. sheet.Comparators.Alike is { } alike ? [new PlaceRow(texts["column.alike.municipality"], alike.Median, default, default)] : Array.Empty<PlaceRow>(),
            .. sheet.County is { } county ? [new PlaceRow(texts["column.county"], county.Value, county.Lower, county.Upper)] : Array.Empty<PlaceRow>(),
            .. sheet.Nation is { } nation ? [new PlaceRow(texts["column.nation"], nation.Value, nation.Lower, nation.Upper)] : Array.Empty<PlaceRow>(),
        ];
        var chart = new PlaceChart
        {
            Rows = rows,
            Whole = sheet.Peers.Median,
            WholeName = texts["median"],
            Figure = value => texts.Figure(sheet.Measure, value),
            Tick = TrendFigure.Tick(reader, sheet.Measure),
            Size = ChartSize.Half,
        };
        string alt = texts.With("variation.alt", ("title", sheet.Measure.Title[texts.Language]), ("values", string.Join("; ", rows.Select(row => $"{row.Name} {texts.Figure(sheet.Measure, row.Value)}"))));
        return new Figure(chart, Phrases.TopicTitle(reader, sheet.Measure), TrendFigure.Short(reader.UnitOf(sheet.Measure)), alt, numbering.Figure(texts.With("variation.caption", ("year", reader.ReportingYear)) + RunFigure.AxisNote(reader, RowsPainter.ScaleOf(chart))));
    }
}
