using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.Components;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.Content;

/// <summary>A goal of at most 16: what is said of it, by where one came from and where one is.</summary>
public sealed class GoalTextsTests
{
    [Theory]
    [InlineData(20, 15, "is reached")]
    [InlineData(20, 18, "50%")]
    [InlineData(20, 22, "away from the goal")]
    [InlineData(15, 14, "still is")]
    [InlineData(15, 15.9, "still is")]
    [InlineData(15, 17, "no longer")]
    public void HowFar_TellsAPercent_OnlyOfAWayThatIsGone(double baseline, double now, string expected)
    {
        decimal share = decimal.Round(100 * ((decimal)now - (decimal)baseline) / (16 - (decimal)baseline));
        var goal = Released<GoalLine>(("Baseline", (decimal?)(decimal)baseline), ("Target", 16m), ("Due", new DateOnly(2025, 12, 31)), ("Done", Shown(share)));
        var sheet = Released<MeasureSheet>(("Measure", MeasureCatalogue.BuiltIn["did.opi"]), ("Own", Released<ReleasedFigure>(("Value", Shown((decimal)now)))));
        var reader = new Reader(ReportTexts.In(Language.En), UnitLevel.Municipality, "Alta", Residents: true, new BookBuilder().Municipality().Stamp);

        string said = GoalTexts.HowFar(reader, sheet, goal);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.Equal(expected == "50%", said.Contains('%', StringComparison.Ordinal));
    }
}
