using Analytics.Measures;
using Analytics.Reports.Components;

namespace Analytics.Reports.Tests.Content;

public sealed class SharedRulesTests
{
    /// <summary>What a reader is told of a measure that is defined like another: that one's words with its own codes say all that its definition says.</summary>
    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void ADefinition_IsTheOneOfItsKind_WithItsOwnDrugs(Language language)
    {
        string[] all = [.. MeasureCatalogue.BuiltIn.Measures.Select(measure => measure.Method[language])];
        var kinds = all.GroupBy(text => SharedRules.WithoutDrugs(text).Text).Where(kind => kind.Count() > 1).ToList();

        Assert.NotEmpty(kinds);
        foreach (var kind in kinds)
        {
            (_, string first) = SharedRules.WithoutDrugs(kind.First());
            Assert.All(kind, text => Assert.Equal(text, kind.First().Replace(first, SharedRules.WithoutDrugs(text).Drugs, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("All DDDs in ATC N05BA, N05CD or N05CF dispensed.", "All DDDs in ATC dispensed.", "ATC N05BA, N05CD or N05CF")]
    [InlineData("Both ATC N02A and N05B with ATC N05C.", "Both ATC N02A and N05B with ATC N05C.", "")]
    public void Drugs_AreTakenOut_WhereTheyStandOnce(string definition, string text, string drugs) =>
        Assert.Equal((text, drugs), SharedRules.WithoutDrugs(definition));
}
