using Analytics.Measures;
using Analytics.Reports.Doctor;
using Analytics.Reports.Document;
using Analytics.Reports.Pdf;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;
using UglyToad.PdfPig;

namespace Analytics.Reports.Tests.Layout;

/// <summary>What is brought to a meeting of two hours has twelve pages at most (R37): the pack of the clusters' course with comparisons, the other as it is run.</summary>
public sealed class PageCountTests
{
    private const int Most = 12;

    public static TheoryData<string, Language, bool> Packs
    {
        get
        {
            var all = new TheoryData<string, Language, bool>();
            foreach (string pack in (string[])["vlm", "opioids-kaph"])
            {
                foreach (Language language in Enum.GetValues<Language>())
                {
                    all.Add(pack, language, false);
                    all.Add(pack, language, true);
                }
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void AProfile_HasTwelvePagesAtMost(string pack, Language language, bool hidesSome)
    {
        var book = new BookBuilder
        {
            Measures = [.. MeasurePack.BuiltIn.Single(one => one.Id == pack).Measures.Where(measure => !measure.IsList && measure.IsReleased)],
            Compared = pack == "opioids-kaph",
            Course = new(2024, 9, 12),
            Hidden = (measure, _) => hidesSome && measure.Id.Length % 3 == 0,
        };
        var texts = ReportTexts.In(language);
        Assert.InRange(Pages(PracticeReport.Compose(book.Practice(), texts)), 6, Most);
        Assert.InRange(Pages(DoctorReport.Compose((book with { Compared = false }).Doctor(), texts)), 6, Most);
    }

    /// <summary>Where many are measured, three years stand in one table; every chart that is left has a table of its own.</summary>
    [Fact]
    public void ManyMeasuresOfFewPoints_StandInOneTable()
    {
        MeasureDefinition[] measures = [.. MeasurePack.BuiltIn.Single(one => one.Id == "opioids-kaph").Measures.Where(measure => !measure.IsList && measure.IsReleased)];
        string text = PlainText.Of(PracticeReport.Compose(new BookBuilder { Measures = measures }.Practice(), ReportTexts.In(Language.En)));
        Assert.Contains("Indicators without a chart, year by year, with the median in 2024.", text, StringComparison.Ordinal);
        var yearly = measures.Where(measure => !measure.Periods.Contains(Analytics.Prescribing.PeriodKind.Quarter)).ToList();
        Assert.NotEmpty(yearly);
        string table = text[text.IndexOf("Indicators without a chart", StringComparison.Ordinal)..];
        Assert.All(yearly, measure => Assert.Contains(measure.ShortTitle.En, table, StringComparison.Ordinal));
        Assert.DoesNotContain("Indicators without a chart", PlainText.Of(PracticeReport.Compose(new BookBuilder().Practice(), ReportTexts.In(Language.En))), StringComparison.Ordinal);
    }

    private static int Pages(Reports.Document.ReportDocument report)
    {
        using var pdf = PdfDocument.Open(new PdfReportRenderer().Render(report));
        return pdf.NumberOfPages;
    }

    /// <summary>Small print spares a page where it can, and is left where it spares none.</summary>
    [Fact]
    public void WhatFewRead_IsInSmallPrint_OnlyWhereThatSparesAPage()
    {
        int spared = 0;
        for (int lines = 90; lines < 190; lines++)
        {
            Section Print(ParaStyle style) => new("method", "Method", [.. Enumerable.Repeat(new Para($"A line of {style}.", style), lines)]);
            var plain = Fixtures.Reports.Of([]) with { Sections = [Print(ParaStyle.Body)] };
            var canvas = new MarkedCanvas();
            PageWriter.Write(plain with { Sections = [Print(ParaStyle.Body) with { SmallPrint = () => Print(ParaStyle.Note) }] }, canvas);
            int normal = Paginator.Paginate(plain).Count, pages = canvas.Texts.Max(text => text.Page);
            bool isSmall = canvas.Texts.Any(text => text.Text.Contains("Note", StringComparison.Ordinal));

            Assert.True(isSmall ? pages < normal : pages == normal, $"{lines} lines: {pages} pages, {normal} without.");
            spared += isSmall ? 1 : 0;
        }
        Assert.InRange(spared, 1, 50);
    }
}
