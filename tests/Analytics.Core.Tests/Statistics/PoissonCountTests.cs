using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class PoissonCountTests
{
    /// <summary>Pearson and Hartley, Biometrika tables, as reprinted in Ulm K (1990), Am J Epidemiol 131:373, and wherever limits of counts are.</summary>
    [Theory]
    [InlineData(0, "0", "3.689")]
    [InlineData(1, "0.0253", "5.572")]
    [InlineData(2, "0.242", "7.225")]
    [InlineData(5, "1.6235", "11.6683")]
    [InlineData(10, "4.795", "18.390")]
    [InlineData(20, "12.217", "30.888")]
    [InlineData(100, "81.364", "121.627")]
    public void ExactLimits_AreTheTabulatedOnes(int events, string lower, string upper) =>
        Printed.Same($"{events}", lower, upper, PoissonCount.Of(events, method: PoissonMethod.Exact));

    [Theory]
    [InlineData(10, "4.7874", "18.3915")]
    [InlineData(100, "81.362", "121.628")]
    public void Byar_IsThePublishedApproximation(int events, string lower, string upper) => Printed.Same($"{events}", lower, upper, PoissonCount.Of(events));

    [Fact]
    public void TheSwitch_IsAtTen()
    {
        Assert.Equal(IntervalMethod.ExactPoisson, PoissonCount.Of(9).Method);
        Assert.Equal(IntervalMethod.Byar, PoissonCount.Of(10).Method);
        Assert.Equal(IntervalMethod.ExactPoisson, PoissonCount.Of(10, method: PoissonMethod.Exact).Method);
        Assert.NotEqual(PoissonCount.Of(10, method: PoissonMethod.Exact).Upper, PoissonCount.Of(10).Upper);
    }

    /// <summary>The defining property, from sums of Poisson probabilities in plain arithmetic.</summary>
    [Property(MaxTest = 300)]
    public void ExactLimits_LeaveHalfTheRestOnEachSide(PositiveInt some, byte level)
    {
        int events = some.Get % 200 + 1;
        var confidence = new Confidence(0.5 + level / 520.0);
        var limits = PoissonCount.Of(events, confidence, PoissonMethod.Exact);
        double rest = (1 - confidence.Level) / 2;
        Printed.Close(rest, 1 - AtMost(events - 1, limits.Lower), 1e-8);
        Printed.Close(rest, AtMost(events, limits.Upper), 1e-8);
    }

    [Property]
    public void Limits_HoldTheCount_AndAreWiderWhenSurer(NonNegativeInt events, bool exact, byte one, byte other)
    {
        var method = exact ? PoissonMethod.Exact : PoissonMethod.ByarFromTen;
        Interval narrow = PoissonCount.Of(events.Get, new(0.5 + Math.Min(one, other) / 520.0), method), wide = PoissonCount.Of(events.Get, new(0.5 + Math.Max(one, other) / 520.0), method);
        Assert.True(wide.Lower <= narrow.Lower && narrow.Lower <= events.Get && events.Get <= narrow.Upper && narrow.Upper <= wide.Upper);
        if (one != other) Assert.True(wide.Upper > narrow.Upper);
    }

    [Property]
    public void Limits_RiseWithTheCount(NonNegativeInt events)
    {
        Interval less = PoissonCount.Of(events.Get), more = PoissonCount.Of(events.Get + 1L);
        Assert.True(less.Lower < more.Lower && less.Upper < more.Upper, $"{less} {more}");
    }

    [Fact]
    public void Byar_ComesNearTheExactLimits() => Assert.All([10, 30, 100, 1000, 100_000, 10_000_000], events =>
    {
        Interval byar = PoissonCount.Of(events), exact = PoissonCount.Of(events, method: PoissonMethod.Exact);
        double width = exact.Upper - exact.Lower;
        Assert.InRange(byar.Lower - exact.Lower, -0.01 * width, 0.01 * width);
        Assert.InRange(byar.Upper - exact.Upper, -0.01 * width, 0.01 * width);
    });

    [Fact]
    public void ANegativeCount_IsRefused() => Assert.Throws<ArgumentException>(() => PoissonCount.Of(-1));

    private static double AtMost(int events, double mean)
    {
        double term = Math.Exp(-mean), sum = term;
        for (int k = 1; k <= events; k++) sum += term *= mean / k;
        return sum;
    }
}
