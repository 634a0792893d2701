using Analytics.Statistics;

namespace Analytics.Core.Tests.Statistics;

public class VolumeChangeTests
{
    private static readonly PeriodVolume Before = new(AmountSum.Of(Enumerable.Repeat(10m, 90)), 900), After = new(AmountSum.Of(Enumerable.Repeat(10m, 40)), 800);

    /// <summary>By hand: rates 1 and 0.5, errors √(90 × 100)/900 = 0.105409 and √(40 × 100)/800 = 0.079057.</summary>
    [Fact]
    public void ChangeFromSums_IsAsByHand()
    {
        var change = VolumeChange.Of(Before, After);
        Printed.Same("-0.5", change.Difference!.Value);
        Printed.Close(-0.5 + Confidence.P95.Z * Math.Sqrt(0.1054092553 * 0.1054092553 + 0.0790569415 * 0.0790569415), change.Difference.Upper, 1e-8);
        Printed.Same("0.5", change.Ratio!.Value);
        Printed.Close(0.5 * Math.Exp(Confidence.P95.Z * Math.Sqrt(1 / 90.0 + 1 / 40.0)), change.Ratio.Upper);
        Assert.Equal(VolumeRate.Of(Before.Amounts, 900), change.Before);
        Assert.Null(VolumeChange.Of(new(default, 1), After).Ratio);
    }

    /// <summary>Card and Krueger (1994), table 3: full-time equivalents in New Jersey 20.44 → 21.03, in Pennsylvania 23.33 → 21.17.</summary>
    [Fact]
    public void CardAndKrueger_IsReproduced()
    {
        var change = DifferenceInDifferences.Of(Rate(20.44m), Rate(21.03m), Rate(23.33m), Rate(21.17m));
        Printed.Same("2.75", change.Difference!.Value);
        Printed.Close(21.03 / 20.44 / (21.17 / 23.33), change.RatioOfRatios!.Value);

        static PeriodVolume Rate(decimal rate) => new(AmountSum.Of([rate]), 1);
    }

    [Fact]
    public void WhatHappensToEverybody_IsTakenOff()
    {
        var change = DifferenceInDifferences.Of(Before, After, Before, After, 1000);
        Assert.Equal((0, 1), (change.Difference!.Value, change.RatioOfRatios!.Value));
        Printed.Close(-change.Difference.Lower, change.Difference.Upper);
        // Four errors instead of two: √2 times as wide as the change of one group.
        var one = VolumeChange.Of(Before, After, 1000).Difference!;
        Printed.Close(Math.Sqrt(2) * (one.Upper - one.Lower), change.Difference.Upper - change.Difference.Lower, 1e-8);
    }

    [Fact]
    public void WithoutVolume_ThereIsNoRatioAndStillADifference()
    {
        var change = DifferenceInDifferences.Of(Before, After, Before, new(default, 800));
        Assert.Null(change.RatioOfRatios);
        Printed.Close(0.5, change.Difference!.Value);
        Assert.Throws<ArgumentException>(() => DifferenceInDifferences.Of(Before, After, Before, new(default, 0)));
    }

    [Fact]
    public void CourseWindows_HoldWholeYearsOnBothSides()
    {
        var windows = CourseWindows.Of(new(2024, 2, 15), new(2024, 9, 30));
        Assert.Equal((new DateOnly(2023, 2, 15), new DateOnly(2024, 2, 14)), (windows.Before.From, windows.Before.To));
        Assert.Equal((new DateOnly(2024, 2, 15), new DateOnly(2024, 9, 30)), (windows.During.From, windows.During.To));
        Assert.Equal((new DateOnly(2024, 10, 1), new DateOnly(2025, 9, 30)), (windows.After.From, windows.After.To));
        Assert.Equal((new DateOnly(2025, 10, 1), new DateOnly(2026, 9, 30)), (windows.SecondYear.From, windows.SecondYear.To));
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2027, 9, 30)), (windows.ThirdYear.From, windows.ThirdYear.To));
        Assert.Throws<ArgumentException>(() => CourseWindows.Of(new(2024, 2, 15), new(2024, 2, 14)));
    }
}
