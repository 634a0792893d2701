using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release.Places;

public sealed class PhaseFiguresTests
{
    private static readonly ReportingPeriod During = new(new(2023, 1, 1), new(2023, 10, 31));

    [Fact]
    public void OfYears_AreTheYearBeforeTheProject_AndTheYearAfterIt()
    {
        var phases = PhaseFigures.OfYears([Year(2021, 8), Year(2022, 10), Year(2023, 9), Year(2024, 6)], During);

        Assert.Equal((CalendarPeriod.OfYear(2022), CalendarPeriod.OfYear(2024)), (phases.BeforeFrom, phases.AfterTo));
        Assert.True(phases.HasBoth);
        Assert.Equal((10m, 9m, 6m), (Number(phases.Before), Number(phases.During), Number(phases.After)));
    }

    [Fact]
    public void OfYears_AreNotShown_WhereTheYearIsNot() =>
        Assert.False(PhaseFigures.OfYears([Year(2022, 10), Year(2023, 9), Year(2024, null)], During).HasBoth);

    [Fact]
    public void OfYears_HaveNoAfter_WhileTheProjectLasts() =>
        Assert.Null(PhaseFigures.OfYears([Year(2022, 10), Year(2023, 9)], During).AfterFrom);

    private static decimal Number(Published<decimal> value) => value.Match(shown => shown, _ => -1);

    /// <summary>Of a thousand people.</summary>
    private static ReleasedFigure Year(int year, int? users)
    {
        Published<decimal> Of(decimal? value) => value is { } known ? Published<decimal>.Shown(known) : Published<decimal>.Withheld(WithheldReason.Privacy);
        return new ReleasedFigure
        {
            Measure = MeasureCatalogue.BuiltIn["users.opi"],
            Level = UnitLevel.Municipality,
            Unit = "5601",
            Stratum = "all",
            Period = CalendarPeriod.OfYear(year),
            Numerator = Of(users),
            Denominator = Of(users is null ? null : 1000),
            Value = Of(users),
            Lower = Of(null),
            Upper = Of(null),
        };
    }
}
