using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

public sealed class AgesTests
{
    [Theory]
    [InlineData(Language.Nb, 1, "Andelen som får opioider, er høyest blant kvinner på 80 år og over")]
    [InlineData(Language.En, 1, "The share of people on opioids is highest among women aged 80 and over")]
    [InlineData(Language.Nb, 0, "Andelen som får opioider, etter alder og kjønn")]
    [InlineData(Language.Da, 0, "Andelen, der får opioider, efter alder og køn")]
    [InlineData(Language.En, 0, "The share of people on opioids by age and sex")]
    public void TheHighestGroup_IsNamedWhereNoOtherMayReachAsHigh(Language language, double slope, string expected) =>
        Assert.Equal(expected, FiguresOf(language, new BookBuilder { AgeSlope = slope })[0].Title);

    [Fact]
    public void NothingIsShown_OfAPlaceThatTellsNothing() => Assert.Empty(FiguresOf(Language.Nb, BookBuilder.EverythingHidden));

    private static List<Figure> FiguresOf(Language language, BookBuilder builder)
    {
        var book = builder.Municipality();
        var reader = new Reader(ReportTexts.In(language), UnitLevel.Municipality, "Alta", Residents: true, book.Stamp);
        var section = AgesSection.Of(reader, book.Ages, book.AgesOfNation, new Numbering(reader.Texts));
        return section is null ? [] : [.. section.Blocks.OfType<Columns>().SelectMany(columns => columns.Items.SelectMany(column => column)).OfType<Figure>()];
    }
}
