using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reports.Cluster;
using Analytics.Reports.Components;
using Analytics.Reports.Doctor;
using Analytics.Reports.Municipal;
using Analytics.Reports.National;
using Analytics.Reports.Network;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Content;

public sealed class ReportSnapshotTests
{
    private static readonly BookBuilder Solbakken = new() { Name = "Solbakken legesenter", Gps = 6 };

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void MunicipalReport_ReadsAsReviewed(Language language) =>
        Snapshot.Matches($"municipal.{Suffix(language)}", PlainText.Of(MunicipalReport.Compose(new BookBuilder().Municipality(), ReportTexts.In(language))));

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void PracticeProfile_ReadsAsReviewed(Language language) =>
        Snapshot.Matches($"practice.{Suffix(language)}", PlainText.Of(PracticeReport.Compose(Solbakken.Practice(), ReportTexts.In(language))));

    [Theory]
    [InlineData(Language.Nb, "I perioden ble en kommune delt mellom Fjordvik, Lysnes og Sundøy.")]
    [InlineData(Language.Da, "I perioden blev en kommune delt mellem Fjordvik, Lysnes og Sundøy.")]
    [InlineData(Language.En, "During the period a municipality was divided between Fjordvik, Lysnes and Sundøy.")]
    public void MunicipalReport_NamesTheUnion_WhoseFiguresItHas(Language language, string expected)
    {
        string[] others = ["Lysnes", "Sundøy"];
        Assert.Contains(expected, PlainText.Of(MunicipalReport.Compose(new BookBuilder { JoinedWith = others }.Municipality(), ReportTexts.In(language))), StringComparison.Ordinal);
        Assert.Contains(expected, PlainText.Of(MunicipalReport.Compose((BookBuilder.EverythingHidden with { JoinedWith = others }).Municipality(), ReportTexts.In(language))), StringComparison.Ordinal);
        Assert.DoesNotContain("Lysnes", PlainText.Of(MunicipalReport.Compose(new BookBuilder().Municipality(), ReportTexts.In(language))), StringComparison.Ordinal);
    }

    [Fact]
    public void MunicipalReport_ExplainsKindly_ThatAllIsHidden() =>
        Snapshot.Matches("municipal.hidden.nb", PlainText.Of(MunicipalReport.Compose(BookBuilder.EverythingHidden.Municipality(), ReportTexts.In(Language.Nb))));

    [Fact]
    public void MunicipalReport_Explains_ThatThereAreNoData() =>
        Snapshot.Matches("municipal.nodata.en", PlainText.Of(MunicipalReport.Compose(BookBuilder.WithoutData.Municipality(), ReportTexts.In(Language.En))));

    [Fact]
    public void PracticeProfile_ExplainsKindly_ThatAllIsHidden() =>
        Snapshot.Matches("practice.hidden.da", PlainText.Of(PracticeReport.Compose(BookBuilder.EverythingHidden.Practice(), ReportTexts.In(Language.Da))));

    [Theory]
    [InlineData(Language.Nb, "den effektive listestørrelsen som legene har oppgitt")]
    [InlineData(Language.Da, "det effektive antal tilmeldte, som lægerne har oplyst")]
    [InlineData(Language.En, "Rates are per 5,000 patients, the effective list size that the doctors have declared, instead of 6,842 on the lists.")]
    public void PracticeProfile_SaysWhenRatesRestOnADeclaredList(Language language, string expected)
    {
        Assert.Contains(expected, PlainText.Of(PracticeReport.Compose(new BookBuilder { EffectiveList = 5_000 }.Practice(), ReportTexts.In(language))), StringComparison.Ordinal);
        Assert.DoesNotContain("ffecti", PlainText.Of(PracticeReport.Compose(new BookBuilder().Practice(), ReportTexts.In(Language.En))), StringComparison.Ordinal);
    }

    [Fact]
    public void PracticeProfile_OfOneDoctorAndOneYear_WithFewPeers_IsValid() =>
        Snapshot.Matches("practice.solo.nb", PlainText.Of(PracticeReport.Compose(
            new BookBuilder { Name = "Solopraksis", Gps = 1, FirstYear = 2024, Quarters = false, Peers = 5, Hidden = (measure, _) => measure.Quantity == Quantity.PersistentUsersPer1000 }.Practice(),
            ReportTexts.In(Language.Nb))));

    [Fact]
    public void MunicipalReport_WithHiddenQuarters_SaysSoWhereTheyAre() =>
        Snapshot.Matches("municipal.gaps.nb", PlainText.Of(MunicipalReport.Compose(
            new BookBuilder { Hidden = (measure, period) => measure.Drugs == "z" && period.Kind == PeriodKind.Quarter && period.Part == 3, Peers = 20 }.Municipality(),
            ReportTexts.In(Language.Nb))));

    [Theory]
    [InlineData(Language.Nb, Attribution.List, "uansett hvem som skrev resepten")]
    [InlineData(Language.Nb, Attribution.MajorityGp, "fastlegelistene er ikke kjent")]
    [InlineData(Language.Da, Attribution.List, "uanset hvem der udstedte recepten")]
    [InlineData(Language.En, Attribution.MajorityGp, "it is not known which list a patient is on")]
    public void PracticeProfile_SaysWhoseDispensingsItIsAbout(Language language, Attribution attribution, string said)
    {
        string Text(Attribution by) => PlainText.Of(PracticeReport.Compose((Solbakken with { Attribution = by }).Practice(), ReportTexts.In(language)));
        Assert.Contains(said, Text(attribution), StringComparison.Ordinal);
        Assert.DoesNotContain(said, Text(Attribution.Prescriber), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void MunicipalReport_WithComparisons_SaysWhereItStands(Language language) =>
        Snapshot.Matches($"municipal.compared.{Suffix(language)}", PlainText.Of(MunicipalReport.Compose(new BookBuilder { Compared = true }.Municipality(), ReportTexts.In(language))));

    [Fact]
    public void PracticeProfile_WithComparisons_SaysWhereItStands() =>
        Snapshot.Matches("practice.compared.en", PlainText.Of(PracticeReport.Compose((Solbakken with { Compared = true }).Practice(), ReportTexts.In(Language.En))));

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void ClusterReport_ReadsAsReviewed(Language language) =>
        Snapshot.Matches($"cluster.{Suffix(language)}", PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Klynge Nord" }.Cluster(12), ReportTexts.In(language))));

    [Fact]
    public void ClusterReport_OfAMember_HasItsOwnFigures() =>
        Snapshot.Matches("cluster.member.nb", PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Klynge Nord" }.Cluster(5, isPersonal: true), ReportTexts.In(Language.Nb))));

    [Fact]
    public void ClusterReport_OfThree_HasNoMean() =>
        Snapshot.Matches("cluster.three.da", PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Klynge Nord" }.Cluster(3), ReportTexts.In(Language.Da))));

    [Fact]
    public void ClusterReport_SaysWhyNobodyIsCompared_WhereOthersWereBefore()
    {
        var book = (BookBuilder.EverythingHidden with { StoodOtherwise = true }).Cluster(5);
        Assert.All([ClusterReport.Compose(book, ReportTexts.In(Language.En)), ClusterSlides.Compose(book, ReportTexts.In(Language.En))],
            report => Assert.Contains("An earlier report showed other members side by side for 2024.", PlainText.Of(report), StringComparison.Ordinal));
    }

    [Fact]
    public void ClusterReport_OfTwo_ShowsEachOnlyItself() =>
        Snapshot.Matches("cluster.two.en", PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Klynge Nord" }.Cluster(2, isPersonal: true), ReportTexts.In(Language.En))));

    /// <summary>Members are doctors, and so are those they are compared with.</summary>
    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void CourseGroup_ReadsAsReviewed(Language language)
    {
        string text = PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Kurs Nord" }.Cluster(6, isPersonal: true, ofDoctors: true), ReportTexts.In(language)));
        Snapshot.Matches($"group.member.{Suffix(language)}", text);
        Assert.DoesNotContain(language == Language.En ? "luster" : "lynge", text, StringComparison.Ordinal);
    }

    /// <summary>Nothing in it says that nobody is named.</summary>
    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void TwoByName_ReadsAsReviewed(Language language)
    {
        string text = PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Klynge Nord" }.Cluster(2, isPersonal: true, isOpen: true), ReportTexts.In(language)));
        Snapshot.Matches($"cluster.open.{Suffix(language)}", text);
        Assert.DoesNotContain(language == Language.En ? "without name" : "uten navn", text, StringComparison.Ordinal);
        Assert.Contains("Kontor 2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void DoctorProfile_ReadsAsReviewed(Language language) =>
        Snapshot.Matches($"doctor.{Suffix(language)}", PlainText.Of(DoctorReport.Compose(Solbakken.Doctor(), ReportTexts.In(language))));

    [Fact]
    public void DoctorProfile_ExplainsKindly_ThatAllIsHidden() =>
        Snapshot.Matches("doctor.hidden.nb", PlainText.Of(DoctorReport.Compose((BookBuilder.EverythingHidden with { Name = "Solbakken legesenter" }).Doctor(), ReportTexts.In(Language.Nb))));

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void PlainEdition_ReadsAsReviewed(Language language) =>
        Snapshot.Matches($"municipal.plain.{Suffix(language)}", PlainText.Of(PlainEdition.Compose(new BookBuilder().Municipality(), ReportTexts.In(language))));

    [Fact]
    public void PlainEdition_ExplainsKindly_ThatAllIsHidden() =>
        Snapshot.Matches("municipal.plain.hidden.nb", PlainText.Of(PlainEdition.Compose(BookBuilder.EverythingHidden.Municipality(), ReportTexts.In(Language.Nb))));

    [Fact]
    public void MunicipalSlides_ReadAsReviewed() =>
        Snapshot.Matches("municipal.slides.en", PlainText.Of(MunicipalSlides.Compose(new BookBuilder().Municipality(), ReportTexts.In(Language.En))));

    [Fact]
    public void ClusterSlides_ReadAsReviewed() =>
        Snapshot.Matches("cluster.slides.da", PlainText.Of(ClusterSlides.Compose(new BookBuilder { Name = "Klynge Nord", Course = new(2023, 9, 5) }.Cluster(8), ReportTexts.In(Language.Da))));

    /// <summary>Between the second meeting and the third.</summary>
    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void PracticeProfile_InACourse_SaysWhatHasChangedSinceTheLastMeeting(Language language) =>
        Snapshot.Matches($"practice.course.{Suffix(language)}", PlainText.Of(PracticeReport.Compose((Solbakken with { Course = new(2024, 9, 12), Edition = "Andre utgave" }).Practice(), ReportTexts.In(language))));

    [Fact]
    public void DoctorProfile_BeforeTheFirstMeeting_ShowsTheStartingPoint() =>
        Snapshot.Matches("doctor.course.first.da", PlainText.Of(DoctorReport.Compose((Solbakken with { Course = new(2025, 3, 1), HasGoal = false }).Doctor(), ReportTexts.In(Language.Da))));

    [Fact]
    public void ClusterReport_AfterTheLastMeeting_ShowsTheMembersMean() =>
        Snapshot.Matches("cluster.course.nb", PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Klynge Nord", FirstYear = 2019, Course = new(2022, 9, 5) }.Cluster(8), ReportTexts.In(Language.Nb))));

    [Fact]
    public void ClusterReport_OfAMemberInACourse_HasItsOwnProgress() =>
        Snapshot.Matches("cluster.course.member.en", PlainText.Of(ClusterReport.Compose(new BookBuilder { Name = "Klynge Nord", Course = new(2023, 9, 5) }.Cluster(5, isPersonal: true), ReportTexts.In(Language.En))));

    [Fact]
    public void ACourseWithoutShownQuarters_SaysSo()
    {
        string text = PlainText.Of(PracticeReport.Compose((Solbakken with { Course = new(2023, 9, 5), Hidden = (_, period) => period.Kind == PeriodKind.Quarter }).Practice(), ReportTexts.In(Language.En)));
        Assert.Contains("Figures by quarter cannot be shown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Since meeting", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void NetworkReport_ReadsAsReviewed(Language language) =>
        Snapshot.Matches($"network.{Suffix(language)}", PlainText.Of(NetworkReport.Compose(PlacesBuilder.LongSeries.Network(), ReportTexts.In(language))));

    [Fact]
    public void NetworkReport_OfTwoWithoutDates_ComparesYears() =>
        Snapshot.Matches("network.two.nb", PlainText.Of(NetworkReport.Compose(PlacesBuilder.OfTwo.Network(), ReportTexts.In(Language.Nb))));

    [Fact]
    public void NetworkReport_WithAHiddenMember_ShowsTheOthersOneByOne() =>
        Snapshot.Matches("network.gaps.en", PlainText.Of(NetworkReport.Compose(new PlacesBuilder { Hidden = (unit, _) => unit == "4603" }.Network(), ReportTexts.In(Language.En))));

    [Fact]
    public void NetworkReport_ExplainsKindly_ThatAllIsHidden() =>
        Snapshot.Matches("network.hidden.da", PlainText.Of(NetworkReport.Compose(PlacesBuilder.EverythingHidden.Network(), ReportTexts.In(Language.Da))));

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void NationalSummary_ReadsAsReviewed(Language language) =>
        Snapshot.Matches($"national.{Suffix(language)}", PlainText.Of(NationalReport.Compose(new PlacesBuilder().National(), ReportTexts.In(language))));

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void NationalSummary_WithAMap_SaysInWordsWhatItShows(Language language)
    {
        string[] without = PlainText.Of(NationalReport.Compose(new PlacesBuilder().National(), ReportTexts.In(language))).Split('\n');
        string with = PlainText.Of(NationalReport.Compose(new PlacesBuilder { HasMap = true }.National(), ReportTexts.In(language)));
        Snapshot.Matches($"national.map.{Suffix(language)}", string.Join('\n', with.Split('\n').Except(without)) + "\n");
    }

    [Fact]
    public void NationalSummary_OfAnotherCountry_HasNoMap() =>
        Snapshot.Matches("national.abroad.da", PlainText.Of(NationalReport.Compose(PlacesBuilder.Abroad.National(), ReportTexts.In(Language.Da))));

    /// <summary>One theme has one text: no three areas with the same words.</summary>
    [Fact]
    public void AreasToWorkOn_HaveWordsOfTheirOwn_AndAreCompared()
    {
        var opioids = MeasurePack.BuiltIn.Single(pack => pack.Id == "opioids-kaph").Measures.Where(measure => !measure.IsList).ToList();
        string text = PlainText.Of(MunicipalReport.Compose(new BookBuilder { Measures = opioids, Hidden = (measure, _) => measure.Id == "did.opi" }.Municipality(), ReportTexts.In(Language.En)));
        var areas = text.Split('\n').SkipWhile(line => !line.Contains("to work on in", StringComparison.Ordinal)).Take(13).Where(line => line.Length > 0 && line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(areas);
        Assert.Equal(areas.Distinct(), areas);
        Assert.DoesNotContain(areas, line => line.Contains("Now :", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.Nb, "Norge 21,1 (DDD per 1000 per døgn), 2017. Omfang: opioider skrevet ut i primærhelsetjenesten. Kurstekst, som oppgitt av SKIL.")]
    [InlineData(Language.Da, "Norge 21,1 (DDD pr. 1000 pr. døgn), 2017.")]
    [InlineData(Language.En, "Norway 21.1 (DDD per 1000 per day), 2017.")]
    public void PublishedFiguresThatShipWithUs_AreInTheReadersLanguage(Language language, string expected) =>
        Assert.Contains(expected, PlainText.Of(MunicipalReport.Compose(new BookBuilder { Compared = true }.Municipality(), ReportTexts.In(language))), StringComparison.Ordinal);

    /// <summary>Each slide says something of its own, and what is higher than in most is named on one of them.</summary>
    [Fact]
    public void Slides_HaveATitleEach_AndNameWhatIsHigher()
    {
        var book = new BookBuilder { Level = _ => 1.4 }.Municipality();
        var slides = MunicipalSlides.Compose(book, ReportTexts.In(Language.En));
        string text = PlainText.Of(slides);

        Assert.Distinct(slides.Sections.Select(slide => slide.Title));
        Assert.All(book.Measures.Where(sheet => Positions.Of(sheet) == Position.Higher), sheet => Assert.Contains(sheet.Measure.ShortTitle[Language.En], text, StringComparison.Ordinal));
    }

    private static string Suffix(Language language) => language.ToString().ToLowerInvariant();
}
