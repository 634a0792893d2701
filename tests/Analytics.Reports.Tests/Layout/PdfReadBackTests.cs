using Analytics.Measures;
using Analytics.Reports.Cluster;
using Analytics.Reports.Doctor;
using Analytics.Reports.Municipal;
using Analytics.Reports.National;
using Analytics.Reports.Network;
using Analytics.Reports.Pdf;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;
using UglyToad.PdfPig;

namespace Analytics.Reports.Tests.Layout;

public sealed class PdfReadBackTests
{
    [Fact]
    public void AMunicipalReport_CarriesTitleHeadingsAndPageNumbers()
    {
        using PdfDocument file = Read(MunicipalReport.Compose(new BookBuilder().Municipality(), ReportTexts.In(Language.Nb)));

        Assert.Equal("Kvalitetsrapport for Fjordvik kommune", file.Information.Title);
        using PdfDocument withoutAges = Read(MunicipalReport.Compose(new BookBuilder { HasAges = false }.Municipality(), ReportTexts.In(Language.Nb)));
        Assert.InRange(withoutAges.NumberOfPages, 8, 12);
        Assert.InRange(file.NumberOfPages, withoutAges.NumberOfPages, withoutAges.NumberOfPages + 1);
        Assert.Contains("Hovedfunn", TextOf(file, 2), StringComparison.Ordinal);
        Assert.Contains($"Side 2 av {file.NumberOfPages}", TextOf(file, 2), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, file.NumberOfPages), page => Assert.Contains("Laget for læring og forbedring", TextOf(file, page), StringComparison.Ordinal));
    }

    [Fact]
    public void APracticeProfile_BeginsWithItsOverviewOnOnePage()
    {
        using PdfDocument file = Read(PracticeReport.Compose(new BookBuilder { Name = "Solbakken legesenter", Gps = 6 }.Practice(), ReportTexts.In(Language.Nb)));

        Assert.InRange(file.NumberOfPages, 5, 12);
        Assert.Contains("Solbakken legesenter", TextOf(file, 1), StringComparison.Ordinal);
        Assert.Contains("Vårt mål til neste måling", TextOf(file, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void TheContents_NameThePagesTheSectionsBeginOn()
    {
        using PdfDocument file = Read(MunicipalReport.Compose(new BookBuilder().Municipality(), ReportTexts.In(Language.Nb)));
        int method = Enumerable.Range(2, file.NumberOfPages - 1).First(page => TextOf(file, page).Contains("Metode og ordforklaringer", StringComparison.Ordinal));

        Assert.Contains($"Metode og ordforklaringer{method}", TextOf(file, 1).Replace(" ", "", StringComparison.Ordinal).Replace("Metodeogordforklaringer", "Metode og ordforklaringer", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>A withheld figure has no number in it; this looks that nothing else stands in for one.</summary>
    [Fact]
    public void AHiddenFigure_IsOneSignEverywhere()
    {
        const string Hidden = "did.opi";
        using PdfDocument file = Read(PracticeReport.Compose(new BookBuilder { Hidden = (measure, _) => measure.Id == Hidden }.Practice(), ReportTexts.In(Language.Nb)));
        string all = string.Concat(Enumerable.Range(1, file.NumberOfPages).Select(page => TextOf(file, page)));

        Assert.Contains(ReportTexts.WithheldSign, all, StringComparison.Ordinal);
        Assert.DoesNotContain("<5", all, StringComparison.Ordinal);
        Assert.DoesNotContain("< 5", all, StringComparison.Ordinal);
    }

    [Fact]
    public void HiddenPoints_LeaveTheSamePages_WhateverTheyWere()
    {
        byte[] Rendered(double level) => new PdfReportRenderer().Render(MunicipalReport.Compose(new BookBuilder
        {
            Hidden = (measure, _) => measure.Id == "did.opi",
            Level = measure => measure.Id == "did.opi" ? level : 1,
        }.Municipality(), ReportTexts.In(Language.Nb)));

        Assert.Equal(Rendered(0.1), Rendered(10));
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void TheNationalSummary_IsTenPagesAtMost_AndNamesNoMunicipality(Language language)
    {
        using PdfDocument file = Read(NationalReport.Compose(new PlacesBuilder().National(), ReportTexts.In(language)));
        string all = string.Concat(Enumerable.Range(1, file.NumberOfPages).Select(page => TextOf(file, page)));

        Assert.InRange(file.NumberOfPages, 6, 10);
        Assert.All(PlacesBuilder.Norway, county => Assert.Contains(county.Name.Split(' ')[0], all, StringComparison.Ordinal));
        // By words: figures of an axis stand beside each other, and would make a code together.
        Assert.DoesNotContain(Enumerable.Range(1, file.NumberOfPages).SelectMany(page => file.GetPage(page).GetWords()), word => word.Text.Contains("1001", StringComparison.Ordinal));
    }

    [Fact]
    public void ANetworksMembers_StandInTheOrderOfTheirNumbers_OnEveryPageThatHasThem()
    {
        var network = new PlacesBuilder();
        using PdfDocument file = Read(NetworkReport.Compose(network.Network(), ReportTexts.In(Language.En)));
        int pages = 0;
        for (int page = 2; page <= file.NumberOfPages; page++)
        {
            string text = TextOf(file, page);
            string[] names = [.. network.Members.Where(name => name != "Sunnfjord")];
            if (!names.All(name => text.Contains(name, StringComparison.Ordinal))) continue;
            pages++;
            // A list that goes on from the page before may end before the next begins.
            int[] order = [.. names.SelectMany((name, i) => PlacesOf(name, text).Select(at => (At: at, Member: i))).OrderBy(one => one.At).Select(one => one.Member)];
            Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(pair.Second > pair.First || pair.Second == 0, $"{names[pair.Second]} after {names[pair.First]}"));
        }
        Assert.True(pages >= 4, $"{pages}");

        static IEnumerable<int> PlacesOf(string name, string text)
        {
            for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal)) yield return at;
        }
    }

    [Fact]
    public void AHiddenMember_LeavesTheSamePages_WhateverItWas()
    {
        byte[] Rendered(double effect) => new PdfReportRenderer().Render(NetworkReport.Compose(new PlacesBuilder
        {
            Hidden = (unit, _) => unit.StartsWith("46", StringComparison.Ordinal),
            Effect = effect,
        }.Network(), ReportTexts.In(Language.Nb)));

        Assert.Equal(Rendered(0.2), Rendered(0.9));
    }

    [Fact]
    public void APracticeProfileOfManyMeasures_HasItsPlanOnTheFirstPage()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (int measures in (int[])[13, 14, 17, 25])
            {
                var builder = new BookBuilder { Name = "Solbakken legesenter", Gps = 6, Measures = [.. MeasureCatalogue.BuiltIn.Measures.Where(measure => !measure.IsList && measure.IsReleased).Take(measures)] };
                using PdfDocument file = Read(PracticeReport.Compose(builder.Practice(), ReportTexts.In(language)));
                Assert.True(TextOf(file, 1).Contains(ReportTexts.In(language)["plan.title"], StringComparison.Ordinal), $"{language} {measures}");
            }
        }
    }

    /// <summary>A hidden quarter hides the time that it is a part of, whatever it was.</summary>
    [Fact]
    public void HiddenQuarters_LeaveTheSamePages_InACourse()
    {
        byte[] Rendered(double level) => new PdfReportRenderer().Render(PracticeReport.Compose(new BookBuilder
        {
            Course = new(2023, 9, 5),
            Hidden = (measure, period) => measure.Id == "did.opi" && period.Kind == Prescribing.PeriodKind.Quarter || measure.Id == "users.z",
            Level = measure => measure.Id == "users.z" ? level : 1,
        }.Practice(), ReportTexts.In(Language.Nb)));

        Assert.Equal(Rendered(0.1), Rendered(10));
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void ACourse_HasItsPageAfterTheFirst_WithinTwelvePages(Language language)
    {
        foreach (int gps in (int[])[1, 12])
        {
            var builder = new BookBuilder { Name = new string('M', 59) + "o", Gps = gps, Course = new(2024, 2, 1) };
            var texts = ReportTexts.In(language);
            using PdfDocument practice = Read(PracticeReport.Compose(builder.Practice(), texts)), doctor = Read(DoctorReport.Compose(builder.Doctor(), texts));
            Assert.All([practice, doctor], file =>
            {
                Assert.InRange(file.NumberOfPages, 5, 12);
                Assert.Contains(texts["course.title"], TextOf(file, 2), StringComparison.Ordinal);
                Assert.Contains(texts["course.note"][^7..], TextOf(file, 2), StringComparison.Ordinal);
                Assert.Contains(texts["work.title"], TextOf(file, file.NumberOfPages), StringComparison.Ordinal);
                Assert.Contains(texts["plan.firstStep"], TextOf(file, file.NumberOfPages), StringComparison.Ordinal);
            });
        }
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void ThePlainEdition_IsTwoPages_WithoutStatistics(Language language)
    {
        var texts = ReportTexts.In(language);
        using PdfDocument file = Read(PlainEdition.Compose(new BookBuilder { Name = new string('M', 25) }.Municipality(), texts));
        string all = string.Concat(Enumerable.Range(1, file.NumberOfPages).Select(page => TextOf(file, page)));

        Assert.Equal(2, file.NumberOfPages);
        Assert.All((string[])["DDD", "P25", "median", "Median", "percentil", "prosentil"], word => Assert.DoesNotContain(word, all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Da)]
    [InlineData(Language.En)]
    public void Slides_AreFiveToEight_EachOnePage(Language language)
    {
        var texts = ReportTexts.In(language);
        Document.ReportDocument[] talks =
        [
            MunicipalSlides.Compose(new BookBuilder().Municipality(), texts), MunicipalSlides.Compose(new BookBuilder { Name = new string('M', 59) + "o" }.Municipality(), texts),
            ClusterSlides.Compose(new BookBuilder { Course = new(2023, 9, 5) }.Cluster(12), texts), ClusterSlides.Compose(new BookBuilder { Name = new string('W', 60) }.Cluster(5), texts),
        ];
        Assert.All(talks, talk =>
        {
            using PdfDocument file = Read(talk);
            Assert.InRange(talk.Sections.Count, 5, 8);
            Assert.True(talk.Sections.Count == file.NumberOfPages, string.Join('\n', file.GetPages().Select(page => $"{page.Number} {page.Text}")));
            Assert.All(file.GetPages(), page => Assert.Equal(16.0 / 9, page.Width / page.Height, 6));
        });
    }

    /// <summary>What is on the wall tells of a hidden figure as little as the report does.</summary>
    [Fact]
    public void HiddenPoints_LeaveTheSamePlainPagesAndSlides_WhateverTheyWere()
    {
        byte[] Rendered(double level, Func<Release.MunicipalityBook, ReportTexts, string?, Document.ReportDocument> compose) => new PdfReportRenderer().Render(compose(new BookBuilder
        {
            Hidden = (measure, _) => measure.Drugs == "opi",
            Level = measure => measure.Drugs == "opi" ? level : 1,
        }.Municipality(), ReportTexts.In(Language.Nb), null));

        Assert.Equal(Rendered(0.1, PlainEdition.Compose), Rendered(10, PlainEdition.Compose));
        Assert.Equal(Rendered(0.1, MunicipalSlides.Compose), Rendered(10, MunicipalSlides.Compose));
    }

    private static PdfDocument Read(Document.ReportDocument report) => PdfDocument.Open(new PdfReportRenderer().Render(report));

    private static string TextOf(PdfDocument file, int page) => file.GetPage(page).Text.Replace(ReportCulture.NoBreakSpace, ' ');
}
