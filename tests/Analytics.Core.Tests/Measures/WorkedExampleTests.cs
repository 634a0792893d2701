using Analytics.Measures;

namespace Analytics.Core.Tests.Measures;

public class WorkedExampleTests
{
    public static TheoryData<string> Ids => MeasureCatalogueTests.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void EveryExample_GivesWhatItSaysByAnotherCalculation(string id)
    {
        var measure = MeasureCatalogue.BuiltIn[id];
        var example = Assert.IsType<WorkedExample>(measure.Example);
        Assert.Equal((example.Numerator, example.Value), PlainCalculator.Calculate(measure, example));
    }

    /// <summary>73 000 DDD, 20 000 inhabitants: 10 a day in a common year, a little less in a leap year.</summary>
    [Theory]
    [InlineData("did.opi", 10.000)]
    [InlineData("did.bzd", 9.973)]
    public void LeapYears_HaveOneDayMore(string id, decimal perDay)
    {
        var example = MeasureCatalogue.BuiltIn[id].Example!;
        Assert.Equal(73_000m / 20_000, example.Numerator / example.Persons);
        Assert.Equal(perDay, decimal.Round(example.Value, 3));
    }
}
