using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class ControlChartTests
{
    private static readonly double?[] Series = [10, 12, 11, 14, 9, 13, 12, 25, 11, 10, 12, 13];
    private static readonly ChartCount[] Parts = [new(12, 100), new(15, 110), new(9, 95), new(20, 120), new(14, 105), new(11, 98)];

    [Fact]
    public void TheWorkedIChart_IsReproduced_ScreenedAndNot()
    {
        var screened = ControlChart.Individuals(Series);
        Printed.Same("12.66667", screened[0].Centre);
        Printed.Same("3.890071", screened[0].Lower);
        Printed.Same("21.443262", screened[0].Upper);
        var plain = ControlChart.Individuals(Series, new() { ScreenMovingRanges = false });
        Printed.Same("1.303030", plain[0].Lower);
        Printed.Same("24.030303", plain[0].Upper);
        Assert.All([screened, plain], chart => Assert.Equal([7], Outside(chart)));
    }

    [Fact]
    public void TheWorkedPAndUAndCCharts_AreReproduced()
    {
        var p = ControlChart.Proportions(Parts)[0];
        Printed.Same("0.1289809", p.Centre);
        Printed.Same("0.0284273", p.Lower);
        Printed.Same("0.2295345", p.Upper);
        var prime = ControlChart.ProportionsPrime(Parts)[0];
        Printed.Same("0.0277287", prime.Lower);
        Printed.Same("0.2302331", prime.Upper);
        var u = ControlChart.Rates([.. Parts.Select(part => part with { Denominator = part.Denominator / 10 })])[0];
        Printed.Same("1.289809", u.Centre);
        Printed.Same("0.212392", u.Lower);
        Printed.Same("2.367226", u.Upper);
        var c = ControlChart.Counts([.. Parts.Select(part => part.Numerator)])[0];
        Printed.Same("13.5", c.Centre);
        Printed.Same("2.477296", c.Lower);
        Printed.Same("24.522704", c.Upper);
    }

    /// <summary>Montgomery, Introduction to statistical quality control: viscosity of aircraft primer paint.</summary>
    [Fact]
    public void MontgomerysViscosity_HasHisLimits()
    {
        double?[] viscosity = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84];
        var chart = ControlChart.Individuals(viscosity)[0];
        Printed.Same("33.52", chart.Centre);
        Printed.Same("32.24", chart.Lower);
        Printed.Same("34.80", chart.Upper);
        var ranges = ControlChart.OfMovingRanges(viscosity);
        Assert.Null(ranges[0].Value);
        Printed.Same("0.70", ranges[1].Value);
        Printed.Same("0.48", ranges[1].Centre);
        Printed.Same("1.57", ranges[1].Upper);
        Assert.Equal(0, ranges[1].Lower);
    }

    /// <summary>Montgomery: cans of orange juice, samples of 50; and printed circuit boards.</summary>
    [Fact]
    public void MontgomerysJuiceAndBoards_HaveHisLimits()
    {
        double[] juice = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6];
        var p = ControlChart.Proportions([.. juice.Select(bad => new ChartCount(bad, 50))]);
        Printed.Same("0.2313", p[0].Centre);
        Printed.Same("0.0524", p[0].Lower);
        Printed.Same("0.4102", p[0].Upper);
        Assert.Equal([14, 22], Outside(p));
        double?[] boards = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15];
        var c = ControlChart.Counts(boards);
        Printed.Same("19.85", c[0].Centre);
        Printed.Same("6.48", c[0].Lower);
        // He takes the root of the rounded mean: 33.22.
        Printed.Same("33.21", c[0].Upper);
        Assert.Equal([5, 19], Outside(c));
    }

    [Fact]
    public void AMissingPoint_RemovesBothRangesBesideIt_AndAnExcludedOneNone()
    {
        double?[] hole = [1, 3, null, 10, 11];
        var missing = ControlChart.OfMovingRanges(hole);
        Assert.Equal([null, 2, null, null, 1], missing.Select(point => point.Value));
        var excluded = ControlChart.OfMovingRanges([1, 3, 99, 10, 11], new() { Excluded = [2] });
        Assert.Equal([null, 2, null, 7, 1], excluded.Select(point => point.Value));
        var chart = ControlChart.Individuals([1, 3, 99, 10, 11], new() { Excluded = [2], ScreenMovingRanges = false });
        Printed.Close(6.25, chart[0].Centre);
        Printed.Close(6.25 + 3 * (10 / 3.0) / 1.128, chart[0].Upper);
        Assert.True(chart[2].IsExcluded && !chart[2].IsOutside && chart[2].Value > chart[2].Upper);
    }

    [Fact]
    public void NothingToDivideBy_LeavesThatPointOnly()
    {
        var with = ControlChart.Proportions([.. Parts, new(3, 0), new(null, 50), new(3, null)]);
        var without = ControlChart.Proportions(Parts);
        Assert.Equal(without, with.Take(6));
        Assert.Equal([null, null, null], with.Skip(6).Select(point => point.Value));
        Assert.Null(with[6].Upper);
        Assert.NotNull(with[7].Upper);
    }

    [Fact]
    public void PhasesAndFreezes_AreComputedFromTheirOwnPoints()
    {
        double?[] both = [.. Series, .. Series.Select(point => point * 2)];
        var phases = ControlChart.Individuals(both, new() { Splits = [12] });
        Assert.Equal(ControlChart.Individuals(Series), phases.Take(12));
        Printed.Close(2 * phases[0].Upper!.Value, phases[12].Upper);
        var frozen = ControlChart.Individuals(both, new() { Freeze = 12 });
        Assert.Equal(phases[0].Upper, frozen[23].Upper);
        Assert.Contains(Outside(frozen), i => i >= 12);
    }

    [Fact]
    public void OnALimit_IsInside()
    {
        double upper = ControlChart.Individuals(Series, new() { Freeze = 12 })[0].Upper!.Value;
        Assert.False(ControlChart.Individuals([.. Series, upper], new() { Freeze = 12 })[12].IsOutside);
        Assert.True(ControlChart.Individuals([.. Series, upper + 1e-6], new() { Freeze = 12 })[12].IsOutside);
    }

    [Property]
    public void Charts_FollowAShiftAndAScale(NonEmptyArray<short> values, byte scale, short shift, bool screen)
    {
        var options = new SeriesOptions { ScreenMovingRanges = screen };
        double by = scale + 1;
        var plain = ControlChart.Individuals([.. values.Get.Select(value => (double?)value)], options);
        var moved = ControlChart.Individuals([.. values.Get.Select(value => value * by + shift)], options);
        Printed.Close(plain[0].Centre!.Value * by + shift, moved[0].Centre, 1e-7);
        if (plain[0].Upper is { } upper) Printed.Close(upper * by + shift, moved[0].Upper, 1e-6 * by);
        Assert.Equal(plain[0].Upper is null, values.Get.Length == 1);
    }

    /// <summary>A share's complement has the mirrored chart; limits hold the centre and stay in bounds.</summary>
    [Property]
    public void TheOtherPart_HasTheMirroredChart(NonEmptyArray<(byte Part, byte Others)> counts, bool prime)
    {
        IReadOnlyList<ControlPoint> Chart(IReadOnlyList<ChartCount> points) => prime ? ControlChart.ProportionsPrime(points) : ControlChart.Proportions(points);
        var one = Chart([.. counts.Get.Select(count => new ChartCount(count.Part, count.Part + count.Others))]);
        var other = Chart([.. counts.Get.Select(count => new ChartCount(count.Others, count.Part + count.Others))]);
        foreach (var (point, mirror) in one.Zip(other))
        {
            if (point.Upper is null) continue;
            Printed.Close(1 - point.Upper.Value, mirror.Lower);
            Assert.True(0 <= point.Lower && point.Lower <= point.Centre && point.Centre <= point.Upper && point.Upper <= 1);
        }
    }

    /// <summary>With points that vary as chance makes them, P' is near P; with more, it is wider.</summary>
    [Fact]
    public void PrimeLimits_FollowTheRealSpread()
    {
        ChartCount[] wild = [.. Enumerable.Range(0, 20).Select(i => new ChartCount(i % 2 == 0 ? 400 : 600, 1000))];
        Assert.Equal(20, Outside(ControlChart.Proportions(wild)).Count());
        Assert.Empty(Outside(ControlChart.ProportionsPrime(wild)));
        Assert.Empty(Outside(ControlChart.RatesPrime(wild)));
        Assert.True(SmallNumbers.AskForPrimeChart([.. wild.Select(count => count.Denominator!.Value)]));
        Assert.False(SmallNumbers.AskForPrimeChart([.. Parts.Select(count => count.Denominator!.Value)]));
    }

    [Fact]
    public void WhatIsNoCount_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ControlChart.Proportions([new(3, 2)]));
        Assert.Throws<ArgumentException>(() => ControlChart.Rates([new(-3, 2)]));
        Assert.Throws<ArgumentException>(() => ControlChart.Counts([-1]));
        Assert.Throws<ArgumentException>(() => ControlChart.Individuals([double.NaN]));
        Assert.Throws<ArgumentException>(() => ControlChart.Individuals([]));
        Assert.Throws<ArgumentNullException>(() => ControlChart.Individuals(null!));
    }

    private static IEnumerable<int> Outside(IReadOnlyList<ControlPoint> chart) => chart.Index().Where(point => point.Item.IsOutside).Select(point => point.Index);
}
