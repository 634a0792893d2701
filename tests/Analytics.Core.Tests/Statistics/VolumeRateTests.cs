using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class VolumeRateTests
{
    /// <summary>Where each patient brings one, a volume is a count: its normal limits are those of a Poisson count.</summary>
    [Fact]
    public void OneForEachPatient_HasTheVarianceOfACount()
    {
        var rate = VolumeRate.Of(AmountSum.Of(Enumerable.Repeat(1m, 400)), 1000, 1000);
        Printed.Same("400", rate.Value);
        Printed.Close(400 - 20 * Confidence.P95.Z, rate.Lower);
        Printed.Close(400 + 20 * Confidence.P95.Z, rate.Upper);
    }

    /// <summary>73 000 DDD, 20 000 people, 365 days: 10.000 (MEASURES); by hand, 200 patients of 365 DDD have √(200 × 365²) = 5161.88.</summary>
    [Fact]
    public void Ddd_AreNoEvents()
    {
        var amounts = AmountSum.Of(Enumerable.Repeat(365m, 200));
        var rate = VolumeRate.Of(amounts, 20_000 * 365, 1000);
        Printed.Same("10.000", rate.Value);
        Printed.Close(10 - 1.9599639845 * 5161.8795 * 1000 / 7_300_000, rate.Lower, 1e-6);
        var asEvents = CrudeRate.Of(73_000, 7_300_000, 1000);
        Assert.True(rate.Upper - rate.Lower > 15 * (asEvents.Upper - asEvents.Lower));
    }

    [Fact]
    public void OnePatient_HasNoNegativeLimit_AndReturnsMay()
    {
        Assert.Equal(0, VolumeRate.Of(AmountSum.Of([30m]), 10).Lower);
        Assert.True(VolumeRate.Of(AmountSum.Of([-30m]), 10).Lower < -3);
    }

    /// <summary>For two counts, the textbook limits exp(± z √(1/a + 1/b)).</summary>
    [Fact]
    public void TheRatioOfTwoCounts_HasTheTextbookLimits()
    {
        var ratio = VolumeRate.Ratio(Ones(30), 1000, Ones(60), 1000)!;
        double factor = Math.Exp(Confidence.P95.Z * Math.Sqrt(1 / 30.0 + 1 / 60.0));
        Printed.Same("0.5", ratio.Value);
        Printed.Close(0.5 / factor, ratio.Lower);
        Printed.Close(0.5 * factor, ratio.Upper);
        Assert.Null(VolumeRate.Ratio(Ones(30), 1000, default, 1000));
        Assert.Null(VolumeRate.Ratio(default, 1000, Ones(30), 1000));
    }

    [Property]
    public void TheRatioTurnedOver_IsTheInverse(PositiveInt a, PositiveInt b)
    {
        Interval one = VolumeRate.Ratio(Ones(a.Get % 100 + 1), 7, Ones(b.Get % 100 + 1), 5)!, other = VolumeRate.Ratio(Ones(b.Get % 100 + 1), 5, Ones(a.Get % 100 + 1), 7)!;
        Printed.Close(1 / one.Lower, other.Upper, 1e-8);
        Printed.Close(1 / one.Value, other.Value, 1e-8);
    }

    [Property]
    public void MergedParts_AreTheWhole(int[] hundredths, byte cut)
    {
        decimal[] amounts = [.. hundredths.Select(amount => amount / 100m)];
        int at = amounts.Length == 0 ? 0 : cut % (amounts.Length + 1);
        Assert.Equal(AmountSum.Of(amounts), AmountSum.Of(amounts[at..]) + AmountSum.Of(amounts[..at]));
        Assert.Equal(AmountSum.Of(amounts), AmountSum.Of(amounts.Reverse()));
        Assert.Equal(AmountSum.Of(amounts), amounts.Select(amount => AmountSum.Of([amount])).Aggregate(default(AmountSum), AmountSum.Add));
    }

    [Property]
    public void Intervals_HoldTheRate_AndAreWiderWhenSurer(ushort[] amounts, PositiveInt time)
    {
        var sum = AmountSum.Of(amounts.Select(amount => amount / 100m));
        Interval narrow = VolumeRate.Of(sum, time.Get, 1000, new(0.8)), wide = VolumeRate.Of(sum, time.Get, 1000, Confidence.P998);
        Assert.True(wide.Lower <= narrow.Lower && narrow.Lower <= narrow.Value && narrow.Value <= narrow.Upper && narrow.Upper <= wide.Upper);
        Assert.Equal(amounts.Any(amount => amount > 0), wide.Upper > narrow.Upper);
    }

    [Fact]
    public void AmountsThatWouldNotAddUpExactly_AreRefused() => Assert.Throws<ArgumentException>(() => AmountSum.Of([1m / 3]));

    private static AmountSum Ones(int count) => AmountSum.Of(Enumerable.Repeat(1m, count));
}
