using Analytics.Samples.Places;

namespace Analytics.Core.Tests.Samples;

public sealed class TerritoryTests
{
    [Fact]
    public void ThreeMillionRows_CoverFinnmarkAndTheSmallestOfTroms()
    {
        var places = Territory.For(3_000_000);
        Assert.True(places.Count >= 30);
        Assert.Equal(18, places.Count(place => place.CountyNumber == 56));
        var troms = places.Where(place => place.CountyNumber == 55).ToArray();
        Assert.True(troms.Max(Territory.People) < 10_000);
        Assert.InRange(3_000_000 / places.Sum(Territory.People), 30, 33);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void FewRows_CoverOneMunicipality(long rows) => Assert.Single(Territory.For(rows));

    [Fact]
    public void MoreRowsThanTheCountryHas_CoverTheCountry() => Assert.Equal(357, Territory.For(1_000_000_000).Count);

    [Fact]
    public void MoreRows_NeverCoverLess()
    {
        int before = 0;
        for (long rows = 1_000; rows < 400_000_000; rows *= 3)
        {
            int now = Territory.For(rows).Count;
            Assert.True(now >= before);
            before = now;
        }
    }
}
