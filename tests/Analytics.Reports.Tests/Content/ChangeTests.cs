using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.Content;

public sealed class ChangeTests
{
    [Theory]
    [InlineData(100, 102.4, nameof(Trend.Steady))]
    [InlineData(100, 97.6, nameof(Trend.Steady))]
    [InlineData(100, 102.5, nameof(Trend.Up))]
    [InlineData(100, 97.4, nameof(Trend.Down))]
    public void Trend_CallsLessThanThreePercentUnchanged_AsItIsPrinted(double before, double now, string expected) =>
        Assert.Equal(expected, Change.Of(Years(Shown((decimal)before), Shown((decimal)now)))!.Trend.ToString());

    [Fact]
    public void Change_BeginsWithTheFirstYearShown() =>
        Assert.Equal(2022, Change.Of(Years(Withheld<decimal>(), Shown(5m), Shown(6m)))!.From.Year);

    [Fact]
    public void Change_IsNone_WithTheLastYearHidden() =>
        Assert.Null(Change.Of(Years(Shown(5m), Withheld<decimal>())));

    [Fact]
    public void Change_IsNone_FromZero() =>
        Assert.Null(Change.Of(Years(Shown(0m), Shown(5m))));

    [Fact]
    public void Change_IsNone_WithOneYear() =>
        Assert.Null(Change.Of(Years(Shown(5m))));

    private static MeasureSheet Years(params Published<decimal>[] values) => Released<MeasureSheet>(
        ("Measure", MeasureCatalogue.BuiltIn["did.opi"]),
        ("Years", values.Select((value, i) => Released<ReleasedFigure>(("Period", CalendarPeriod.OfYear(2021 + i)), ("Value", value))).ToArray()));
}
