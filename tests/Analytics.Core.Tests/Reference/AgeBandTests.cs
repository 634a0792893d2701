using Analytics.Reference;

namespace Analytics.Core.Tests.Reference;

public sealed class AgeBandTests
{
    [Fact]
    public void TryParse_ReadsEveryLabel() => Assert.All(Enumerable.Range(0, AgeBand.Count), band =>
        Assert.True(AgeBand.TryParse(AgeBand.Label(band), out int read) && read == band));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("89", 17)]
    [InlineData("105", 18)]
    [InlineData("90-94", 18)]
    [InlineData("95+", 18)]
    public void TryParse_ReadsSingleYearsAndTheOldest(string text, int expected) =>
        Assert.True(AgeBand.TryParse(text, out int band) && band == expected);

    [Theory]
    [InlineData("")]
    [InlineData("3-7")]
    [InlineData("80+")]
    [InlineData("4-0")]
    [InlineData("0-4-9")]
    [InlineData("old")]
    public void TryParse_RefusesGroupsThatCrossOurLimits(string text) => Assert.False(AgeBand.TryParse(text, out _));
}
