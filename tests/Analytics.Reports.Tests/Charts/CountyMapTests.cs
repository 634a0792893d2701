using Analytics.Release;
using Analytics.Reports.National;
using Analytics.Reports.Tests.Fixtures;
using static Analytics.Reports.Tests.Fixtures.Make;

namespace Analytics.Reports.Tests.Charts;

public sealed class CountyMapTests
{
    [Fact]
    public void EveryCountyOfNorway_HasAPlaceOfItsOwn()
    {
        var places = CountyMap.PlacesOf(Entries([.. PlacesBuilder.Norway.Select(county => county.Code)]))!;
        Assert.Equal(15, places.Distinct().Count());
        Assert.Equal(11, CountyMap.PlacesOf(Entries("03", "11", "15", "18", "30", "34", "38", "42", "46", "50", "54"))!.Distinct().Count());
    }

    /// <summary>Danish and Swedish codes, and some counties only.</summary>
    [Theory]
    [InlineData("01", "02", "03", "04", "05")]
    [InlineData("55", "56")]
    [InlineData("03")]
    public void OtherCounties_HaveNoMap(params string[] codes) => Assert.Null(CountyMap.PlacesOf(Entries(codes)));

    private static CountyEntry[] Entries(params string[] codes) => [.. codes.Select(code => Released<CountyEntry>(("Code", code), ("Name", code)))];
}
