using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Texts;

public sealed class ReportCultureTests
{
    [Theory]
    [InlineData(Language.Nb, "1\u00A0234\u00A0567,5", "\u22120,5")]
    [InlineData(Language.Da, "1.234.567,5", "\u22120,5")]
    [InlineData(Language.En, "1,234,567.5", "\u22120.5")]
    public void Number_HasTheSignsOfItsLanguage(Language language, string large, string negative)
    {
        Assert.Equal(large, ReportCulture.Of(language).Number(1_234_567.45m, 1));
        Assert.Equal(negative, ReportCulture.Of(language).Number(-0.45m, 1));
    }

    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(999, 0, "999")]
    [InlineData(1000, 0, "1.000")]
    [InlineData(-0.04, 1, "0,0")]
    [InlineData(2.5, 0, "3")]
    [InlineData(-2.5, 0, "\u22123")]
    public void Number_IsRoundedHalfAwayFromZero(double value, int decimals, string expected) =>
        Assert.Equal(expected, ReportCulture.Da.Number((decimal)value, decimals));

    [Fact]
    public void Percent_StandsApart_InNorwegianAndDanishOnly()
    {
        Assert.Equal("12\u00A0%", ReportCulture.Nb.Percent(12, 0));
        Assert.Equal("12\u00A0%", ReportCulture.Da.Percent(12, 0));
        Assert.Equal("12%", ReportCulture.En.Percent(12, 0));
    }

    [Theory]
    [InlineData(Language.Nb, "1.\u00A0mars 2025", "3.\u00A0kv. 2024", "jan.–des. 2024", "2022–2024")]
    [InlineData(Language.Da, "1.\u00A0marts 2025", "3.\u00A0kvt. 2024", "jan.–dec. 2024", "2022–2024")]
    [InlineData(Language.En, "1\u00A0March 2025", "Q3 2024", "Jan–Dec 2024", "2022–2024")]
    public void DatesAndPeriods_AreWrittenOut(Language language, string date, string quarter, string year, string years)
    {
        var culture = ReportCulture.Of(language);

        Assert.Equal(date, culture.Date(new DateOnly(2025, 3, 1)));
        Assert.Equal(quarter, culture.Period(CalendarPeriod.OfQuarter(2024, 3)));
        Assert.Equal(year, culture.Range(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)));
        Assert.Equal(years, culture.Range(new DateOnly(2022, 1, 1), new DateOnly(2024, 12, 31)));
    }

    [Fact]
    public void List_EndsInAnAnd() =>
        Assert.Equal("a, b og c", ReportCulture.Nb.List(["a", "b", "c"]));
}
