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
        Assert.Equal(expected, Change.Of(Years(Shown((decimal)before), Shown((decimal)now)))!.Size.ToString());

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

    /// <summary>Shares and score intervals of Newcombe 1998 (Statistics in Medicine 17:873), examples a and e: 56/70 and 48/80 differ by 0.20 (0.0524–0.3339); 9/10 and 3/10 by 0.60 (0.1705–0.8090).</summary>
    [Theory]
    [InlineData(0.6, 0.4904, 0.7003, 0.8, 0.6918, 0.8769, false)]
    [InlineData(0.8, 0.6918, 0.8769, 0.6, 0.4904, 0.7003, false)]
    [InlineData(0.3, 0.1078, 0.6032, 0.9, 0.5958, 0.9821, false)]
    [InlineData(0.7, 0.6, 0.8, 0.75, 0.65, 0.85, true)]
    [InlineData(0.75, 0.65, 0.85, 0.7, 0.6, 0.8, true)]
    public void Change_IsSure_WhereTheIntervalOfTheDifferenceLeavesZeroOut(double before, double low, double high, double now, double nowLow, double nowHigh, bool mayBeChance)
    {
        var change = Change.Of(Sheet(Year(2022, before, low, high), Year(2023, now, nowLow, nowHigh)))!;

        Assert.Equal(mayBeChance, change.MayBeChance);
        Assert.Equal(mayBeChance, change.Trend == Trend.Steady);
        Assert.Equal(mayBeChance ? "Chance" : change.Size.ToString(), change.Key);
    }

    [Fact]
    public void Change_IsUncertain_WithoutIntervals()
    {
        var change = Change.Of(Years(Shown(5m), Shown(6m)))!;

        Assert.Null(change.MayBeChance);
        Assert.Equal((Trend.Steady, "Chance"), (change.Trend, change.Key));
    }

    /// <summary>Twelve quarters that rise all the way: within the intervals of two years, and more than chance for the rules of run charts.</summary>
    [Theory]
    [InlineData(1, nameof(Trend.Up))]
    [InlineData(-1, nameof(Trend.Steady))]
    public void Change_IsSure_WhereTheRunChartHasASignalTheSameWay(int way, string expected)
    {
        ReleasedFigure[] line = [.. Enumerable.Range(0, 12).Select(i => Quarter(2022 + (i / 4), 1 + (i % 4), 10 + (way * i * 0.2m)))];
        var sheet = Released<MeasureSheet>(("Measure", MeasureCatalogue.BuiltIn["did.opi"]), ("Trend", line), ("Years", (ReleasedFigure[])[Year(2022, 10, 8, 12), Year(2024, 11, 9, 13)]),
            ("Comparators", Released<Comparators>(("RunChart", Derived<RunChartReading>("Analytics.Release.RunChartReading", "Of", line, Direction.Lower, null)))));

        Assert.Equal(expected, Change.Of(sheet)!.Trend.ToString());
    }

    /// <summary>Quarters that mean the same as the years, and end on the other side of where they began.</summary>
    [Fact]
    public void ATitle_TellsNoFall_OverALineThatEndsHigherThanItBegan()
    {
        var change = Change.Of(Sheet(Year(2022, 10, 9.9, 10.1), Year(2023, 9, 8.9, 9.1)))!;
        ReleasedFigure[] series = [Quarter(2022, 1, 8), Quarter(2022, 2, 12), Quarter(2023, 1, 9), Quarter(2023, 2, 9)];

        Assert.Equal(Trend.Down, change.Trend);
        Assert.False(change.IsSeenIn(series));
        Assert.True(change.IsSeenIn([series[1], series[0], series[2], series[3]]));
    }

    private static ReleasedFigure Year(int year, double value, double lower, double upper) => Released<ReleasedFigure>(
        ("Period", CalendarPeriod.OfYear(year)), ("Value", Shown((decimal)value)), ("Lower", Shown((decimal)lower)), ("Upper", Shown((decimal)upper)));

    private static ReleasedFigure Quarter(int year, int quarter, decimal value) => Released<ReleasedFigure>(("Period", CalendarPeriod.OfQuarter(year, quarter)), ("Value", Shown(value)));

    private static MeasureSheet Sheet(params ReleasedFigure[] years) => Released<MeasureSheet>(("Measure", MeasureCatalogue.BuiltIn["did.opi"]), ("Years", years));

    private static MeasureSheet Years(params Published<decimal>[] values) => Released<MeasureSheet>(
        ("Measure", MeasureCatalogue.BuiltIn["did.opi"]),
        ("Years", values.Select((value, i) => Released<ReleasedFigure>(("Period", CalendarPeriod.OfYear(2021 + i)), ("Value", value))).ToArray()));
}
