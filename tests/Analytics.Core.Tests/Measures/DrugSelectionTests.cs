using System.Text;
using Analytics.Configuration;
using Analytics.Measures;
using Analytics.Prescribing;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Measures;

[Properties(Arbitrary = [typeof(AtcCodes)])]
public class DrugSelectionTests
{
    [Fact]
    public void BuiltIn_HasOneSelectionForEachFile() =>
        Assert.Equal(["ab", "anx", "bzd", "bzdz", "bzo", "gaba", "hyp", "longbzd", "opi", "pall90", "strong", "tramadol", "z"], DrugSelection.BuiltIn.Select(selection => selection.Id));

    [Theory]
    [InlineData("opi", "N02AA05", true)]
    [InlineData("opi", "N02BF01", false)]
    [InlineData("opi", "N07BC02", false)]
    [InlineData("bzd", "N05BA01", true)]
    [InlineData("bzd", "N05CD02", true)]
    [InlineData("bzd", "N05CF01", false)]
    [InlineData("bzd", "N05BB01", false)]
    [InlineData("z", "N05CF02", true)]
    [InlineData("anx", "N05BE01", true)]
    [InlineData("hyp", "N05CH01", true)]
    public void Contains_KnowsTheDrugsOfTheGroup(string id, string code, bool expected) =>
        Assert.Equal(expected, DrugSelection.Of(id).Contains(AtcCode.Parse(code)));

    [Property]
    public void Contains_IsAboutTheBeginningOfTheCode(AtcCode code) =>
        Assert.All(DrugSelection.BuiltIn, selection => Assert.Equal(
            selection.AtcPrefixes.Count == 0 || selection.AtcPrefixes.Any(prefix => code.ToString().StartsWith(prefix.Text, StringComparison.Ordinal)),
            selection.Contains(code)));

    [Property]
    public bool BenzodiazepinesAndZHypnotics_AreTheUnionOfTheTwo(AtcCode code) =>
        In("bzdz", code) == (In("bzd", code) || In("z", code));

    [Property]
    public bool BenzodiazepinesAndZHypnotics_HaveNothingInCommon(AtcCode code) => !(In("bzd", code) && In("z", code));

    [Property]
    public bool AnxiolyticsAndHypnotics_HoldAllBenzodiazepinesAndZHypnotics(AtcCode code) =>
        !In("bzdz", code) || In("anx", code) || In("hyp", code);

    [Fact]
    public void Load_NamesEveryFaultOfEveryFile()
    {
        var faults = Assert.Throws<ConfigurationException>(() => DrugSelection.Load(
        [
            File("a", """{ "atc": ["N02A", "N02AA", "2"], "name": { "nb": "a", "da": "a" } }"""),
            File("b", """{ "atc": [], "name": { "nb": "b", "da": "b", "en": "b" }, "colour": "red" }"""),
        ])).Faults;

        Assert.Equal(
            ["a.json, name.en", "a.json, atc", "a.json, atc", "b.json, colour", "b.json, atc"],
            faults.Select(fault => fault.Where));
    }

    private static bool In(string id, AtcCode code) => DrugSelection.Of(id).Contains(code);

    private static MeasureFile File(string id, string json) => new(id, Encoding.UTF8.GetBytes(json));
}
