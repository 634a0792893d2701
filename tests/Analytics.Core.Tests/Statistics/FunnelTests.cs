using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class FunnelTests
{
    [Fact]
    public void TheWorkedExamplesOfProportions_AreReproduced()
    {
        Printed.Same("0.121601", "0.278399", Funnel.Proportion(0.2, 100));
        Printed.Same("0.076391", "0.323609", Funnel.Proportion(0.2, 100, Confidence.P998));
        Printed.Same("0.160801", "0.239199", Funnel.Proportion(0.2, 400));
    }

    [Fact]
    public void TheWorkedExamplesOfCounts_AreReproduced()
    {
        Printed.Same("15.76319", Funnel.ExpectedOnLowerLimit(8));
        Printed.Same("3.453832", Funnel.ExpectedOnUpperLimit(8));
        Printed.Same("0.507512", 8 / Funnel.ExpectedOnLowerLimit(8));
        Printed.Same("2.316268", 8 / Funnel.ExpectedOnUpperLimit(8));
        Printed.Same("42.82687", Funnel.ExpectedOnLowerLimit(30));
        Printed.Same("20.24087", Funnel.ExpectedOnUpperLimit(30));
        Printed.Same("0.700495", Funnel.Ratio(Funnel.ExpectedOnLowerLimit(30)).Lower);
        Printed.Same("1.482149", Funnel.Ratio(Funnel.ExpectedOnUpperLimit(30)).Upper);
        Printed.Same("0.383", "1.713", Funnel.Ratio(10));
    }

    [Theory]
    [InlineData(15, 8.2, FunnelPosition.High95)]
    [InlineData(8, 8.2, FunnelPosition.Within)]
    [InlineData(40, 41, FunnelPosition.Within)]
    [InlineData(3, 11, FunnelPosition.Low95)]
    [InlineData(30, 8.2, FunnelPosition.High998)]
    [InlineData(0, 11, FunnelPosition.Low998)]
    public void Positions_AreReproduced(int observed, double expected, FunnelPosition position) => Assert.Equal(position, Funnel.PositionOfCount(observed, expected));

    /// <summary>The limits are where Wilson's interval of the unit ends at the target.</summary>
    [Property(MaxTest = 200)]
    public void LimitsOfProportions_InvertWilson(PositiveInt some, byte share)
    {
        long whole = some.Get + 20;
        double target = (share + 1) / 258.0;
        var limits = Funnel.Proportion(target, whole);
        for (long part = 0; part <= whole; part++)
        {
            var own = Proportion.Of(part, whole);
            double p = (double)part / whole;
            if (Math.Abs(p - limits.Lower) > 1e-8 && Math.Abs(p - limits.Upper) > 1e-8) Assert.Equal(p >= limits.Lower && p <= limits.Upper, own.Contains(target));
        }
    }

    /// <summary>The curve goes through the whole counts where the exact interval of the count ends at what is expected.</summary>
    [Property(MaxTest = 100)]
    public void LimitsOfCounts_InvertTheExactInterval(NonNegativeInt some)
    {
        int observed = some.Get % 300 + 1;
        var interval = PoissonCount.Of(observed, method: PoissonMethod.Exact);
        Printed.Close(observed / interval.Upper, Funnel.Ratio(interval.Upper).Lower, 1e-8);
        Printed.Close(observed / interval.Lower, Funnel.Ratio(interval.Lower).Upper, 1e-8);
    }

    [Property]
    public void Funnels_NarrowWithSize_AndWidenWhenSurer(PositiveInt size, byte more)
    {
        double expected = size.Get, larger = expected + more + 1;
        FunnelLimits small = Funnel.Ratio(expected), large = Funnel.Ratio(larger), wide = Funnel.Ratio(expected, Confidence.P998);
        Assert.True(small.Lower <= large.Lower && large.Lower < 1 && 1 < large.Upper && large.Upper < small.Upper);
        Assert.True(wide.Lower <= small.Lower && small.Upper < wide.Upper);
        FunnelLimits p = Funnel.Proportion(0.3, expected), q = Funnel.Proportion(0.3, larger);
        Assert.True(p.Lower <= q.Lower && q.Lower < 0.3 && 0.3 < q.Upper && q.Upper <= p.Upper && p.Lower >= 0 && p.Upper <= 1);
    }

    /// <summary>Where even none observed is not low, there is no lower limit: expected below −ln 0.025.</summary>
    [Fact]
    public void LittleExpected_HasNoLowerLimit()
    {
        Assert.Equal(0, Funnel.Ratio(3.68).Lower);
        Assert.True(Funnel.Ratio(3.70).Lower > 0);
        Assert.Equal(0, Funnel.ExpectedOnUpperLimit(0));
        Printed.Same("3.688879", Funnel.ExpectedOnLowerLimit(0));
    }

    [Fact]
    public void OnALimit_IsInside()
    {
        // 4 of 8 against 0.5 ± z √(0.25/8): a whole of which the part lies just on the limit of its own target.
        double z = Confidence.P95.Z;
        long part = 50, whole = 100;
        double target = Proportion.Of(part, whole).Lower;
        Printed.Close(0.5, target + z * Math.Sqrt(target * (1 - target) / whole), 1e-8);
        Assert.Equal(FunnelPosition.Within, Funnel.PositionOfProportion(part, whole, target + 1e-9));
        Assert.Equal(FunnelPosition.High95, Funnel.PositionOfProportion(part, whole, target - 1e-7));
        Assert.Equal(FunnelPosition.Within, Funnel.PositionOfCount(10, PoissonCount.Of(10).Upper));
        Assert.Equal(FunnelPosition.Low95, Funnel.PositionOfCount(10, PoissonCount.Of(10).Upper + 1e-6));
        Assert.Equal(FunnelPosition.Within, Funnel.PositionOfCount(10, PoissonCount.Of(10).Lower));
        Assert.Equal(FunnelPosition.High95, Funnel.PositionOfCount(10, PoissonCount.Of(10).Lower - 1e-6));
    }

    [Fact]
    public void StandardisedRates_AreJudgedByAnEffectivePopulation_AndNotWithFewEvents()
    {
        var unit = DirectStandardisation.Of([new(10, 2000, 30_000), new(50, 5000, 50_000), new(120, 3000, 20_000)], 1000);
        Printed.Close(180 / 14.5, unit.EffectivePopulation);
        Assert.Equal(Funnel.PositionOfCount(180, 12 * 180 / 14.5), Funnel.PositionOfStandardisedRate(unit, 12));
        Assert.Equal(FunnelPosition.High95, Funnel.PositionOfStandardisedRate(unit, 12));
        Assert.Equal(FunnelPosition.Within, Funnel.PositionOfStandardisedRate(unit, 14.5));
        Assert.Equal(FunnelPosition.NotJudged, Funnel.PositionOfStandardisedRate(DirectStandardisation.Of([new(9, 2000, 1)]), 0.001));
    }

    [Fact]
    public void WhatHasNoFunnel_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Funnel.Proportion(1.1, 10));
        Assert.Throws<ArgumentException>(() => Funnel.Proportion(0.5, 0));
        Assert.Throws<ArgumentException>(() => Funnel.Ratio(0));
        Assert.Throws<ArgumentException>(() => Funnel.Ratio(1e10));
        Assert.Throws<ArgumentException>(() => Funnel.PositionOfCount(1, 0));
        Assert.Throws<ArgumentException>(() => Funnel.PositionOfProportion(2, 1, 0.5));
    }
}
