using System.Text;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Reports.OpenData;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.OpenData;

public sealed class FiguresFileTests
{
    private const string Header = "measure;level;unit;stratum;period;numerator;denominator;value;lower;upper;status\n";

    [Fact]
    public void AShownFigure_HasPointsAndNoTrailingZeros() =>
        Assert.Equal(Header + "did.opi;municipality;0301;all;2024Q1;1234.5;1000;13.528767;13;14.1;shown\n",
            Written(Figure(Shown(1234.50m), Shown(1000m), Shown(13.528767m), Shown(13.000000m), Shown(14.10m))));

    [Theory]
    [InlineData(WithheldReason.Privacy, "withheld:privacy")]
    [InlineData(WithheldReason.NoData, "no-data")]
    [InlineData(WithheldReason.NotComputed, "not-computed")]
    [InlineData(WithheldReason.NotReleased, "withheld:privacy")]
    public void AnAbsentFigure_IsEmpty_NeverZero(WithheldReason reason, string status)
    {
        Published<decimal> none = Withheld<decimal>(reason);

        Assert.Equal(Header + $"did.opi;municipality;0301;all;2024Q1;;;;;;{status}\n", Written(Figure(none, none, none, none, none)));
    }

    [Fact]
    public void AFigureThatNobodyReleased_IsWithheld() =>
        Assert.EndsWith(";;;;;;withheld:privacy\n", Written(Figure(default, default, default, default, default)), StringComparison.Ordinal);

    private static ReleasedFigure Figure(Published<decimal> numerator, Published<decimal> denominator, Published<decimal> value, Published<decimal> lower, Published<decimal> upper) =>
        Released<ReleasedFigure>(
            ("Measure", MeasureCatalogue.BuiltIn["did.opi"]), ("Level", UnitLevel.Municipality), ("Unit", "0301"), ("Period", CalendarPeriod.OfQuarter(2024, 1)),
            ("Numerator", numerator), ("Denominator", denominator), ("Value", value), ("Lower", lower), ("Upper", upper));

    private static string Written(ReleasedFigure figure) => Encoding.UTF8.GetString(FiguresFile.Bytes([figure]));
}
