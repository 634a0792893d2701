using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reports.Components;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData(Language.Nb, "did.opi", "Bruken av opioider")]
    [InlineData(Language.En, "did.opi", "The use of opioids")]
    [InlineData(Language.Nb, "renew.rate.opi", "Tallet for «Opioider, fornyelser»")]
    [InlineData(Language.Da, "renew.rate.opi", "Tallet for »Opioider, fornyelser«")]
    [InlineData(Language.En, "renew.rate.opi", "The figure for “Opioids, renewals”")]
    public void Subject_TakesAVerbInTheSingular(Language language, string measure, string expected) =>
        Assert.Equal(expected, Phrases.Subject(Of(language), MeasureCatalogue.BuiltIn[measure]));

    [Fact]
    public void TopicTitle_IsTheBareName_WhereNoVerbFollows() =>
        Assert.Equal("Opioids, renewals", Phrases.TopicTitle(Of(Language.En), MeasureCatalogue.BuiltIn["renew.rate.opi"]));

    private static Reader Of(Language language) =>
        new(ReportTexts.In(language), UnitLevel.Municipality, "Alta", Residents: true, new BookBuilder().Municipality().Stamp);
}
