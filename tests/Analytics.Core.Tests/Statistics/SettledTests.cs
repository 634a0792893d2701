using System.Globalization;
using Analytics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

/// <summary>Ten significant digits, found without text, are those that text gives.</summary>
public class SettledTests
{
    [Property(MaxTest = 20_000)]
    public Property Number_IsTheValueWrittenWithTenDigits_AndReadAgain() => Prop.ForAll(Arb.From(AnyDouble), Same);

    /// <summary>The middle between two settled numbers, and its neighbours, are where a scaled value could err.</summary>
    [Property(MaxTest = 20_000)]
    public Property Number_IsTheSame_NearTheMiddle() => Prop.ForAll(Arb.From(NearAMiddle), Same);

    [Theory]
    [InlineData(0.0)]
    [InlineData(9_999_999_999.5)]
    [InlineData(0.99999999999)]
    [InlineData(1e-12)]
    [InlineData(1e30)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    public void Number_IsTheSame_AtTheEdges(double value) => Assert.True(Same(value) && Same(-value) && Same(Math.BitDecrement(value)) && Same(Math.BitIncrement(value)));

    [Fact]
    public void WhatIsNotFinite_StaysAsItIs()
    {
        Assert.Equal(double.PositiveInfinity, Settled.Number(double.PositiveInfinity));
        Assert.True(double.IsNaN(Settled.Number(double.NaN)));
    }

    private static bool Same(double value) => !double.IsFinite(value) || BitConverter.DoubleToInt64Bits(Settled.Number(value)) == BitConverter.DoubleToInt64Bits(Plain(value));

    private static double Plain(double value) => double.Parse(value.ToString("E9", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0;

    private static Gen<double> AnyDouble =>
        from digits in Gen.Choose(1, int.MaxValue)
        from more in Gen.Choose(0, int.MaxValue)
        from power in Gen.Choose(-35, 25)
        from sign in Gen.Elements(1, -1)
        select sign * (digits + more / (double)int.MaxValue) * Math.Pow(10, power);

    private static Gen<double> NearAMiddle =>
        from digits in Gen.Choose(100_000_000, 999_999_999)
        from last in Gen.Choose(0, 9)
        from power in Gen.Choose(-20, 20)
        from steps in Gen.Choose(-3, 3)
        select Stepped((digits * 10L + last + 0.5) * Math.Pow(10, power), steps);

    private static double Stepped(double value, int steps)
    {
        for (; steps > 0; steps--) value = Math.BitIncrement(value);
        for (; steps < 0; steps++) value = Math.BitDecrement(value);
        return value;
    }
}
