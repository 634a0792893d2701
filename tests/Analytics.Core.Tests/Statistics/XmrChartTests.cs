using Analytics.Measures;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class XmrChartTests
{
    private static readonly double?[] Example = [40, 42, 39, 41, 43, 38, 40, 44, 36, 35, 34, 33, 32, 31, 30, 37, 36, 35];

    [Fact]
    public void TheWorkedExample_IsReproduced()
    {
        var chart = XmrChart.Of(Example, Direction.Lower);
        Printed.Same("37", chart.Points[0].Point.Centre);
        Printed.Same("30.27176", chart.Points[0].Point.Lower);
        Printed.Same("43.72824", chart.Points[0].Point.Upper);
        Assert.Equal([
            .. Enumerable.Repeat((XmrPattern.Run, XmrMeaning.Concern), 7), (XmrPattern.Outside, XmrMeaning.Concern),
            .. Enumerable.Repeat((XmrPattern.Trend, XmrMeaning.Improvement), 6), (XmrPattern.Outside, XmrMeaning.Improvement),
            .. Enumerable.Repeat((XmrPattern.None, XmrMeaning.None), 3)], chart.Points.Select(point => (point.Pattern, point.Meaning)));
        Assert.Equal([false], chart.ProvisionalPhases);
    }

    [Fact]
    public void TwoOfThree_MarksTheTwo()
    {
        double?[] baseline = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
        var chart = XmrChart.Of([.. baseline, 15.5, 12, 15.5, 10], Direction.Higher, new() { Freeze = 14 });
        Printed.Same("16.32", chart.Points[0].Point.Upper);
        Assert.Equal([XmrPattern.TwoOfThree, XmrPattern.None, XmrPattern.TwoOfThree, XmrPattern.None], chart.Points.Skip(14).Select(point => point.Pattern));
        Assert.Equal(XmrMeaning.Improvement, chart.Points[14].Meaning);
        var acrossTheMean = XmrChart.Of([.. baseline, 15.5, 10, 15.5, 10], Direction.Higher, new() { Freeze = 14 });
        Assert.All(acrossTheMean.Points, point => Assert.Equal(XmrPattern.None, point.Pattern));
        var outsideIsNotClose = XmrChart.Of([.. baseline, 17, 12, 15.5, 10], Direction.Higher, new() { Freeze = 14 });
        Assert.Equal([XmrPattern.Outside, XmrPattern.None, XmrPattern.None, XmrPattern.None], outsideIsNotClose.Points.Skip(14).Select(point => point.Pattern));
    }

    /// <summary>Mean 11, mean moving range 3: two thirds of the way to the limit is 11 + 5.32.</summary>
    [Theory]
    [InlineData(16.32, XmrPattern.None)]
    [InlineData(16.33, XmrPattern.TwoOfThree)]
    public void JustTwoThirdsOfTheWay_IsNotClose(double near, XmrPattern pattern)
    {
        double?[] baseline = [9.5, 12.5, 9.5, 12.5, 9.5, 12.5, 9.5, 12.5, 9.5, 12.5, 9.5, 12.5, 9.5, 12.5];
        Assert.Equal(pattern, XmrChart.Of([.. baseline, 10, near, near, 12, 10], Direction.None, new() { Freeze = 14 }).Points[15].Pattern);
    }

    [Fact]
    public void ATieBreaksATrend_AndThePointOnTheMeanARun()
    {
        Assert.Contains(XmrChart.Of([1, 2, 3, 4, 5, 6, 7, 1, 7, 1], Direction.None).Points, point => point is { Pattern: XmrPattern.Trend, Meaning: XmrMeaning.Neither });
        Assert.DoesNotContain(XmrChart.Of([1, 2, 3, 4, 4, 5, 6, 7, 1, 7, 1], Direction.None).Points, point => point.Pattern == XmrPattern.Trend);
        Assert.Contains(Run([6, 6, 6, 6, 6, 6, 6]), pattern => pattern == XmrPattern.Run);
        Assert.DoesNotContain(Run([6, 6, 6, 5, 6, 6, 6]), pattern => pattern == XmrPattern.Run);

        static IEnumerable<XmrPattern> Run(double?[] after) =>
            XmrChart.Of([2, 8, 2, 8, 2, 8, .. after, 2], Direction.None, new() { Freeze = 6 }).Points.Select(point => point.Pattern);
    }

    [Theory]
    [InlineData(50, Direction.Lower, XmrAssurance.AlwaysMet)]
    [InlineData(50, Direction.Higher, XmrAssurance.NeverMet)]
    [InlineData(20, Direction.Lower, XmrAssurance.NeverMet)]
    [InlineData(20, Direction.Higher, XmrAssurance.AlwaysMet)]
    [InlineData(37, Direction.Lower, XmrAssurance.NotReliable)]
    [InlineData(50, Direction.None, XmrAssurance.NotJudged)]
    public void ATarget_IsHeldAgainstTheLimits(double target, Direction wanted, XmrAssurance assurance) =>
        Assert.Equal(assurance, XmrChart.Of(Example, wanted).Assurance(target, wanted));

    [Fact]
    public void TheLastPhase_DecidesOnATarget()
    {
        var chart = XmrChart.Of([.. Example, .. Example.Select(point => point + 100)], Direction.Lower, new() { Splits = [18] });
        Assert.Equal(XmrAssurance.NeverMet, chart.Assurance(50, Direction.Lower));
        Assert.Equal([false, false], chart.ProvisionalPhases);
        // 13 points are enough, 5 and 12 are not.
        Assert.Equal([false, true], XmrChart.Of(Example, Direction.Lower, new() { Splits = [13] }).ProvisionalPhases);
        Assert.Equal([true], XmrChart.Of(Example[..12], Direction.Lower).ProvisionalPhases);
    }

    /// <summary>Marked by the wording of the rules, for each point by itself.</summary>
    [Property(MaxTest = 500)]
    public void Patterns_AreThoseOfTheWording(NonEmptyArray<byte> values)
    {
        double[] points = [.. values.Get.Select(value => value % 23 + Math.Floor(value / 50.0) * 4)];
        var chart = XmrChart.Of([.. points.Select(point => (double?)point)], Direction.None);
        for (int i = 0; i < points.Length; i++)
        {
            var expected = Outside(i) ? XmrPattern.Outside
                : Windows(i, 7).Any(w => Steps(w).All(step => step > 0) || Steps(w).All(step => step < 0)) ? XmrPattern.Trend
                : Close(i) && Windows(i, 3).Any(w => w.Count(Close) >= 2 && (w.All(Above) || w.All(Below))) ? XmrPattern.TwoOfThree
                : Windows(i, 7).Any(w => w.All(Above) || w.All(Below)) ? XmrPattern.Run
                : XmrPattern.None;
            Assert.Equal(expected, chart.Points[i].Pattern);
        }

        IEnumerable<int[]> Windows(int i, int length) => Enumerable.Range(i - length + 1, length)
            .Where(first => first >= 0 && first + length <= points.Length).Select(first => Enumerable.Range(first, length).ToArray());
        IEnumerable<double> Steps(int[] window) => window.Zip(window.Skip(1), (a, b) => points[b] - points[a]);
        bool Outside(int i) => points[i] > chart.Points[i].Point.Upper || points[i] < chart.Points[i].Point.Lower;
        bool Above(int i) => points[i] > chart.Points[i].Point.Centre;
        bool Below(int i) => points[i] < chart.Points[i].Point.Centre;
        bool Close(int i) => !Outside(i) && chart.Points[i].Point is { Upper: { } upper, Centre: { } centre } && Math.Abs(points[i] - centre) > (upper - centre) * 2 / 3 + 1e-9;
    }

    [Property]
    public void AMirroredSeries_HasTheMirroredMeaning(NonEmptyArray<sbyte> values)
    {
        double?[] points = [.. values.Get.Select(value => value == 0 ? (double?)null : value % 13)];
        Assert.Equal(
            XmrChart.Of(points, Direction.Lower).Points.Select(point => (point.Pattern, point.Meaning)),
            XmrChart.Of([.. points.Select(point => -point)], Direction.Higher).Points.Select(point => (point.Pattern, point.Meaning)));
    }
}
