using System.Numerics;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class ProportionTests
{
    [Fact]
    public void TheWorkedExamples_AreReproduced()
    {
        Printed.Same("65", "55.25444", "73.63575", Proportion.Of(65, 100, 100));
        Printed.Same("35", "18.11918", "56.71457", Proportion.Of(7, 20, 100));
        Printed.Same("0", "0", "20.38833", Proportion.Of(0, 15, 100));
        Printed.Same("0.1", "0.04348", "0.21360", Proportion.Of(5, 50));
        Printed.Same("0", "0", "0.16113", Proportion.Of(0, 20));
    }

    /// <summary>Newcombe RG (1998), Stat Med 17:857, table I.</summary>
    [Theory]
    [InlineData(81, 263, "0.2553", "0.3662", "0.2527", "0.3676")]
    [InlineData(15, 148, "0.0624", "0.1605", "0.0578", "0.1617")]
    [InlineData(0, 20, "0.0000", "0.1611", "0.0000", "0.1684")]
    [InlineData(1, 29, "0.0061", "0.1718", "0.0009", "0.1776")]
    public void NewcombesTable_IsReproduced(int part, int whole, string wilsonLower, string wilsonUpper, string exactLower, string exactUpper)
    {
        Interval wilson = Proportion.Of(part, whole), exact = Proportion.Exact(part, whole);
        Printed.Same(wilsonLower, wilson.Lower);
        Printed.Same(wilsonUpper, wilson.Upper);
        Printed.Same(exactLower, exact.Lower);
        Printed.Same(exactUpper, exact.Upper);
    }

    /// <summary>Wilson's limits are the shares from which the observed one is just z standard errors away.</summary>
    [Property]
    public void WilsonsLimits_SolveTheScoreEquation(NonNegativeInt a, NonNegativeInt b)
    {
        long part = a.Get + 1, whole = part + b.Get + 1;
        var interval = Proportion.Of(part, whole);
        Assert.All([interval.Lower, interval.Upper], limit =>
            Printed.Close(Confidence.P95.Z, Math.Abs((double)part / whole - limit) / Math.Sqrt(limit * (1 - limit) / whole), 1e-5));
    }

    [Property(MaxTest = 200)]
    public void ExactLimits_LeaveHalfTheRestOnEachSide(byte a, byte b)
    {
        int part = a % 60 + 1, whole = part + b % 60 + 1;
        var interval = Proportion.Exact(part, whole);
        Printed.Close(0.025, 1 - AtMost(part - 1, whole, interval.Lower), 1e-8);
        Printed.Close(0.025, AtMost(part, whole, interval.Upper), 1e-8);
    }

    [Property]
    public void Intervals_HoldTheShare_AndAreWiderWhenSurer(NonNegativeInt a, NonNegativeInt b, bool exact)
    {
        long part = a.Get, whole = part + b.Get + (part + b.Get == 0 ? 1 : 0);
        Interval Of(Confidence level) => exact ? Proportion.Exact(part, whole, 1, level) : Proportion.Of(part, whole, 1, level);
        Interval narrow = Of(new(0.8)), wide = Of(Confidence.P998);
        Assert.True(0 <= wide.Lower && wide.Lower <= narrow.Lower && narrow.Lower <= narrow.Value && narrow.Value <= narrow.Upper && narrow.Upper <= wide.Upper && wide.Upper <= 1);
        Assert.True(wide.Upper - wide.Lower > narrow.Upper - narrow.Lower);
    }

    /// <summary>Who has it, or who has it not: the same question.</summary>
    [Property]
    public void TheOtherPart_HasTheMirroredInterval(NonNegativeInt a, PositiveInt b)
    {
        long part = a.Get, whole = part + b.Get;
        Interval one = Proportion.Of(part, whole), other = Proportion.Of(whole - part, whole);
        Printed.Close(1 - one.Lower, other.Upper);
        Printed.Close(1 - one.Upper, other.Lower);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    public void WhatIsNoPart_IsRefused(long part, long whole)
    {
        Assert.Throws<ArgumentException>(() => Proportion.Of(part, whole));
        Assert.Throws<ArgumentException>(() => Proportion.Exact(part, whole));
    }

    private static double AtMost(int part, int whole, double share)
    {
        double sum = 0;
        BigInteger ways = 1;
        for (int k = 0; k <= part; k++)
        {
            sum += (double)ways * Math.Pow(share, k) * Math.Pow(1 - share, whole - k);
            ways = ways * (whole - k) / (k + 1);
        }
        return sum;
    }
}
