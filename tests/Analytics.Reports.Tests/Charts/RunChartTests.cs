using System.Globalization;
using Analytics.Measures;
using Analytics.Pdf;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Components;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.Charts;

public sealed class RunChartTests
{
    private static readonly Reader English = new(ReportTexts.In(Language.En), UnitLevel.Practice, "You", Residents: false, new BookBuilder().Stamp());

    [Theory]
    [InlineData(1.5, 6.2, 11.4)]
    [InlineData(9.6, 10.4, 11.45)]
    [InlineData(8, 8.1, 8.2)]
    public void NamesOfMeetings_DoNotTouch(params double[] places)
    {
        var canvas = new MarkedCanvas();
        canvas.BeginPage(600, 800);
        var trend = Series(10, 10, 11, 10, 12, 10, 11, 10, 11, 12, 10, 11);
        ChartPainter.Draw(canvas, new Box(50, 50, 487, 150), (RunChart)RunFigure.Of(English, Measure, trend, ReadingOf(trend), "You", new Numbering(English.Texts)).Chart with
        {
            Marks = [.. places.Select((place, i) => new ChartMark(place, $"Meeting {i + 1}", $"{i + 1}"))],
        });
        // By the short names at the worst: three meetings within a quarter of one line can't stand apart.
        var names = canvas.Spans.Where(span => span.Text.StartsWith("Meeting ", StringComparison.Ordinal)).ToList();
        Assert.True(names.Count is 0 or 3);
        Assert.All(names.Zip(names.Skip(1)), pair => Assert.True(pair.First.Right < pair.Second.Left, $"{pair.First.Text} meets {pair.Second.Text}."));
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(1, true)]
    public void TheCaption_SaysWhereTheAxisBegins_OnlyWhereItIsNotAtZero(double least, bool isAtZero)
    {
        var trend = Series(least, 24, 21, 23, 22, 20, 24, 22, 21, 23, 20, 24);
        var figure = RunFigure.Of(English, Measure, trend, ReadingOf(trend), "You", new Numbering(English.Texts));
        Assert.Equal(isAtZero, RunChartPainter.ScaleOf((RunChart)figure.Chart).Low == 0);
        Assert.Equal(isAtZero, !figure.Caption.Plain.Contains("The axis does not start at zero.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("signal of a rise since 2022", "10 10 11 10 11 10 15 16 15 16 15 17")]
    [InlineData("signal of a fall since 2022", "17 15 16 15 16 15 10 11 10 11 10 10")]
    [InlineData("signal of change", "10 10 10 15 16 15 16 15 16 10 10 10")]
    [InlineData("no signal of change", "10 12 10 12 10 12 10 12 10 12 10 12")]
    public void ASignal_HasItsWay_WhereTheLineHasOne(string said, string values)
    {
        var trend = Series([.. values.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))]);
        Assert.Equal(said, Statuses.Word(English, trend, ReadingOf(trend)));
    }

    [Theory]
    [InlineData(9, "likely improvement, lower since the start")]
    [InlineData(13, "likely deterioration, higher since the start")]
    public void AChangeSinceTheStart_HasItsWay(double since, string said)
    {
        double[] values = [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? 10.8 : 11.2), .. Enumerable.Repeat(since, 12)];
        var trend = Series(values);
        Assert.Equal(said, Statuses.Word(English, trend, ReadingOf(trend, new ReportingPeriod(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)))));
    }

    private static MeasureDefinition Measure { get; } = MeasureCatalogue.BuiltIn["did.opi"];

    private static ReleasedFigure[] Series(params double[] values) =>
        [.. values.Select((value, i) => Released<ReleasedFigure>(("Measure", Measure), ("Level", UnitLevel.Practice), ("Unit", "P0001"), ("Period", CalendarPeriod.OfQuarter(2022 + i / 4, i % 4 + 1)), ("Value", Shown((decimal)value))))];

    private static RunChartReading ReadingOf(ReleasedFigure[] trend, ReportingPeriod? project = null) =>
        Derived<RunChartReading>("Analytics.Release.RunChartReading", "Of", trend, Direction.Lower, project);
}
