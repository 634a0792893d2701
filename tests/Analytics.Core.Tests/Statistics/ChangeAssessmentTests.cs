using Analytics.Measures;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class ChangeAssessmentTests
{
    private static readonly double?[] Before = [10, 12, 11, 9, 13, 10, 12, 9, 11, 12];

    [Fact]
    public void AFallThatLasts_IsALikelyImprovement_WhereLowerIsBetter()
    {
        double?[] points = [.. Before, 7, 6, 8, 7, 6, 7, 8, 7, 6];
        Assert.Equal(ChangeVerdict.LikelyImprovement, Verdict(points, Direction.Lower));
        Assert.Equal(ChangeVerdict.LikelyDeterioration, Verdict(points, Direction.Higher));
        Assert.Equal(ChangeVerdict.LikelyChange, Verdict(points, Direction.None));
        Assert.Equal(7, ChangeAssessment.Of(points, 10, Direction.Lower).MedianAfter);
    }

    [Fact]
    public void NoShift_IsNoSignalYet() => Assert.Equal(ChangeVerdict.NoSignalYet, Verdict([.. Before, 10, 12, 11, 13, 9, 12], Direction.Lower));

    /// <summary>Up for nine months, down for nine: a signal, and the level is where it was.</summary>
    [Fact]
    public void ASignalWithoutAMove_IsNoSignalYet()
    {
        var there = ChangeAssessment.Of([.. Before, .. Enumerable.Repeat<double?>(15, 9), 11, .. Enumerable.Repeat<double?>(8, 9)], 10, Direction.Lower);
        Assert.True(there.Chart.HasSignal);
        Assert.Equal((11, 11), (there.Chart.Median!.Value, there.MedianAfter!.Value));
        Assert.Equal(ChangeVerdict.NoSignalYet, there.Verdict);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(9, 9)]
    public void FewPoints_AreToldAsSuch(int before, int after)
    {
        double?[] points = [.. Before.Take(before), .. Enumerable.Repeat<double?>(6, after)];
        Assert.Equal(ChangeVerdict.TooFewPoints, ChangeAssessment.Of(points, before, Direction.Lower).Verdict);
    }

    [Fact]
    public void MissingPoints_AreNotCounted() =>
        Assert.Equal(ChangeVerdict.TooFewPoints, Verdict([.. Before, 7, null, null, 6, 7, 6, 7], Direction.Lower));

    /// <summary>The first point of the verdict is the tenth useful one; points on the median do not count.</summary>
    [Fact]
    public void PointsOnTheMedian_AreNotUseful() =>
        Assert.Equal(ChangeVerdict.TooFewPoints, Verdict([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4], Direction.Lower));

    [Fact]
    public void ABaselineThatDrifts_IsNoBaseline() =>
        Assert.Equal(ChangeVerdict.UnsteadyBaseline, ChangeAssessment.Of([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 14, Direction.Lower).Verdict);

    /// <summary>A mirror turns improvement into deterioration and nothing else.</summary>
    [Property]
    public void AMirroredSeries_HasTheMirroredVerdict(NonEmptyArray<sbyte> values, byte cut)
    {
        double?[] points = [.. Before, .. values.Get.Select(value => (double?)(value % 4))];
        int start = 10 + cut % (points.Length - 10);
        var verdict = ChangeAssessment.Of(points, start, Direction.Lower).Verdict;
        Assert.Equal(verdict, ChangeAssessment.Of([.. points.Select(point => -point)], start, Direction.Higher).Verdict);
        Assert.Equal(verdict switch
        {
            ChangeVerdict.LikelyImprovement => ChangeVerdict.LikelyDeterioration,
            ChangeVerdict.LikelyDeterioration => ChangeVerdict.LikelyImprovement,
            _ => verdict,
        }, ChangeAssessment.Of(points, start, Direction.Higher).Verdict);
    }

    [Fact]
    public void AStartOutsideTheSeries_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ChangeAssessment.Of(Before, 0, Direction.Lower));
        Assert.Throws<ArgumentException>(() => ChangeAssessment.Of(Before, 10, Direction.Lower));
    }

    private static ChangeVerdict Verdict(double?[] points, Direction wanted) => ChangeAssessment.Of(points, 10, wanted).Verdict;
}
