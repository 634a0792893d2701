using Analytics.Measures;
using Analytics.Reports.Document;
using Analytics.Reports.Pdf;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Layout;

/// <summary>Pages that a reader need not turn back from: nothing outside, no heading alone, no page nearly empty.</summary>
/// <remarks>To look at them: <c>PAGES=folder dotnet test tests/Analytics.Reports.Tests -c Release --filter Needs=eyes</c> writes each as a PDF.</remarks>
public sealed class ExtremesTests
{
    /// <summary>A page under this share of its height looks forgotten; the last one may be.</summary>
    private const double LeastFilled = 0.15;

    public static TheoryData<string, Language> Reports
    {
        get
        {
            var all = new TheoryData<string, Language>();
            foreach (string report in Extremes.Reports.Keys)
            {
                foreach (Language language in Enum.GetValues<Language>()) all.Add(report, language);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void EveryPage_IsWhole(string report, Language language)
    {
        ReportDocument document = Extremes.Reports[report](ReportTexts.In(language));
        var canvas = new MarkedCanvas();
        PageWriter.Write(document, canvas);
        Assert.Empty(canvas.Outside);

        var geometry = PageGeometry.Of(document.Shape);
        var pages = Paginator.Paginate(document).ToList();
        Assert.All(pages, page => Assert.False(page.Pieces[^1].Piece.KeepWithNext, $"Page {pages.IndexOf(page) + 1} ends in a heading or a lead."));
        Assert.All(pages, page => Assert.True(EndOf(page) <= geometry.Bottom + 0.5, $"Page {pages.IndexOf(page) + 1} runs into its foot."));
        if (document.Shape == PageShape.Slide) return;
        Assert.All(pages.SkipLast(1), page => Assert.True((EndOf(page) - geometry.Top) / geometry.BodyHeight >= LeastFilled, $"Page {pages.IndexOf(page) + 1} is nearly empty."));
    }

    [SkippableFact]
    [Trait("Needs", "eyes")]
    public void EveryPage_CanBeLookedAt()
    {
        string? folder = Environment.GetEnvironmentVariable("PAGES");
        Skip.If(folder is null, "PAGES names no folder to write to.");
        Directory.CreateDirectory(folder!);
        foreach (var (report, compose) in Extremes.Reports)
        {
            foreach (Language language in Enum.GetValues<Language>())
                File.WriteAllBytes(Path.Combine(folder!, FormattableString.Invariant($"{report}.{language.ToString().ToLowerInvariant()}.pdf")), new PdfReportRenderer().Render(compose(ReportTexts.In(language))));
        }
    }

    private static double EndOf(Page page) => page.Pieces[^1].Y + page.Pieces[^1].Piece.Height;
}
