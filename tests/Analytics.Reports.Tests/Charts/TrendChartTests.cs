using Analytics.Pdf;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Charts;
using Analytics.Reports.Tests.Fixtures;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.Charts;

public sealed class TrendChartTests
{
    [Fact]
    public void TheAxis_BeginsAtZero_AndEndsAboveTheLargestShownValue()
    {
        TrendScale scale = TrendScale.Of(Chart(Shown(18.2m), Shown(21.7m)), new Box(0, 0, 400, 150));

        Assert.Equal(150 - TrendScale.Foot, scale.Y(0), 6);
        Assert.True(scale.Y(21.7m) >= 0);
        Assert.Equal(25, scale.Top);
    }

    [Theory]
    [InlineData(0.004)]
    [InlineData(0.9)]
    [InlineData(7)]
    [InlineData(101)]
    [InlineData(12345.678)]
    public void TheGrid_HasFewRoundSteps(double highest)
    {
        TrendScale scale = TrendScale.Of(Chart(Shown((decimal)highest), Shown(0m)), new Box(0, 0, 400, 150));

        Assert.InRange(scale.Steps, 2, 5);
        Assert.True(scale.Top >= highest);
    }

    [Fact]
    public void LabelsAtTheLineEnds_DoNotTouch()
    {
        var canvas = new MarkedCanvas();
        canvas.BeginPage(600, 800);
        ChartPainter.Draw(canvas, new Box(50, 50, 480, 168), Chart(Shown(10m), Shown(10.01m)));
        double own = canvas.Texts.Single(text => text.Text == "Own").Baseline;
        double median = canvas.Texts.Single(text => text.Text == "Median").Baseline;

        Assert.True(Math.Abs(own - median) > 9, "The labels overlap.");
    }

    [Fact]
    public void ALineThatEndsEarly_HasItsNameButNoFigureAtTheEnd()
    {
        var canvas = new MarkedCanvas();
        canvas.BeginPage(600, 800);
        ChartPainter.Draw(canvas, new Box(50, 50, 480, 168), Chart(Shown(7m), Withheld<decimal>()));

        Assert.Contains(canvas.Texts, text => text.Text == "Own");
        Assert.DoesNotContain(canvas.Texts, text => text.Text == "7.0");
    }

    [Fact]
    public void AllHidden_DrawsWithoutALine()
    {
        var canvas = new MarkedCanvas();
        canvas.BeginPage(600, 800);

        ChartPainter.Draw(canvas, new Box(50, 50, 480, 168), Chart(Withheld<decimal>(), Withheld<decimal>()));

        Assert.DoesNotContain(canvas.Texts, text => text.Text == "Own");
    }

    private static TrendChart Chart(params Published<decimal>[] own) => new()
    {
        Points = [.. own.Select((value, i) => new TrendPoint(CalendarPeriod.OfYear(2023 + i), value, Peers()))],
        OwnName = "Own",
        MedianName = "Median",
        Middle50 = "middle 50%",
        Middle80 = "middle 80%",
        AxisLabels = [.. own.Select((_, i) => FormattableString.Invariant($"{2023 + i}"))],
        Figure = value => FormattableString.Invariant($"{value:F1}"),
        Tick = value => FormattableString.Invariant($"{value}"),
    };

    private static PeerSpread Peers() => Released<PeerSpread>(("Median", Shown(10m)));
}
