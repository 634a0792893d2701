using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class OverdispersionTests
{
    private static readonly (long Observed, double Expected)[] Example =
        [(12, 15), (25, 18), (8, 11), (40, 30), (31, 35), (19, 20), (55, 38), (22, 25), (17, 21), (60, 52)];

    [Fact]
    public void TheWorkedExample_IsReproduced_OnTheSquareRootScale()
    {
        var spread = Overdispersion.OfRatios(Example);
        Printed.Same("1.275133", spread.Phi);
        Printed.Same("0.004020406", spread.TauSquared);
        Printed.Same("-0.976395", spread.ZScores[2]);
        Printed.Same("0.679453", "1.320547", spread.TransformedLimits(11));
        Assert.Equal(10, spread.UnitsUsed);
    }

    [Fact]
    public void TheWorkedExample_IsReproduced_OnTheLogarithmicScaleTruncated()
    {
        var spread = Overdispersion.OfRatios(Example, FunnelScale.Logarithm, OutlierHandling.Truncate);
        Printed.Same("1.018922", spread.Phi);
        Printed.Same("0.006246781", spread.TauSquared);
        Printed.Same("0.542853", "1.842121", spread.Limits(11));
        Assert.Equal(8, spread.UnitsUsed);
    }

    /// <summary>A unit's ratio is compared with limits that are squared back: drawn as they are, they would be half as wide.</summary>
    [Fact]
    public void OnTheSquareRootScale_RatiosAreComparedWithSquaredLimits()
    {
        var spread = Overdispersion.OfRatios(Example);
        FunnelLimits transformed = spread.TransformedLimits(11), limits = spread.Limits(11);
        Printed.Close(transformed.Lower * transformed.Lower, limits.Lower);
        Printed.Close(transformed.Upper * transformed.Upper, limits.Upper);
        Assert.Equal(FunnelPosition.Within, spread.PositionOf(limits.Upper, 11));
        Assert.Equal(FunnelPosition.High95, spread.PositionOf(limits.Upper + 1e-6, 11));
        Assert.Equal(FunnelPosition.Low95, spread.PositionOf(limits.Lower - 1e-6, 11));
        Assert.Equal(FunnelPosition.Within, spread.PositionOf(1.5, 11));
        Assert.True(transformed.Upper < 1.5);
    }

    /// <summary>Without more spread than chance, limits on the square-root scale are near the Poisson ones.</summary>
    [Fact]
    public void UnitsThatDifferAsChanceMakesThem_AreNotAdjusted()
    {
        var alike = Overdispersion.OfRatios([.. Enumerable.Range(0, 12).Select(i => (100L + i % 3 - 1, 100.0))]);
        Assert.False(alike.Adjusts);
        Assert.Equal(0, alike.TauSquared);
        Printed.Close(1 - Confidence.P95.Z / 20, alike.TransformedLimits(100).Lower);
        Assert.InRange(alike.Limits(100).Upper, Funnel.Ratio(100).Upper - 0.01, Funnel.Ratio(100).Upper + 0.01);
    }

    /// <summary>phi from 0.9 to 1: the formula gives a tau² and the rule does not use it.</summary>
    [Fact]
    public void PhiOfOneOrLess_WidensNothing_EvenWhereTauIsNotZero()
    {
        // Ten units of which each lies 0.98 standard errors off.
        var units = Enumerable.Range(0, 10).Select(i => ((long)Math.Round(10_000 * Square(1 + (i % 2 == 0 ? 0.98 : -0.98) / 200)), 10_000.0)).ToArray();
        var spread = Overdispersion.OfRatios(units);
        Assert.InRange(spread.Phi, 0.9, 1);
        Assert.True(spread.TauSquared > 0);
        Printed.Close(1 + Confidence.P95.Z / 200, spread.TransformedLimits(10_000).Upper);
    }

    [Property]
    public void Relabelling_ChangesNothing(NonEmptyArray<(byte Observed, byte Expected)> units, bool truncate)
    {
        (long, double)[] given = [.. units.Get.Select(unit => ((long)unit.Observed, unit.Expected + 1.0))];
        var outliers = truncate ? OutlierHandling.Truncate : OutlierHandling.Winsorise;
        Overdispersion one = Overdispersion.OfRatios(given, outliers: outliers), other = Overdispersion.OfRatios([.. given.Reverse()], outliers: outliers);
        Assert.Equal((one.Phi, one.TauSquared, one.UnitsUsed), (other.Phi, other.TauSquared, other.UnitsUsed));
        Assert.Equal(one.ZScores.Reverse(), other.ZScores);
        Assert.True(double.IsFinite(one.TauSquared) && one.TauSquared >= 0);
    }

    /// <summary>Recomputed in the plainest way, over pairs instead of sums of squares of weights.</summary>
    [Property]
    public void Tau_IsTheMomentEstimate(NonEmptyArray<(byte Part, byte Others)> units)
    {
        (long Part, long Whole)[] given = [.. units.Get.Append((Part: (byte)3, Others: (byte)9)).Select(unit => ((long)unit.Part, unit.Part + unit.Others + 1L))];
        var spread = Overdispersion.OfProportions(given);
        double target = Math.Asin(Math.Sqrt((double)given.Sum(u => u.Part) / given.Sum(u => u.Whole)));
        double[] z = [.. given.Select(u => 2 * Math.Sqrt(u.Whole) * (Math.Asin(Math.Sqrt((double)u.Part / u.Whole)) - target))];
        double[] sorted = [.. z.Order()];
        double low = Between(sorted, 0.1), high = Between(sorted, 0.9);
        double q = z.Sum(value => Square(Math.Max(low, Math.Min(high, value)))), pairs = 0;
        for (int i = 0; i < given.Length; i++)
        {
            for (int j = i + 1; j < given.Length; j++) pairs += 2 * 16.0 * given[i].Whole * given[j].Whole;
        }
        double all = given.Sum(u => 4.0 * u.Whole);
        Printed.Close(q / z.Length, spread.Phi, 1e-8);
        Printed.Close(Math.Max(0, (q - (z.Length - 1)) * all / pairs), spread.TauSquared, 1e-7);
    }

    [Property]
    public void Limits_HoldTheTarget_StayInBounds_AndWidenWhenSurer(NonEmptyArray<(byte Part, byte Others)> units, PositiveInt size)
    {
        (long Part, long Whole)[] given = [.. units.Get.Select(unit => ((long)unit.Part, unit.Part + unit.Others + 1L))];
        var spread = Overdispersion.OfProportions(given);
        double pooled = (double)given.Sum(u => u.Part) / given.Sum(u => u.Whole);
        FunnelLimits narrow = spread.Limits(size.Get), wide = spread.Limits(size.Get, Confidence.P998);
        Assert.True(0 <= wide.Lower && wide.Lower <= narrow.Lower && narrow.Lower <= pooled + 1e-9 && pooled - 1e-9 <= narrow.Upper && narrow.Upper <= wide.Upper && wide.Upper <= 1);
    }

    [Fact]
    public void WhatHasNoScale_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Overdispersion.OfRatios([(0, 5)], FunnelScale.Logarithm));
        Assert.Throws<ArgumentException>(() => Overdispersion.OfRatios([(1, 5)], FunnelScale.Arcsine));
        Assert.Throws<ArgumentException>(() => Overdispersion.OfRatios([(1, 0)]));
        Assert.Throws<ArgumentException>(() => Overdispersion.OfRatios([]));
        Assert.Throws<ArgumentException>(() => Overdispersion.OfProportions([(2, 1)]));
    }

    private static double Between(double[] sorted, double share)
    {
        double h = (sorted.Length - 1) * share;
        int k = (int)h;
        return k + 1 < sorted.Length ? sorted[k] * (1 - (h - k)) + sorted[k + 1] * (h - k) : sorted[k];
    }

    private static double Square(double x) => x * x;
}
