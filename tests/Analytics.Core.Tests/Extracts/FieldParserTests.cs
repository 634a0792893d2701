using System.Globalization;
using System.Text;
using Analytics.Extracts;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Extracts;

public class FieldParserTests
{
    [Property(MaxTest = 1000)]
    public void Hundredths_AreWhatDecimalArithmeticGives(int whole, uint fraction, byte zeros, bool comma)
    {
        char mark = comma ? ',' : '.';
        string text = $"{whole / 64}{mark}{new string('0', zeros % 4)}{fraction}";
        decimal exact = decimal.Round(100 * decimal.Parse(text.Replace(mark, '.'), CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero);
        // The text of zero with a minus is zero.
        Assert.Equal(Math.Abs(exact) <= int.MaxValue, FieldParser.TryHundredths(Encoding.ASCII.GetBytes(text), (byte)mark, out int hundredths));
        if (Math.Abs(exact) <= int.MaxValue) Assert.Equal(exact, hundredths);
    }

    [Theory]
    [InlineData("1,25")]
    [InlineData("98,76")]
    [InlineData("907,05")]
    [InlineData("1234,50")]
    [InlineData("99999,99")]
    [InlineData("123456,78")]
    public void TwoDecimals_AreReadByteByByte_WhateverOneByteBecomes(string number)
    {
        byte[] text = Encoding.ASCII.GetBytes(number);
        Assert.True(FieldParser.TryHundredths(text, (byte)',', out int hundredths));
        Assert.Equal(int.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), hundredths);
        for (int place = 0; place < text.Length; place++)
        {
            for (int other = 0; other < 256; other++)
            {
                byte[] changed = [.. text];
                changed[place] = (byte)other;
                // Decimal arithmetic knows neither two marks nor other characters; a sign may only come first.
                string written = Encoding.Latin1.GetString(changed);
                bool isNumber = System.Text.RegularExpressions.Regex.IsMatch(written, "^[+-]?[0-9]*(,[0-9]*)?\\z") && written.Any(char.IsAsciiDigit);
                decimal exact = isNumber ? decimal.Round(100 * decimal.Parse(written.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero) : 0;
                Assert.Equal(isNumber && exact <= int.MaxValue, FieldParser.TryHundredths(changed, (byte)',', out hundredths));
                if (isNumber && exact <= int.MaxValue) Assert.Equal(exact, hundredths);
            }
        }
    }

    [Theory]
    [InlineData("1", 100)]
    [InlineData("+1,5", 150)]
    [InlineData("-0,005", -1)]
    [InlineData("0,0049999", 0)]
    [InlineData("0,995", 100)]
    [InlineData(",5", 50)]
    [InlineData("5,", 500)]
    [InlineData("0000000000007", 700)]
    [InlineData("21474836,47", int.MaxValue)]
    public void Hundredths_AreRead(string text, int expected)
    {
        Assert.True(FieldParser.TryHundredths(Encoding.ASCII.GetBytes(text), (byte)',', out int hundredths));
        Assert.Equal(expected, hundredths);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(",")]
    [InlineData("1.5")]
    [InlineData("1,5,0")]
    [InlineData("1 000")]
    [InlineData(" 1")]
    [InlineData("1e3")]
    [InlineData("--1")]
    [InlineData("21474836,48")]
    [InlineData("99999999999999999999")]
    public void WhatIsNoNumber_IsRefused(string text) =>
        Assert.False(FieldParser.TryHundredths(Encoding.ASCII.GetBytes(text), (byte)',', out _));

    [Theory]
    [InlineData("2024-03", 2024 * 12 + 2)]
    [InlineData("202412", 2024 * 12 + 11)]
    public void Months_AreRead(string text, int expected)
    {
        Assert.True(FieldParser.TryMonth(Encoding.ASCII.GetBytes(text), out int month));
        Assert.Equal(expected, month);
    }

    [Theory]
    [InlineData("2024-13")]
    [InlineData("2024-00")]
    [InlineData("2024-1")]
    [InlineData("2024/11")]
    public void WhatIsNoMonth_IsRefused(string text) => Assert.False(FieldParser.TryMonth(Encoding.ASCII.GetBytes(text), out _));
}
