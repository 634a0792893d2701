using Analytics.Reports.Charts;
using FsCheck.Xunit;

namespace Analytics.Reports.Tests.Charts;

public sealed class ValueScaleLaws
{
    [Property]
    public bool EveryValue_LiesOnTheScale_InHundredths(int[] numbers, bool small)
    {
        decimal[] values = [.. (numbers ?? []).Select(number => number / (small ? 1000m : 3m))];
        ValueScale scale = ValueScale.Of(values, 4);
        return scale.Steps is >= 1 and <= 5 && values.All(value => scale.Share(value) is >= 0 and <= 1 && Math.Round(scale.Share(value) * 100, 6) % 1 == 0);
    }

    [Fact]
    public void WithoutAValue_ThereIsAScaleAllTheSame() => Assert.Equal((0, 1), ((int)ValueScale.Of([], 4).Low, ValueScale.Of([], 4).Steps));

    [Fact]
    public void NearlyEqualValues_StandNearEachOther()
    {
        ValueScale scale = ValueScale.Of([20m, 20.2m], 4);
        Assert.True(Math.Abs(scale.Share(20.2m) - scale.Share(20m)) < 0.06);
    }

    [Fact]
    public void TheLeastValue_HasRoomAboveTheAxis_ButNotAboveZero()
    {
        Assert.Equal(5m, ValueScale.Of([10m, 12m, 30m], 4).Low);
        Assert.Equal(0m, ValueScale.Of([0m, 12m, 30m], 4).Low);
    }
}
