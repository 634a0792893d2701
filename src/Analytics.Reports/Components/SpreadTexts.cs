using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>The peers' spread in one period, as a strip in a table and as a chart of its own.</summary>
internal static class SpreadTexts
{
    public static SpreadCell Cell(Reader reader, MeasureSheet sheet) =>
        new(sheet.Own.Value, sheet.Peers, Alt(reader, sheet));

    public static SparklineCell Sparkline(Reader reader, MeasureSheet sheet)
    {
        var points = sheet.Trend.Count > 0 ? sheet.Trend : sheet.Years;
        var shown = points.Where(figure => figure.Value.IsShown()).ToList();
        string alt = shown.Count == 0
            ? reader.Texts["alt.spark.none"]
            : reader.Texts.With("alt.spark", ("from", reader.Figure(sheet, shown[0].Value)), ("to", reader.Figure(sheet, shown[^1].Value)));
        return new([.. points.Select(figure => figure.Value)], alt);
    }

    public static Figure Figure(Reader reader, MeasureSheet sheet, Numbering numbering)
    {
        var chart = new SpreadChart
        {
            Own = sheet.Own.Value,
            Peers = sheet.Peers,
            OwnName = reader.OwnLabel,
            MedianName = reader.Texts["median"],
            Middle50 = reader.Texts["middle50"],
            Middle80 = reader.Texts["middle80"],
            Figure = value => reader.Texts.Figure(sheet.Measure, value),
        };
        string title = Phrases.PositionOf(reader, sheet) is { } position
            ? reader.Texts.With("spread.title", ("position", position))
            : reader.Own("spread.titleAlone");
        return new Figure(chart, title, TrendFigure.Short(reader.UnitOf(sheet.Measure)), Alt(reader, sheet), numbering.Figure(Caption(reader, sheet)));
    }

    public static RichText Caption(Reader reader, MeasureSheet sheet) => reader.Texts.Rich("spread.caption." + reader.Key,
        ("units", reader.UnitCount(sheet.Peers)), ("year", reader.ReportingYear), ("percentiles", reader.Texts["spread.percentiles." + (sheet.Peers.HasTails ? "5" : sheet.Peers.HasQuartiles ? "3" : "1")]));

    public static StripLegend Legend(Reader reader) =>
        new(reader.Texts["legend.own." + reader.Key], reader.Texts["legend.median"], reader.Texts["middle50"], reader.Texts["middle80"]);

    private static string Alt(Reader reader, MeasureSheet sheet)
    {
        string own = sheet.Own.Value.Match(
            value => reader.Texts.With("alt.spread.own", ("name", reader.OwnLabel), ("own", reader.Texts.Figure(sheet.Measure, value))),
            _ => reader.Texts.With("alt.spread.hidden", ("name", reader.OwnLabel)));
        string peers = sheet.Peers.P25.And(sheet.Peers.P75, (low, high) => (low, high)).Match(
            band => " " + reader.Texts.With("alt.spread.band", ("low", reader.Texts.Figure(sheet.Measure, band.low)), ("high", reader.Texts.Figure(sheet.Measure, band.high))),
            _ => "");
        string median = sheet.Peers.Median.Match(
            value => " " + reader.Texts.With("alt.spread.median", ("median", reader.Texts.Figure(sheet.Measure, value))),
            _ => " " + reader.Texts["alt.spread.none"]);
        return own + median + peers;
    }
}
