using Analytics.Statistics;

namespace Analytics.Core.Tests.Statistics;

public class ConfidenceTests
{
    [Fact]
    public void Z_IsTheExactQuantile()
    {
        Printed.Same("1.959963985", Confidence.P95.Z);
        Printed.Same("3.090232306", Confidence.P998.Z);
        Printed.Same("2.575829304", new Confidence(0.99).Z);
    }

    [Fact]
    public void Default_IsNinetyFivePercent()
    {
        Assert.Equal(Confidence.P95, default);
        Assert.Equal(Confidence.P95.GetHashCode(), default(Confidence).GetHashCode());
        Assert.NotEqual(Confidence.P95, Confidence.P998);
    }

    /// <summary>The area under the normal curve between −z and z, by Simpson's rule.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    [InlineData(0.998)]
    [InlineData(0.9999)]
    public void Z_HoldsSoMuchOfTheCurve(double level)
    {
        double z = new Confidence(level).Z, area = 0;
        const int steps = 20_000;
        for (int i = 0; i <= steps; i++)
        {
            double x = z * i / steps;
            area += Math.Exp(-x * x / 2) * (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2);
        }
        Printed.Close(level, 2 * area * z / steps / 3 / Math.Sqrt(2 * Math.PI), 1e-10);
    }

    [Theory]
    [InlineData(95)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void APercentageOrACertainty_IsRefused(double level) => Assert.Throws<ArgumentException>(() => new Confidence(level));
}
