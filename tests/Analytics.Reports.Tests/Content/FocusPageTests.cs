using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reports.Components;
using Analytics.Reports.Document;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

public sealed class FocusPageTests
{
    /// <summary>Behind a count stand patients; behind a volume, amounts.</summary>
    [Theory]
    [InlineData("users.opi", true)]
    [InlineData("opi.persistent.wide", true)]
    [InlineData("did.opi", false)]
    [InlineData("opi.ome_per_1000", false)]
    [InlineData("renew.rate.opi", false)]
    public void PatientsAreNamed_OfCountsOfPeopleAlone(string measure, bool areNamed)
    {
        var book = new BookBuilder { Measures = [MeasureCatalogue.BuiltIn[measure]] }.Practice();
        var reader = new Reader(ReportTexts.In(Language.En), UnitLevel.Practice, "You", Residents: false, book.Stamp);
        var section = FocusPage.Of(reader, book.Measures, new Numbering(reader.Texts))!;
        Assert.Equal(areNamed, section.Blocks.OfType<Para>().Any(para => para.Text.Plain.Contains(" patients.", StringComparison.Ordinal)));
    }
}
