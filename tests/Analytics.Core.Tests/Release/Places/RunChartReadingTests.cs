using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Places;

public class RunChartReadingTests
{
    private static readonly ReportingPeriod Project = new(new(2021, 7, 1), new(2021, 12, 31));

    [Fact]
    public void AShift_IsThePointsOnOneSide_WhenTheyAreMoreThanChanceGives()
    {
        // Ten quarters about 20, then eight about 15.
        double[] points = [20, 21, 19, 20.5, 19.5, 20.2, 19.8, 21, 19, 20.1, 15, 15.2, 14.8, 15.1, 14.9, 15.3, 14.7, 15];
        var reading = RunChartReading.Of(Series(points), Direction.Lower, Project);

        Assert.Equal((10, 12, true), (reading.Start, reading.End, reading.IsBaseline));
        Assert.Equal(20.05m, reading.Median.Match(median => median, _ => 0));
        Assert.Equal(ProjectVerdict.LikelyImprovement, reading.Project);
        Assert.Equal(Enumerable.Range(10, 8), reading.Shift);
        Assert.Equal(ProjectVerdict.LikelyDeterioration, RunChartReading.Of(Series(points), Direction.Higher, Project).Project);
    }

    [Fact]
    public void WithFewPointsBefore_TheMedianIsThatOfAll_AndTheProjectIsNotJudged()
    {
        double[] points = [20, 21, 19, 20, 15, 15, 15, 15];
        var reading = RunChartReading.Of(Series(points), Direction.Lower, new(new(2020, 1, 1), new(2020, 6, 30)));

        Assert.Equal((4, 6, false, ProjectVerdict.TooFewPoints), (reading.Start, reading.End, reading.IsBaseline, reading.Project!.Value));
        Assert.Equal(17m, reading.Median.Match(median => median, _ => 0));
        Assert.Empty(reading.Shift);
    }

    [Fact]
    public void AQuarterInWhichTheProjectBegins_IsNotBeforeIt()
    {
        var reading = RunChartReading.Of(Series([1, 2, 3, 4, 5, 6]), Direction.Lower, new(new(2019, 8, 1), new(2019, 8, 31)));
        Assert.Equal((2, 3), (reading.Start, reading.End));
    }

    [Fact]
    public void WithoutAShownPoint_NothingIsSaid()
    {
        var reading = RunChartReading.Of(Series([1, 2, 3], isShown: false), Direction.Lower);
        Assert.Equal((SeriesVerdict.TooFewPoints, null, WithheldReason.Privacy), (reading.Series, reading.Project, reading.Median.Match<WithheldReason?>(_ => null, reason => reason)));
    }

    [Theory]
    [InlineData(2010, 1)]
    [InlineData(2040, 1)]
    public void AProjectOutsideTheSeries_IsNotTold(int year, int month)
    {
        var reading = RunChartReading.Of(Series([1, 2, 3]), Direction.Lower, new(new(year, month, 1), new(year, month, 28)));
        Assert.Null(reading.Project);
        Assert.Null(reading.Start);
    }

    /// <summary>Quarters from 2019 on.</summary>
    private static ReleasedFigure[] Series(double[] points, bool isShown = true) => [.. points.Select((point, i) => new ReleasedFigure
    {
        Measure = MeasureCatalogue.BuiltIn["did.opi"],
        Period = CalendarPeriod.OfQuarter(2019 + i / 4, 1 + i % 4),
        Value = isShown ? Published<decimal>.Shown((decimal)point) : Published<decimal>.Withheld(WithheldReason.Privacy),
    })];
}
