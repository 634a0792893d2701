using System.Numerics;
using System.Text.RegularExpressions;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class RunChartTests
{
    /// <summary>STATISTICS, then MEASURES section 5 and Anhøj (2015), table 1.</summary>
    [Theory]
    [InlineData(32, 8, 11)]
    [InlineData(44, 8, 16)]
    [InlineData(55, 9, 21)]
    [InlineData(10, 6, 2)]
    [InlineData(12, 7, 3)]
    [InlineData(18, 7, 5)]
    [InlineData(24, 8, 8)]
    [InlineData(30, 8, 10)]
    [InlineData(36, 8, 13)]
    public void Limits_AreThePublishedOnes(int useful, int longest, int crossings) =>
        Assert.Equal((longest, crossings), (RunRules.LongestRun(useful), RunRules.FewestCrossings(useful)));

    [Fact]
    public void TheWorkedSeries_AreReproduced()
    {
        var signal = RunChart.Of([20, 22, 19, 25, 21, 23, 18, 24, 16, 15, 14, 17, 13, 16, 12, 15])[0];
        Assert.Equal(17.5, signal.Median);
        Assert.Equal((8, 7, 1, 4), (signal.LongestRun, signal.LongestRunLimit, signal.Crossings, signal.FewestCrossings));
        Assert.True(signal.HasShift && signal.HasFewCrossings && signal.HasSignal && !signal.IsTooShort);

        var none = RunChart.Of([8, 6, 7, 7, 9, 5, 7, 8, 6, 7, 10, 4])[0];
        Assert.Equal((7.0, 8, 1, 7), (none.Median, none.UsefulPoints, none.LongestRun, none.Crossings));
        Assert.True(!none.HasSignal && none.IsTooShort);
    }

    /// <summary>Counted over all throws of coins with so many sides up, and from logarithms.</summary>
    [Fact]
    public void Limits_AreWhatTheirDefinitionsSay()
    {
        for (int n = 1; n <= 300; n++)
        {
            Assert.Equal((int)Math.Round(Math.Log2(n)) + 3, RunRules.LongestRun(n));
            int k = RunRules.FewestCrossings(n);
            Assert.True(Share(k) >= 0.05 && (k == 0 || Share(k - 1) < 0.05), $"{n}: {k}");

            double Share(int most) => (double)Enumerable.Range(0, most + 1).Select(i => Ways(n - 1, i)).Aggregate(BigInteger.Zero, BigInteger.Add) / Math.Pow(2, n - 1);
        }
        Assert.Equal(23, RunRules.LongestRun(1_000_000));
    }

    /// <summary>The same counts, read from the series as a text of letters.</summary>
    [Property(MaxTest = 500)]
    public void RunsAndCrossings_AreThoseOfTheText(NonEmptyArray<sbyte> values)
    {
        double?[] points = [.. values.Get.Select(value => value % 11 == 0 ? (double?)null : value % 5)];
        var phase = RunChart.Of(points)[0];
        if (points.All(point => point is null))
        {
            Assert.Equal((null, 0, false), (phase.Median, phase.UsefulPoints, phase.HasSignal));
            return;
        }
        double[] known = [.. points.OfType<double>().Order()];
        double median = (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
        string letters = string.Concat(points.OfType<double>().Where(point => point != median).Select(point => point > median ? 'a' : 'b'));
        Assert.Equal(median, phase.Median);
        Assert.Equal(letters.Length, phase.UsefulPoints);
        Assert.Equal(Regex.Matches(letters, "a+|b+").Select(run => run.Length).DefaultIfEmpty(0).Max(), phase.LongestRun);
        Assert.Equal(Regex.Count(letters, "(?<=a)b|(?<=b)a"), phase.Crossings);
    }

    [Property]
    public void Rules_DoNotCareForScaleShiftOrDirection(NonEmptyArray<sbyte> values, PositiveInt scale, short shift)
    {
        double?[] points = [.. values.Get.Select(value => (double?)(value / 8.0))];
        var plain = Rules(points);
        Assert.Equal(plain, Rules([.. points.Select(point => point * scale.Get / 7.0 + shift / 3.0)]));
        Assert.Equal(plain, Rules([.. points.Select(point => -point)]));
        Assert.Equal(plain, Rules([.. points.Reverse()]));
        Assert.Equal(plain, Rules([.. points.SelectMany(point => new double?[] { null, point })]));

        static (int, int, int, bool) Rules(double?[] points) =>
            RunChart.Of(points)[0] is var phase ? (phase.UsefulPoints, phase.LongestRun, phase.Crossings, phase.HasSignal) : default;
    }

    [Fact]
    public void Freezing_ChangesOnlyTheMedian()
    {
        double?[] points = [5, 7, 6, 4, 6, 5, 7, 5, 6, 4, 1, 2, 1, 2, 1, 2, 1, 2];
        var phase = RunChart.Of(points, new() { Freeze = 10 })[0];
        Assert.Equal(5.5, phase.Median);
        Assert.Equal(18, phase.UsefulPoints);
        Assert.Equal(9, phase.LongestRun);
        Assert.True(phase.HasShift);
    }

    [Fact]
    public void Splitting_StartsAnew_AndCanBeCombinedWithAFreeze()
    {
        double?[] points = [5, 7, 6, 4, 1, 2, 1, 2, 9, 9];
        var phases = RunChart.Of(points, new() { Splits = [4], Freeze = 8 });
        Assert.Equal(RunChart.Of(points[..4])[0], phases[0]);
        Assert.Equal((4, 6, 1.5, 3), (phases[1].First, phases[1].Points, phases[1].Median, phases[1].Crossings));
        // A freeze in the first phase leaves the second alone.
        var early = RunChart.Of(points, new() { Splits = [4], Freeze = 2 });
        Assert.Equal((6, 2), (early[0].Median!.Value, early[1].Median!.Value));
    }

    [Fact]
    public void AnExcludedPoint_IsAbsent()
    {
        double?[] points = [5, 70, 6, 4, 6];
        var phase = RunChart.Of(points, new() { Excluded = [1] })[0];
        Assert.Equal(RunChart.Of([5, null, 6, 4, 6])[0], phase);
    }

    /// <summary>24 useful points: a run of 8 and 8 crossings are still chance.</summary>
    [Fact]
    public void OnTheLimit_IsNoSignal()
    {
        Assert.Equal((24, 8, 8, false, false), Rules("aaaaaaaa" + "bbaabbaabbaabbaa"));
        Assert.Equal((24, 9, 8, true, false), Rules("aaaaaaaaa" + "baabbaabbaabbaa"));
        Assert.Equal((24, 3, 7, false, true), Rules("aaabbbaaabbbaaabbbaaabbb"));

        static (int, int, int, bool, bool) Rules(string letters)
        {
            var phase = RunChart.Of([0, .. letters.Select(letter => (double?)(letter == 'a' ? 1 : -1))], new() { Freeze = 1 })[0];
            Assert.Equal(phase.HasShift || phase.HasFewCrossings, phase.HasSignal);
            return (phase.UsefulPoints, phase.LongestRun, phase.Crossings, phase.HasShift, phase.HasFewCrossings);
        }
    }

    [Fact]
    public void ManyCrossings_AreNoSignal() => Assert.False(RunChart.Of([.. Enumerable.Range(0, 40).Select(i => (double?)(i % 2))])[0].HasSignal);

    [Fact]
    public void WhatIsNoSeries_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => RunChart.Of([]));
        Assert.Throws<ArgumentException>(() => RunChart.Of([double.NaN]));
        Assert.Throws<ArgumentException>(() => RunChart.Of([1, 2], new() { Splits = [2] }));
        Assert.Throws<ArgumentException>(() => RunChart.Of([1, 2, 3], new() { Splits = [2, 1] }));
        Assert.Throws<ArgumentException>(() => RunChart.Of([1, 2], new() { Freeze = 3 }));
        Assert.Throws<ArgumentException>(() => RunChart.Of([1, 2], new() { Excluded = [2] }));
        Assert.Throws<ArgumentException>(() => RunRules.LongestRun(0));
    }

    private static BigInteger Ways(int n, int k)
    {
        BigInteger ways = 1;
        for (int i = 0; i < k; i++) ways = ways * (n - i) / (i + 1);
        return ways;
    }
}
