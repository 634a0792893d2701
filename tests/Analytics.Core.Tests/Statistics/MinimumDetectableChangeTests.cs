using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class MinimumDetectableChangeTests
{
    /// <summary>100 events before, as much time after: exp(−(1.96 + 0.8416) √(2/100)) = 0.6729.</summary>
    [Fact]
    public void OfCounts_IsAsByHand()
    {
        var change = MinimumDetectableChange.OfVolume(Ones(100), 1, 1)!.Value;
        Printed.Same("0.6729", change.Fall);
        Printed.Close(1, change.Fall * change.Rise);
        Assert.Null(MinimumDetectableChange.OfVolume(default, 1, 1));
    }

    /// <summary>Worlds in which the rate really rises by just so much are told from chance about as often as the power says.</summary>
    [Fact]
    public void AChangeOfThisSize_IsSeenAsOftenAsThePowerSays()
    {
        const int patients = 300, worlds = 800;
        var baseline = AmountSum.Of(Enumerable.Range(0, patients).Select(i => (decimal)(i % 10 + 1)));
        double rise = MinimumDetectableChange.OfVolume(baseline, 1, 1)!.Value.Rise;
        int seen = 0;
        for (ulong world = 0; world < worlds; world++)
        {
            var random = SplitMix64.For(3, world);
            AmountSum before = Draw(ref random, patients), after = Draw(ref random, (int)Math.Round(patients * rise));
            if (!VolumeRate.Ratio(after, 1, before, 1)!.Contains(1)) seen++;
        }
        Assert.InRange(seen / (double)worlds, 0.75, 0.85);

        // Each of so many possible patients comes a Poisson number of times, with an amount of 1 to 10.
        static AmountSum Draw(ref SplitMix64 random, int possible)
        {
            var amounts = new List<decimal>();
            for (int i = 0; i < possible; i++)
            {
                for (int times = PoissonWeight.Draw(ref random); times > 0; times--) amounts.Add(i % 10 + 1);
            }
            return AmountSum.Of(amounts);
        }
    }

    /// <summary>Series 9 10 11 (s = 1), one point after: (t(0.975; 2) + t(0.8; 2)) √(4/3), with t = 4.302653 and 1.060660 as tables have them.</summary>
    [Fact]
    public void OfASeries_IsAsByHand()
    {
        Printed.Close((4.30265273 + 1.06066017) * Math.Sqrt(4 / 3.0), MinimumDetectableChange.OfSeries([9, 10, null, 11], 1), 1e-7);
        Printed.Close(4.30265273 * Math.Sqrt(4 / 3.0), MinimumDetectableChange.OfSeries([9, 10, 11], 1, 0.5), 1e-7);
        Assert.Equal(0, MinimumDetectableChange.OfSeries([5, 5, 5], 12));
    }

    [Property]
    public void MoreDataAndLessPower_SeeSmallerChanges(PositiveInt events, byte more)
    {
        int count = events.Get % 500 + 1;
        var change = MinimumDetectableChange.OfVolume(Ones(count), 1, 1)!.Value;
        Assert.True(MinimumDetectableChange.OfVolume(Ones(count + more + 1), 1, 1)!.Value.Rise < change.Rise);
        Assert.True(MinimumDetectableChange.OfVolume(Ones(count), 1, 2)!.Value.Rise < change.Rise);
        Assert.True(MinimumDetectableChange.OfVolume(Ones(count), 1, 1, 0.5)!.Value.Rise < change.Rise);
        Assert.True(MinimumDetectableChange.OfVolume(Ones(count), 1, 1, 0.8, new(0.8))!.Value.Rise < change.Rise);
        double?[] series = [1, 2, 3, 5, count];
        Assert.True(MinimumDetectableChange.OfSeries(series, 6 + more) < MinimumDetectableChange.OfSeries(series, 5 + more));
    }

    [Fact]
    public void WhatSaysNothing_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => MinimumDetectableChange.OfVolume(Ones(1), 0, 1));
        Assert.Throws<ArgumentException>(() => MinimumDetectableChange.OfVolume(Ones(1), 1, 1, 80));
        Assert.Throws<ArgumentException>(() => MinimumDetectableChange.OfSeries([1, 2], 1));
        Assert.Throws<ArgumentException>(() => MinimumDetectableChange.OfSeries([1, 2, 3], 0));
    }

    private static AmountSum Ones(int count) => AmountSum.Of(Enumerable.Repeat(1m, count));
}
