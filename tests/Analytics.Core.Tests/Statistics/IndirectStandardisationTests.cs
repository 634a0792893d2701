using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class IndirectStandardisationTests
{
    private static readonly IndirectStratum[] Example = [new(2, 300, 400, 60_000), new(9, 500, 1500, 90_000), new(14, 200, 2100, 30_000)];

    [Fact]
    public void TheWorkedExamples_AreReproduced()
    {
        var result = IndirectStandardisation.Of(Example, 1, 1000);
        Printed.Same("24.33333", result.Expected);
        Printed.Same("1.027397", "0.664696", "1.516703", result.Ratio);
        Printed.Same("22.83105", "14.77102", "33.70452", result.Rate);
        Assert.Equal(25, result.Observed);

        var few = IndirectStandardisation.Of([Example[0] with { Events = 0 }, Example[1] with { Events = 2 }, Example[2] with { Events = 4 }], 100);
        Printed.Same("24.65753", "9.04888", "53.66907", few.Ratio);
        Assert.Equal(IntervalMethod.ExactPoisson, few.Ratio.Method);
    }

    [Fact]
    public void NothingObserved_IsPublished()
    {
        var none = IndirectStandardisation.Of([.. Example.Select(stratum => stratum with { Events = 0 })]);
        Assert.Equal((0, 0), (none.Ratio.Value, none.Ratio.Lower));
        Assert.True(none.Ratio.Upper > 0);
    }

    /// <summary>A unit is as itself.</summary>
    [Property]
    public void StandardisedToOneself_TheRatioIsOne_AndTheRateTheCrudeOne(NonEmptyArray<(byte Events, byte People)> bands)
    {
        IndirectStratum[] strata = [.. bands.Get.Select(band => new IndirectStratum(band.Events + 1, band.People + 1, band.Events + 1, band.People + 1))];
        var result = IndirectStandardisation.Of(strata, 1, 1000);
        Printed.Close(1, result.Ratio.Value);
        Printed.Close(1000.0 * strata.Sum(stratum => stratum.Events) / strata.Sum(stratum => stratum.Population), result.Rate.Value);
        Assert.True(result.Ratio.Contains(1) && result.Ratio.Lower < 1 && result.Ratio.Upper > 1);
    }

    /// <summary>Two units together: what is observed and expected of them adds up.</summary>
    [Property]
    public void MergedUnits_AddUp(NonEmptyArray<(byte Events, byte People, byte Other, byte OtherPeople)> bands)
    {
        var one = bands.Get.Select(band => new IndirectStratum(band.Events, band.People + 1, 10, 100)).ToArray();
        var other = bands.Get.Select(band => new IndirectStratum(band.Other, band.OtherPeople + 1, 10, 100)).ToArray();
        var both = one.Zip(other, (a, b) => a with { Events = a.Events + b.Events, Population = a.Population + b.Population }).ToArray();
        IndirectResult first = IndirectStandardisation.Of(one), second = IndirectStandardisation.Of(other), together = IndirectStandardisation.Of(both);
        Assert.Equal(first.Observed + second.Observed, together.Observed);
        Printed.Close(first.Expected + second.Expected, together.Expected);
    }

    [Fact]
    public void WhatBiasesTheRatio_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => IndirectStandardisation.Of([new(-1, 10, 1, 10)]));
        Assert.Throws<ArgumentException>(() => IndirectStandardisation.Of([new(1, double.NaN, 1, 10)]));
        Assert.Throws<ArgumentException>(() => IndirectStandardisation.Of([new(1, 10, double.NaN, 10)]));
        Assert.Throws<ArgumentException>(() => IndirectStandardisation.Of([new(1, 10, 1, 0)]));
        Assert.Throws<ArgumentException>(() => IndirectStandardisation.Of([new(1, 10, 0, 10)]));
        Assert.Throws<ArgumentException>(() => IndirectStandardisation.Of([]));
    }
}
