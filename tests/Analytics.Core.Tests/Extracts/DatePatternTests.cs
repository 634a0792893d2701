using System.Globalization;
using System.Text;
using Analytics.Extracts;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

public class DatePatternTests
{
    [Property(MaxTest = 2000)]
    public void Dates_AreThoseOfTheCalendar(uint year, byte month, byte day, bool plausible)
    {
        uint y = plausible ? 1890 + year % 220 : year % 10000;
        string text = string.Create(CultureInfo.InvariantCulture, $"{y:D4}-{month % (plausible ? 13 : 100):D2}-{day % (plausible ? 33 : 100):D2}");
        foreach (string format in (string[])["yyyy-MM-dd", "dd.MM.yyyy", "yyyyMMdd"])
        {
            string written = format.Replace("yyyy", text[..4]).Replace("MM", text[5..7]).Replace("dd", text[8..]);
            bool isDate = DateOnly.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var expected);
            Assert.Equal(isDate, TryParse(format, written, out int number));
            if (isDate) Assert.Equal(expected.DayNumber, number);
        }
    }

    [Fact]
    public void AMonth_StandsForItsFirstDay()
    {
        Assert.True(TryParse("yyyy-MM", "2024-02", out int number));
        Assert.Equal(new DateOnly(2024, 2, 1).DayNumber, number);
    }

    [Theory]
    [InlineData("2024-3-05")]
    [InlineData("2024-03-05 ")]
    [InlineData("2024/03/05")]
    [InlineData("2024-03-05T00:00:00")]
    [InlineData("20x4-03-05")]
    public void WhatIsWrittenOtherwise_IsNoDate(string text) => Assert.False(TryParse("yyyy-MM-dd", text, out _));

    [Theory]
    [InlineData("yy-MM-dd")]
    [InlineData("yyyy-MM-dd HH")]
    [InlineData("MM-dd")]
    [InlineData("yyyy-MM-dd-dd")]
    public void APatternOutsideTheVocabulary_IsRefused(string format) => Assert.False(DatePattern.TryCompile(format, out _));

    private static bool TryParse(string format, string text, out int number)
    {
        Assert.True(DatePattern.TryCompile(format, out var pattern));
        return pattern.TryParse(Encoding.ASCII.GetBytes(text), out number, out _, out _);
    }
}
