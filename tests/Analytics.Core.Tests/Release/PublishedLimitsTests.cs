using Analytics.Estimates;
using Analytics.Measures;
using Analytics.Release;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Release;

/// <summary>The limits of a volume tell of nobody.</summary>
public class PublishedLimitsTests
{
    private static readonly MeasureDefinition Volume = MeasureCatalogue.BuiltIn["did.opi"];

    /// <summary>Whoever they are: where limits may be shown, the two largest stand the rules of dominance.</summary>
    [Property(MaxTest = 1000)]
    public void WhereNobodyStandsOut_TheLargestStandTheRules(NonEmptyArray<PositiveInt> amounts)
    {
        double[] ordered = [.. amounts.Get.Select(one => (double)one.Get * one.Get).OrderDescending()];
        double total = ordered.Sum(), second = ordered.Length > 1 ? ordered[1] : 0;
        if (!PublishedLimits.NobodyStandsOut(total, ordered.Sum(x => x * x), new())) return;
        Assert.True(total - ordered[0] - second >= 0.1 * ordered[0]);
        Assert.True(ordered[0] <= 0.75 * total);
        Assert.True(ordered[0] + second <= 0.9 * total);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void AsManyEqualPatientsAsThat_DoNotStandOut(int patients, bool expected) => Assert.Equal(expected, PublishedLimits.NobodyStandsOut(patients, patients, new()));

    [Fact]
    public void LimitsOfAVolume_AreCoarse_AndHoldTheExactOnes()
    {
        var estimate = Estimate.Of(1_234.56m, 987_654, 1000) with { SumOfSquares = 1_234.5678m };
        var (exact, shown) = (Limits.Of(Volume, estimate)!.Value, PublishedLimits.Of(Volume, estimate, new())!.Value);
        decimal half = shown.Upper - estimate.Value!.Value;
        Assert.InRange(exact.Upper, estimate.Value.Value, shown.Upper);
        Assert.InRange(exact.Lower, shown.Lower, estimate.Value.Value);
        Assert.True(half.ToString("E1", System.Globalization.CultureInfo.InvariantCulture) is var text && decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture) == half);
    }

    [Fact]
    public void OnePatientWithNearlyAll_LeavesAVolumeWithoutLimits()
    {
        var estimate = Estimate.Of(100, 10_000, 1000) with { SumOfSquares = 90 * 90 + 10 };
        Assert.NotNull(Limits.Of(Volume, estimate));
        Assert.Null(PublishedLimits.Of(Volume, estimate, new()));
    }
}
