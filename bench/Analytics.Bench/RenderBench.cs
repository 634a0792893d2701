using Analytics.Measures;
using Analytics.Pdf;
using Analytics.Release;
using Analytics.Reports.Municipal;
using Analytics.Reports.Pdf;
using Analytics.Reports.Practice;
using Analytics.Reports.Texts;
using BenchmarkDotNet.Attributes;

namespace Analytics.Bench;

/// <summary>Books to PDF bytes, one thread. The floor is a document of as many empty pages.</summary>
[MemoryDiagnoser]
[OperationsPerSecond]
public class RenderBench
{
    private readonly PdfReportRenderer _renderer = new();
    private readonly ReportTexts _texts = ReportTexts.In(Language.Nb);
    private MunicipalityBook _municipality = null!;
    private PracticeBook _practice = null!;
    private int _municipalPages, _practicePages;

    [GlobalSetup]
    public void Make()
    {
        var world = new BenchWorld(1_000_000);
        var publication = AnalyticsEngine.Analyse(world.Request()).Publication;
        world.Remove();
        _municipality = publication.Municipalities.MaxBy(book => book.Summary.Shown)!;
        _practice = publication.Practices.MaxBy(book => book.Summary.Shown)!;
        (_municipalPages, _practicePages) = (Paginator.Paginate(MunicipalReport.Compose(_municipality, _texts)).Count, Paginator.Paginate(PracticeReport.Compose(_practice, _texts)).Count);
    }

    /// <summary>As many pages as the municipal report.</summary>
    [Benchmark(Baseline = true)]
    public long EmptyPages_Municipal() => Empty(_municipalPages);

    [Benchmark]
    public long EmptyPages_Practice() => Empty(_practicePages);

    private static long Empty(int pages)
    {
        var document = new PdfDocument(new PdfInfo { Title = "Empty", Author = "bench", Language = "en-GB", Date = new(2025, 3, 1) });
        for (int i = 0; i < pages; i++)
        {
            document.BeginPage(595, 842);
            document.EndPage();
        }
        using var file = new MemoryStream();
        document.Save(file);
        return file.Length;
    }

    [Benchmark]
    public int MunicipalReport_Pdf() => _renderer.Render(MunicipalReport.Compose(_municipality, _texts)).Length;

    [Benchmark]
    public int PracticeProfile_Pdf() => _renderer.Render(PracticeReport.Compose(_practice, _texts)).Length;
}
