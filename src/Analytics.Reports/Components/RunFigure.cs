using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Courses;
using Analytics.Reports.Charts;
using Analytics.Reports.Document;

namespace Analytics.Reports.Components;

/// <summary>A run chart and the words around it.</summary>
internal static class RunFigure
{
    /// <summary>Whether there is a line to draw, over time enough to judge it.</summary>
    public static bool HasSeries(IReadOnlyList<ReleasedFigure> trend) => trend.Count >= FewestPoints && trend.Count(figure => figure.Value.IsShown()) > 1;

    private const int FewestPoints = 4;

    /// <summary>As the rules of run charts ask for: fewer points have no level that could be a median.</summary>
    private const int FewestForMedian = 10;

    /// <summary>Null of too few points that are shown.</summary>
    public static Published<decimal>? MedianOf(IReadOnlyList<ReleasedFigure> trend, RunChartReading reading) =>
        trend.Count(figure => figure.Value.IsShown()) >= FewestForMedian ? reading.Median : null;

    /// <param name="name">At the end of the line.</param>
    /// <param name="measure">Whose series it is.</param>
    public static Figure Of(Reader reader, MeasureDefinition measure, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading, string name, Numbering numbering, ChartSize size = ChartSize.Full)
    {
        RunChart chart = ChartOf(reader, measure, trend, reading, name, size, []);
        return new Figure(chart, Title(reader, measure, trend, reading), TrendFigure.UnitLine(reader, measure, trend), Alt(reader, measure, trend, reading, name),
            numbering.Figure(size == ChartSize.Full ? Caption(reader, trend, chart) : measure.ShortTitle[reader.Texts.Language] + "." + GapNote(reader, trend)));
    }

    /// <summary>"The use of opioids: signal of a rise".</summary>
    public static string Title(Reader reader, MeasureDefinition measure, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading) =>
        $"{Phrases.TopicTitle(reader, measure)}: {Statuses.Word(reader, trend, reading)}";

    /// <summary>One of several with the same scale: its title is whose it is, and what it says stands under it.</summary>
    public static Figure Small(Reader reader, MeasureDefinition measure, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading, string name, IReadOnlyList<Published<decimal>> around) =>
        new(ChartOf(reader, measure, trend, reading, name, ChartSize.Third, around), name, Statuses.Word(reader, trend, reading, "status.short."), Alt(reader, measure, trend, reading, name), "");

    /// <summary>The own series of who takes part in a course, with the meetings, and the goal where quarters are the same kind of figure as the year that it is set for.</summary>
    public static Figure OfCourse(Reader reader, MeasureSheet sheet, Course course, Numbering numbering, ChartSize size = ChartSize.Full)
    {
        var texts = reader.Texts;
        var reading = sheet.Course!.Reading;
        GoalLine? goal = sheet.Measure.Quantity is Quantity.DddPer1000PerDay or Quantity.OmePer1000PerDay && sheet.Course.Goals.Count > 0 ? sheet.Course.Goals[0] : null;
        RunChart chart = ChartOf(reader, sheet.Measure, sheet.Trend, reading, reader.OwnLabel, size, []) with
        {
            Marks = [.. course.Dates.Meetings.Select((day, i) => MarkOf(reader, sheet.Trend, day, i + 1)).OfType<ChartMark>()],
            Goal = goal?.Target,
            GoalName = texts["plan.goal"],
        };
        string caption = MedianText(reader, sheet.Trend, reading)
            + (chart.Marks.Count > 0 ? " " + texts[chart.Marks.Count == course.Dates.Meetings.Count ? "run.caption.meetings" : "run.caption.meetings.some"] : reading.Start is not null ? " " + texts["run.caption.start"] : "")
            + (reading.Shift.Count > 0 ? " " + texts["run.caption.shift"] : "")
            + (goal is null ? "" : " " + texts.With("run.caption.goal", ("goal", texts.Figure(sheet.Measure, goal.Target)), ("due", reader.Culture.Date(goal.Due))))
            + AxisNote(reader, [chart]) + GapNote(reader, sheet.Trend);
        string meetings = chart.Marks.Count == 0 ? "" : " " + texts.With("alt.run.meetings", ("dates", reader.Culture.List([.. course.Dates.Meetings.Where(day => IndexOf(sheet.Trend, day) >= 0).Select(reader.Culture.Date)])));
        return new Figure(chart, Title(reader, sheet.Measure, sheet.Trend, reading) + Towards(reader, sheet), TrendFigure.UnitLine(reader, sheet.Measure, sheet.Trend),
            Alt(reader, sheet.Measure, sheet.Trend, reading, reader.OwnLabel) + meetings, numbering.Figure(caption));
    }

    /// <summary>Whether a signal has gone towards the goal; nothing without either.</summary>
    private static string Towards(Reader reader, MeasureSheet sheet) => (Statuses.WayOf(sheet.Trend, sheet.Course!.Reading), sheet.Course.Goals) switch
    {
        (Trend.Steady, _) or (_, []) => "",
        (var way, [var goal, ..]) => reader.Texts[way == Trend.Up == goal.WantsMore ? "status.towards" : "status.away"],
    };

    private static ChartMark? MarkOf(Reader reader, IReadOnlyList<ReleasedFigure> trend, DateOnly day, int number)
    {
        int point = IndexOf(trend, day);
        if (point < 0) return null;
        CalendarPeriod period = trend[point].Period;
        double days = period.Last.DayNumber - period.First.DayNumber + 1, gone = day.DayNumber - period.First.DayNumber;
        string n = reader.Culture.Count(number);
        return new ChartMark(point - 0.5 + gone / days, reader.Texts.With("course.meeting", ("n", n)), n);
    }

    /// <summary>−1 where the series does not reach the day.</summary>
    private static int IndexOf(IReadOnlyList<ReleasedFigure> trend, DateOnly day) => trend.ToList().FindIndex(figure => figure.Period.First <= day && day <= figure.Period.Last);

    /// <summary>How to read them.</summary>
    private static RichText Caption(Reader reader, IReadOnlyList<ReleasedFigure> trend, RunChart chart)
    {
        var texts = reader.Texts;
        string text = MedianText(reader, trend, chart.Reading);
        if (chart.Reading.Start is not null) text += " " + texts["run.caption.project"];
        if (chart.Reading.Shift.Count > 0) text += " " + texts["run.caption.shift"];
        return text + AxisNote(reader, [chart]) + GapNote(reader, trend);
    }

    private static string MedianText(Reader reader, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading) => MedianOf(trend, reading) is null
        ? reader.Texts.With("run.caption.few", ("n", reader.Culture.Count(FewestForMedian)))
        : reader.Texts[reading.IsBaseline ? "run.caption.baseline" : "run.caption"];

    /// <summary>How to read several that may differ.</summary>
    public static string Caption(Reader reader, IReadOnlyList<Figure> figures)
    {
        var texts = reader.Texts;
        List<RunChart> charts = [.. figures.Select(figure => figure.Chart).OfType<RunChart>()];
        string text = texts.With("run.caption.median", ("n", reader.Culture.Count(FewestForMedian)));
        if (charts.Exists(chart => chart.Reading.Start is not null)) text += " " + texts["run.caption.project"];
        if (charts.Exists(chart => chart.Reading.Shift.Count > 0)) text += " " + texts["run.caption.shift"];
        return text + AxisNote(reader, charts);
    }

    /// <summary>That the axis does not begin at zero, with a space before it, where that is so.</summary>
    public static string AxisNote(Reader reader, ValueScale scale) => scale.Low == 0 ? "" : " " + reader.Texts["run.caption.axis"];

    /// <summary>The same of several charts.</summary>
    private static string AxisNote(Reader reader, List<RunChart> charts)
    {
        int raised = charts.Count(chart => RunChartPainter.ScaleOf(chart).Low != 0);
        return raised == 0 ? "" : " " + reader.Texts[raised == charts.Count ? "run.caption.axis" : "run.caption.axis.some"];
    }

    private static string GapNote(Reader reader, IReadOnlyList<ReleasedFigure> trend) =>
        trend.Any(figure => !figure.Value.IsShown()) ? " " + reader.Texts["caption.gaps"] : "";

    private static RunChart ChartOf(
        Reader reader, MeasureDefinition measure, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading, string name, ChartSize size, IReadOnlyList<Published<decimal>> around) => new()
        {
            Points = [.. trend.Select(figure => figure.Value)],
            Reading = reading,
            Median = MedianOf(trend, reading) ?? default,
            Around = around,
            OwnName = name,
            MedianName = reader.Texts["median"],
            ProjectName = reader.Texts["run.project"],
            Figure = value => reader.Texts.Figure(measure, value),
            Tick = TrendFigure.Tick(reader, measure),
            AxisLabels = TrendFigure.AxisLabels(reader, [.. trend.Select(figure => figure.Period)], small: size != ChartSize.Full),
            Size = size,
        };

    private static string Alt(Reader reader, MeasureDefinition measure, IReadOnlyList<ReleasedFigure> trend, RunChartReading reading, string name)
    {
        var texts = reader.Texts;
        var shown = trend.Where(figure => figure.Value.IsShown()).ToList();
        string text = texts.With("alt.run", ("title", measure.Title[texts.Language]));
        if (shown.Count > 0)
        {
            text += " " + texts.With("alt.trend.own", ("name", name),
                ("from", texts.Figure(measure, shown[0].Value)), ("first", reader.Culture.Period(shown[0].Period)),
                ("to", texts.Figure(measure, shown[^1].Value)), ("last", reader.Culture.Period(shown[^1].Period)));
        }
        text += (MedianOf(trend, reading) ?? default).Match(median => " " + texts.With("alt.run.median", ("median", texts.Figure(measure, median))), _ => "");
        text += " " + texts.With("alt.run.says", ("status", Statuses.Word(reader, trend, reading)));
        return shown.Count < trend.Count ? text + " " + texts["alt.trend.gaps"] : text;
    }
}
