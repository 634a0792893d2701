using System.Globalization;
using Analytics.Estimates;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Estimates;

public class FigureTextTests
{
    [Property(MaxTest = 5000)]
    public void ANumber_HasSixDecimalsAtMost_HalfAwayFromZero(decimal number, byte scale)
    {
        foreach (decimal value in new[] { number, number / 1_000_000m, new decimal((int)number % 1_000_000, 0, 0, number < 0, (byte)(scale % 29)) })
            Assert.Equal(value.ToString("0.######", CultureInfo.InvariantCulture) + ";", Written(text => text.Field(value)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.0000004")]
    [InlineData("0.0000005")]
    [InlineData("-1.2345675")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("18446744073709551615.5")]
    [InlineData("100.000000")]
    [InlineData("0.000001")]
    public void ANumber_IsWrittenAsTheFormatSays(string number)
    {
        decimal value = decimal.Parse(number, CultureInfo.InvariantCulture);
        Assert.Equal(value.ToString("0.######", CultureInfo.InvariantCulture) + ";", Written(text => text.Field(value)));
    }

    [Fact]
    public void NoNumber_IsAnEmptyField() => Assert.Equal(";", Written(text => text.Field((decimal?)null)));

    [Property]
    public void Rows_AreWhole_HoweverManyPiecesTheyTake(NonNull<string>[] fields, byte times)
    {
        string[] all = [.. Enumerable.Repeat(fields.Select(field => field.Get), times * 20).SelectMany(field => field)];
        Assert.Equal(string.Concat(all.Select(field => field + ";")) + "end\n", Written(text =>
        {
            foreach (string field in all) text.Field(field);
            text.LastField("end");
        }));
    }

    private static string Written(Action<FigureText> write)
    {
        var (text, writer) = (new FigureText(), new StringWriter(CultureInfo.InvariantCulture));
        write(text);
        text.MoveTo(writer);
        return writer.ToString();
    }
}
