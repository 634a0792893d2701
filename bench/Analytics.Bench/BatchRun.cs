using System.Diagnostics;
using System.Globalization;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports;
using Analytics.Reports.Municipal;
using Analytics.Reports.Pdf;
using Analytics.Reports.Practice;
using Analytics.Reports.Texts;

namespace Analytics.Bench;

/// <summary>A batch of many reports to files, once with one worker and once with one for each core: how fast, how large, and whether memory grows with the number.</summary>
/// <remarks>The practices of a sample are written again and again under ids of their own, so each report is laid out, drawn and written anew.</remarks>
internal static class BatchRun
{
    private const int Rows = 1_000_000, SettledAfter = 500;

    public static void Run(int reports)
    {
        var world = new BenchWorld(Rows);
        var publication = AnalyticsEngine.Analyse(world.Request()).Publication;
        string folder = world.NewDirectory();
        var first = Stopwatch.StartNew();
        new PdfReportRenderer().Render(PracticeReport.Compose(publication.Practices[0], ReportTexts.In(Language.Nb)));
        Say($"first practice profile, cold: {first.ElapsedMilliseconds} ms");
        Sizes("practice", publication.Practices.Where(book => book.Summary.Shown > 0).Select(book => PracticeReport.Compose(book, ReportTexts.In(Language.Nb))));
        Sizes("municipal", publication.Municipalities.Where(book => book.Summary.Shown > 0).Select(book => MunicipalReport.Compose(book, ReportTexts.In(Language.Nb))));
        PracticeBook[] books = [.. Enumerable.Range(0, reports).Select(i => Copy(publication.Practices[i % publication.Practices.Count], i))];
        var many = new Publication { Stamp = publication.Stamp, Practices = books };
        Write(many, folder, ReportKind.Practice, 1, Math.Min(reports, SettledAfter));
        foreach (int workers in (int[])[1, Environment.ProcessorCount]) Write(many, folder, ReportKind.Practice, workers, reports);
        Write(publication, folder, ReportKind.Municipal, Environment.ProcessorCount, publication.Municipalities.Count);
        world.Remove();
    }

    private static void Sizes(string kind, IEnumerable<Reports.Document.ReportDocument> documents)
    {
        var files = documents.Select(document => (Pages: Paginator.Paginate(document).Count, Bytes: new PdfReportRenderer().Render(document).Length)).ToList();
        if (files.Count > 0) Say($"{kind}: {files.Average(file => file.Pages):0.0} pages, {files.Average(file => file.Bytes) / 1024:0} KB on average, {files.Max(file => file.Bytes) / 1024} KB at most");
    }

    private static void Write(Publication publication, string folder, ReportKind kind, int workers, int reports)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        long settled = 0, most = 0;
        var time = Stopwatch.StartNew();
        var before = process.TotalProcessorTime;
        ReportBatch.Write(publication, new ReportOptions
        {
            Directory = folder,
            Kinds = [kind],
            Only = [.. publication.Practices.Take(kind == ReportKind.Practice ? reports : 0).Select(book => new ReportSelection(kind, book.PracticeId))],
            Workers = workers,
        }, new Watch(done =>
        {
            if (done % 50 != 0) return;
            process.Refresh();
            most = Math.Max(most, process.WorkingSet64);
            if (done <= SettledAfter) settled = most;
        }));
        process.Refresh();
        Say($"{kind}, {workers} worker(s), {reports} reports: {reports / time.Elapsed.TotalSeconds:0.0} reports/s, {(process.TotalProcessorTime - before).TotalMilliseconds / reports:0.0} ms of processor time each, peak {settled >> 20} MiB until {SettledAfter}, {most >> 20} MiB in all");
    }

    private static PracticeBook Copy(PracticeBook book, int number) => new()
    {
        PracticeId = string.Create(CultureInfo.InvariantCulture, $"{book.PracticeId}-{number}"),
        Name = book.Name,
        Municipality = book.Municipality,
        MunicipalityName = book.MunicipalityName,
        Gps = book.Gps,
        ListSize = book.ListSize,
        EffectiveListSize = book.EffectiveListSize,
        Structure = book.Structure,
        Course = book.Course,
        Stamp = book.Stamp,
        Measures = book.Measures,
        Substances = book.Substances,
        Summary = book.Summary,
        Figures = book.Figures,
    };

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Watch(Action<int> see) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => see(value.Done);
    }
}
