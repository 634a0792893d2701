using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class CrudeRateTests
{
    [Fact]
    public void TheWorkedExamples_AreReproduced()
    {
        Printed.Same("820", "652.149", "1017.848", CrudeRate.Of(82, 10_000, 100_000));
        Printed.Same("820", "568.178", "1140.440", CrudeRate.Of(82, 10_000, 100_000, Confidence.P998));
        Printed.Same("90", "41.1537", "170.8480", CrudeRate.Of(9, 10_000, 100_000));
        Printed.Same("5", "1.62349", "11.66833", CrudeRate.Of(5, 1000, 1000, method: PoissonMethod.Exact));
    }

    [Fact]
    public void TheSwitch_IsOnTheSum()
    {
        var pooled = CrudeRate.Pooled([(6, 1000), (5, 1000)]);
        Assert.Equal(IntervalMethod.Byar, pooled!.Method);
        Assert.Equal(CrudeRate.Of(11, 2000), pooled);
    }

    [Fact]
    public void AMissingCount_MakesTheRateMissing() => Assert.Null(CrudeRate.Pooled([(6, 1000), (null, 1000)]));

    /// <summary>However units are divided into parts first, the rate of all is the same.</summary>
    [Property]
    public void Pooling_DoesNotCareForOrder(NonEmptyArray<(byte Events, byte People)> units)
    {
        (long?, double)[] all = [.. units.Get.Select(unit => ((long?)unit.Events, unit.People + 1.0))];
        Assert.Equal(CrudeRate.Pooled(all), CrudeRate.Pooled([.. all.Reverse()]));
        Assert.Equal(CrudeRate.Pooled(all), CrudeRate.Of(units.Get.Sum(unit => (long)unit.Events), units.Get.Sum(unit => unit.People + 1L)));
    }

    [Theory]
    [InlineData(-1, 10, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, -10, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity, 1)]
    [InlineData(1, 10, 0)]
    public void WhatIsNoRate_IsRefused(long events, double denominator, double multiplier) =>
        Assert.NotEmpty(Assert.Throws<ArgumentException>(() => CrudeRate.Of(events, denominator, multiplier)).ParamName!);

    [Fact]
    public void Contains_CountsTheLimits()
    {
        var rate = CrudeRate.Of(82, 10_000, 100_000);
        Assert.True(rate.Contains(rate.Lower) && rate.Contains(rate.Upper) && rate.Contains(820));
        Assert.False(rate.Contains(rate.Lower - 0.001) || rate.Contains(rate.Upper + 0.001));
    }
}
