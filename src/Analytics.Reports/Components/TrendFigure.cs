using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Components;

/// <summary>The chart of one measure over time, and the words around it.</summary>
internal static class TrendFigure
{
    public static Figure Of(Reader reader, MeasureSheet sheet, Numbering numbering, bool small = false)
    {
        var measure = sheet.Measure;
        var chart = new TrendChart
        {
            Points = [.. sheet.Trend.Zip(sheet.TrendPeers, (own, peers) => new TrendPoint(own.Period, own.Value, peers))],
            OwnName = reader.OwnLabel + Until(reader, sheet),
            MedianName = reader.Texts["median"],
            Middle50 = reader.Texts["middle50"],
            Middle80 = reader.Texts["middle80"],
            Figure = value => reader.Texts.Figure(measure, value),
            Tick = Tick(reader, measure),
            AxisLabels = AxisLabels(reader, [.. sheet.Trend.Select(figure => figure.Period)], small),
            Small = small,
        };
        return new Figure(chart, Phrases.Conclusion(reader, sheet), UnitLine(reader, measure, sheet.Trend),
            Alt(reader, sheet), numbering.Figure(Caption(reader, sheet, small)));
    }

    /// <summary>Whether a third of the time has points to draw, and two at least: less is told by the table.</summary>
    public static bool HasTrend(MeasureSheet sheet) =>
        sheet.Trend.Count > 1 && sheet.Trend.Count == sheet.TrendPeers.Count &&
        sheet.Trend.Count(figure => figure.Value.IsShown()) >= Math.Max(2, sheet.Trend.Count / 3);

    /// <summary>Where the line ends before the last period, when.</summary>
    private static string Until(Reader reader, MeasureSheet sheet) =>
        sheet.Trend.LastOrDefault(figure => figure.Value.IsShown()) is { } last && last != sheet.Trend[^1] ? $" {reader.Culture.Period(last.Period)}" : "";

    /// <summary>The year at its first period; in a single year, every period.</summary>
    public static IReadOnlyList<string> AxisLabels(Reader reader, IReadOnlyList<CalendarPeriod> periods, bool small)
    {
        if (periods.Count == 0) return [];
        int years = periods.Select(period => period.Year).Distinct().Count();
        if (years == 1) return [.. periods.Select(reader.Culture.Period)];
        int every = (years + MostAxisYears(small) - 1) / MostAxisYears(small);
        int first = periods[0].Year;
        return [.. periods.Select((period, i) =>
            (i == 0 || periods[i - 1].Year != period.Year) && (period.Year - first) % every == 0 ? ReportCulture.Year(period.Year) : "")];
    }

    private static int MostAxisYears(bool small) => small ? 5 : 10;

    private static int TickDecimals(decimal tick) => tick == Math.Truncate(tick) ? 0 : tick * 10 == Math.Truncate(tick * 10) ? 1 : 2;

    /// <summary>"DDD per 1000 per day, by quarter".</summary>
    public static string UnitLine(Reader reader, MeasureDefinition measure, IReadOnlyList<ReleasedFigure> trend) =>
        Short(reader.UnitOf(measure)) + reader.Texts[trend.Any(figure => figure.Period.Kind == PeriodKind.Quarter) ? "unit.byQuarter" : "unit.byYear"];

    /// <summary>A figure of the axis, with its sign of percent.</summary>
    public static Func<decimal, string> Tick(Reader reader, MeasureDefinition measure) =>
        value => reader.Culture.Number(value, TickDecimals(value)) + (measure.IsPercent ? reader.Culture.Percent(0, 0)[1..] : "");

    public static string Short(string unit) => char.ToUpperInvariant(unit[0]) + unit[1..];

    private static RichText Caption(Reader reader, MeasureSheet sheet, bool small)
    {
        string gapNote = sheet.Trend.Any(figure => !figure.Value.IsShown()) ? " " + reader.Texts["caption.gaps"] : "";
        return small ? sheet.Measure.ShortTitle[reader.Texts.Language] + "." + gapNote : HowToRead(reader, sheet) + gapNote;
    }

    /// <summary>Whose line it is, and what the bands are.</summary>
    public static RichText HowToRead(Reader reader, MeasureSheet sheet)
    {
        bool Any(Func<PeerSpread, Published<decimal>> of) => sheet.TrendPeers.Any(peers => of(peers).IsShown());
        if (sheet.Peers.Of == UnitLevel.Doctor && sheet.Peers.Median.Match(_ => false, reason => reason == WithheldReason.NotComputed)) return reader.Texts["caption.trendUnlike." + reader.Key];
        (string, string)[] values = [("name", reader.OwnLabel), ("units", reader.UnitCount(sheet.Peers))];
        if (Any(peers => peers.P25)) return reader.Texts.Rich((Any(peers => peers.P10) ? "caption.trend." : "caption.trend50.") + reader.Key, values);
        return reader.Texts.Rich("caption.trendAlone." + reader.Key, values) + " " + reader.Texts[Any(peers => peers.Median) ? "caption.trendMedian" : "caption.noSpread"];
    }

    private static string Alt(Reader reader, MeasureSheet sheet)
    {
        var texts = reader.Texts;
        var shown = sheet.Trend.Where(figure => figure.Value.IsShown()).ToList();
        string text = texts.With("alt.trend", ("title", sheet.Measure.Title[texts.Language]));
        if (shown.Count > 0)
        {
            text += " " + texts.With("alt.trend.own", ("name", reader.OwnLabel),
                ("from", reader.Figure(sheet, shown[0].Value)), ("first", reader.Culture.Period(shown[0].Period)),
                ("to", reader.Figure(sheet, shown[^1].Value)), ("last", reader.Culture.Period(shown[^1].Period)));
        }
        if (sheet.TrendPeers.Count > 0)
        {
            text += sheet.TrendPeers[^1].Median.Match(
                median => " " + texts.With("alt.trend.median", ("median", texts.Figure(sheet.Measure, median)),
                    ("last", reader.Culture.Period(sheet.TrendPeers[^1].Period))),
                _ => "");
        }
        return shown.Count < sheet.Trend.Count ? text + " " + texts["alt.trend.gaps"] : text;
    }
}
