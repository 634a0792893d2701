using System.Text;
using Analytics.Configuration;
using Analytics.Measures;

namespace Analytics.Core.Tests.Measures;

public class MeasurePackTests
{
    [Fact]
    public void AddictiveMedicines_BeginWithOpioids_AndHoldVolumeAndUsersOfEveryGroup()
    {
        var pack = MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm");
        string[] groups = ["anx", "bzd", "hyp", "opi", "z"];
        Assert.Equal(groups, pack.Measures.Where(measure => measure.Quantity == Quantity.DddPer1000PerDay).Select(measure => measure.Drugs).Order(StringComparer.Ordinal));
        Assert.Equal(groups, pack.Measures.Where(measure => measure.Quantity == Quantity.UsersPer1000).Select(measure => measure.Drugs).Order(StringComparer.Ordinal));
        Assert.Equal("did.opi", pack.Measures[0].Id);
    }

    [Fact]
    public void OpioidsOfTheCourse_HoldNoMeasureOfOtherDrugs()
    {
        var pack = MeasurePack.BuiltIn.Single(pack => pack.Id == "opioids-kaph");
        Assert.All(pack.Measures, measure => Assert.True(measure.Drugs is null or "opi"));
    }

    [Fact]
    public void Load_NamesMeasuresThatAreNotThere()
    {
        var file = new MeasureFile("mine", Encoding.UTF8.GetBytes("""{ "title": { "nb": "a", "da": "b", "en": "c" }, "measures": ["did.opi", "did.ipo", "x"] }"""));
        var faults = Assert.Throws<ConfigurationException>(() => MeasurePack.Load([file], MeasureCatalogue.BuiltIn)).Faults;
        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Equal("mine.json, measures", fault.Where));
    }
}
