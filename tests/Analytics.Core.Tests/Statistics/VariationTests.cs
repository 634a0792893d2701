using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class VariationTests
{
    /// <summary>Quartiles 2 and 4 of 1 to 5: (4 − 2) / (4 + 2).</summary>
    [Fact]
    public void QuartileCoefficient_IsAsByHand()
    {
        Printed.Close(1 / 3.0, Variation.QuartileCoefficient([5, 4, null, 3, 2, 1]));
        Assert.Equal(0, Variation.QuartileCoefficient([7, 7]));
        Assert.Null(Variation.QuartileCoefficient([]));
        Assert.Null(Variation.QuartileCoefficient([-1, 1]));
    }

    /// <summary>Two units of 20 expected, 10 and 30 observed: 100/2 × (0.25 + 0.25 − 0.05 − 0.05) = 20; a small third leaves.</summary>
    [Fact]
    public void SystematicComponent_IsAsByHand()
    {
        Assert.Equal(20, Variation.SystematicComponent([(10, 20), (30, 20), (99, 9.9)]));
        Assert.Null(Variation.SystematicComponent([(99, 9.9)]));
        Assert.Throws<ArgumentException>(() => Variation.SystematicComponent([(1, 0)]));
    }

    [Property]
    public void Relabelling_ChangesNothing(NonEmptyArray<(byte Observed, byte Expected)> units)
    {
        (long, double)[] given = [.. units.Get.Select(unit => ((long)unit.Observed, unit.Expected + 5.5))];
        Assert.Equal(Variation.SystematicComponent(given), Variation.SystematicComponent([.. given.Reverse()]));
    }

    /// <summary>Units that differ as Poisson counts do have a systematic component near 0.</summary>
    [Fact]
    public void Chance_IsNotSystematic()
    {
        var random = new SplitMix64(8);
        (long, double)[] units = [.. Enumerable.Range(0, 4000).Select(_ => (Enumerable.Range(0, 50).Sum(_ => (long)PoissonWeight.Draw(ref random)), 50.0))];
        Assert.InRange(Variation.SystematicComponent(units)!.Value, -0.2, 0.2);
    }
}
