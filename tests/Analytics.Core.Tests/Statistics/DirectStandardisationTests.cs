using Analytics.Reference;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class DirectStandardisationTests
{
    private static readonly DirectStratum[] Example = [new(10, 2000, 30_000), new(50, 5000, 50_000), new(120, 3000, 20_000)];

    [Fact]
    public void TheWorkedExamples_AreReproduced()
    {
        Printed.Same("14.5", "12.38152", "16.86648", DirectStandardisation.Of(Example, 1000).Rate);
        // STATISTICS prints 11.26912, rounded from 11.269115: the limit is 11.2691149957.
        Printed.Same("14.5", "11.269115", "18.30037", DirectStandardisation.Of(Example, 1000, Confidence.P998).Rate);
        var few = DirectStandardisation.Of([Example[0] with { Events = 1 }, Example[1] with { Events = 3 }, Example[2] with { Events = 5 }], 1000);
        Assert.Null(few.Rate);
        Assert.Null(few.EffectivePopulation);
        Assert.Equal(9, few.Events);
        Assert.NotNull(DirectStandardisation.Of([Example[0] with { Events = 1 }, Example[1] with { Events = 3 }, Example[2] with { Events = 6 }]).Rate);
    }

    [Fact]
    public void TheWorkedExampleOfRepeatedEvents_IsReproduced()
    {
        RepeatedEventsStratum[] strata =
        [
            new(3000, 70_000, new Dictionary<int, long> { [1] = 20, [2] = 5 }),
            new(2000, 30_000, new Dictionary<int, long> { [1] = 40, [2] = 15 }),
        ];
        var rate = DirectStandardisation.OfRepeatedEvents(strata, 1000);
        Printed.Same("17.5", "13.57816", "22.05101", rate.Rate);
        Assert.Equal(100, rate.Events);
        var asIfIndependent = DirectStandardisation.Of([new(30, 3000, 70_000), new(70, 2000, 30_000)], 1000).Rate!;
        Assert.Equal(rate.Rate!.Value, asIfIndependent.Value);
        Assert.True(rate.Rate.Lower < asIfIndependent.Lower);
    }

    [Fact]
    public void OneEventEach_IsThePlainRate() => Assert.Equal(
        DirectStandardisation.Of(Example, 1000),
        DirectStandardisation.OfRepeatedEvents([.. Example.Select(stratum => new RepeatedEventsStratum(stratum.Population, stratum.Weight, new Dictionary<int, long> { [1] = stratum.Events!.Value }))], 1000));

    [Property]
    public void StandardisedToOneself_IsTheCrudeRate(NonEmptyArray<(byte Events, ushort People)> bands)
    {
        DirectStratum[] strata = [.. bands.Get.Select(band => new DirectStratum(band.Events + 10, band.People + 300, band.People + 300))];
        long events = strata.Sum(stratum => stratum.Events!.Value);
        double people = strata.Sum(stratum => stratum.Population);
        Interval standardised = DirectStandardisation.Of(strata, 1000).Rate!, crude = CrudeRate.Of(events, people, 1000);
        Printed.Close(crude.Value, standardised.Value);
        Printed.Close(crude.Lower, standardised.Lower);
        Printed.Close(crude.Upper, standardised.Upper);
        Printed.Close(people / 1000, DirectStandardisation.Of(strata, 1000).EffectivePopulation);
        // With these weights the gamma limits are the exact ones of the count.
        Interval gamma = DirectStandardisation.FayFeuer(strata, 1000)!, exact = CrudeRate.Of(events, people, 1000, method: PoissonMethod.Exact);
        Printed.Close(exact.Lower, gamma.Lower, 1e-8);
        Printed.Close(exact.Upper, gamma.Upper, 1e-8);
    }

    [Property]
    public void WeightsMayBeCountsOrShares_AndBandsInAnyOrder(NonEmptyArray<(byte Events, ushort People, byte Weight)> bands)
    {
        DirectStratum[] strata = [new(20, 1000, 7), .. bands.Get.Select(band => new DirectStratum(band.Events, band.People + 300, band.Weight))];
        double all = strata.Sum(stratum => stratum.Weight);
        Interval rate = DirectStandardisation.Of(strata, 1000).Rate!;
        AssertClose(rate, DirectStandardisation.Of([.. strata.Select(stratum => stratum with { Weight = stratum.Weight / all })], 1000).Rate!);
        AssertClose(rate, DirectStandardisation.Of([.. strata.Reverse()], 1000).Rate!);
        Assert.True(rate.Lower <= rate.Value && rate.Value <= rate.Upper);
        double least = strata.Where(s => s.Weight > 0).Min(s => 1000 * s.Events!.Value / s.Population), most = strata.Where(s => s.Weight > 0).Max(s => 1000 * s.Events!.Value / s.Population);
        Assert.InRange(rate.Value, least - 1e-6, most + 1e-6);
        Assert.True(DirectStandardisation.Of(strata, 1000, Confidence.P998).Rate!.Upper > rate.Upper);
    }

    [Fact]
    public void ABandOfWeightZero_AddsItsEventsOnly()
    {
        var with = DirectStandardisation.Of([.. Example, new(7, 500, 0)], 1000);
        Assert.Equal(187, with.Events);
        Printed.Same("14.5", with.Rate!.Value);
        Assert.NotEqual(DirectStandardisation.Of(Example, 1000).Rate!.Lower, with.Rate.Lower);
    }

    [Fact]
    public void MissingEvents_AreNone_AndTheirPeopleStay() => Assert.Equal(
        DirectStandardisation.Of([.. Example, new(0, 900, 10_000)], 1000), DirectStandardisation.Of([.. Example, new(null, 900, 10_000)], 1000));

    [Fact]
    public void GammaLimits_AreWiderAboveThanDobson() =>
        Assert.True(DirectStandardisation.FayFeuer(Example, 1000)!.Upper > DirectStandardisation.Of(Example, 1000).Rate!.Upper);

    [Fact]
    public void AVolume_IsTheSameWeightedMeanWithoutLimits()
    {
        VolumeStratum[] strata = [.. Example.Select(stratum => new VolumeStratum(stratum.Events!.Value, stratum.Population, stratum.Weight))];
        Printed.Same("14.5", DirectStandardisation.OfVolume(strata, 1000));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.OfVolume([new(10, 0, 1)]));
    }

    [Fact]
    public void WhatCannotBeStandardised_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([]));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([new(10, 0, 1)]));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([new(10, double.NaN, 1)]));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([new(10, 10, -1)]));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([new(10, 10, 0)]));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.Of([new(-1, 10, 1)]));
        Assert.Throws<ArgumentException>(() => DirectStandardisation.OfRepeatedEvents([new(10, 1, new Dictionary<int, long> { [0] = 3 })]));
    }

    /// <summary>Eurostat's table.</summary>
    [Fact]
    public void TheEuropeanStandard_SumsToAHundredThousand()
    {
        Assert.Equal(21, EuropeanStandard.Bands21.Count);
        Assert.Equal(AgeBand.Count, EuropeanStandard.Bands19.Count);
        Assert.Equal(38, EuropeanStandard.Bands19BySex.Count);
        Assert.All([EuropeanStandard.Bands21, EuropeanStandard.Bands19, EuropeanStandard.Bands19BySex], weights => Assert.Equal(100_000, weights.Sum()));
        Assert.Equal([5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000], EuropeanStandard.Bands19);
    }

    [Fact]
    public void TheNationalStandard_IsThePopulationInTheSameOrder()
    {
        var weights = NationalStandard.Bands19BySex(NationalPopulation.Shipped, 2024);
        Assert.Equal(38, weights.Count);
        Assert.Equal(NationalPopulation.Shipped.People(2024, 1, 0)!.Value, weights[0]);
        Assert.Equal(NationalPopulation.Shipped.People(2024, 1, 18)!.Value, weights[18]);
        Assert.Equal(NationalPopulation.Shipped.People(2024, 2, 0)!.Value, weights[19]);
        Assert.Equal(NationalPopulation.Shipped.People(2024, 2, 18)!.Value, weights[37]);
        // SSB: 5 550 203 people on 1 January 2024.
        Assert.Equal(5_550_203, weights.Sum());
        Assert.Throws<ArgumentException>(() => NationalStandard.Bands19BySex(NationalPopulation.Shipped, 1999));
    }

    private static void AssertClose(Interval expected, Interval actual)
    {
        Printed.Close(expected.Value, actual.Value);
        Printed.Close(expected.Lower, actual.Lower);
        Printed.Close(expected.Upper, actual.Upper);
    }
}
