using System.Diagnostics;
using Analytics.Measures;
using Analytics.Reports.Cluster;
using Analytics.Reports.Doctor;
using Analytics.Reports.Document;
using Analytics.Reports.Municipal;
using Analytics.Reports.National;
using Analytics.Reports.Network;
using Analytics.Reports.Pdf;
using Analytics.Reports.Practice;
using Analytics.Reports.Tests.Fixtures;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Tests.Layout;

/// <summary>Judges every kind of report with the checker that the project shares, where it and python are at hand.</summary>
[Trait("Needs", "shared")]
public sealed class PdfCheckTests
{
    private const string Python = "/usr/bin/python3";

    public static TheoryData<string, Language> Reports
    {
        get
        {
            var all = new TheoryData<string, Language>();
            foreach (string kind in (string[])
                [
                    "municipal", "practice", "municipal hidden", "practice hidden", "practice small", "cluster", "cluster member", "cluster small",
                    "doctor", "doctor hidden", "network", "network hidden", "network of two", "national", "national hidden", "national abroad", "national map",
                    "municipal compared", "practice compared", "practice course", "doctor course", "cluster course", "cluster member course", "plain", "plain hidden", "slides", "slides hidden", "cluster slides", "cluster slides small",
                ])
            {
                foreach (Language language in Enum.GetValues<Language>()) all.Add(kind, language);
            }
            return all;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Reports))]
    public void Checker_FindsNothing(string kind, Language language)
    {
        string checker = Path.Combine(Repository.Root, "..", "shared", "tools", "pdf_check.py");
        Skip.IfNot(File.Exists(checker) && File.Exists(Python), "The shared checker or python is not here.");
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, new PdfReportRenderer().Render(Compose(kind, ReportTexts.In(language))));
        (int exit, string output) = Run(checker, file, "--lang", ReportCulture.Of(language).Tag[..2], "--pdfa", "2a", "--tables", kind.Contains("slides", StringComparison.Ordinal) || kind == "plain hidden" ? "0" : kind == "plain" ? "1" : "2");
        File.Delete(file);

        Skip.If(exit != 0 && output.Contains("apt-get install", StringComparison.Ordinal), "The checker's own needs are not installed.");
        Assert.True(exit == 0 && output.Contains("score 100", StringComparison.Ordinal), output);
    }

    private static ReportDocument Compose(string kind, ReportTexts texts) => kind switch
    {
        "municipal" => MunicipalReport.Compose(new BookBuilder().Municipality(), texts, "demo"),
        "practice" => PracticeReport.Compose(new BookBuilder().Practice(), texts, "demo"),
        "municipal hidden" => MunicipalReport.Compose(BookBuilder.EverythingHidden.Municipality(), texts),
        "doctor" => DoctorReport.Compose(new BookBuilder().Doctor(), texts, "demo"),
        "doctor hidden" => DoctorReport.Compose(BookBuilder.EverythingHidden.Doctor(), texts),
        "cluster" => ClusterReport.Compose(new BookBuilder().Cluster(12), texts, "demo"),
        "cluster member" => ClusterReport.Compose(new BookBuilder().Cluster(4, isPersonal: true), texts),
        "cluster small" => ClusterReport.Compose(new BookBuilder().Cluster(2, isPersonal: true), texts),
        "network" => NetworkReport.Compose(new PlacesBuilder().Network(), texts, "demo"),
        "network hidden" => NetworkReport.Compose(PlacesBuilder.EverythingHidden.Network(), texts),
        "network of two" => NetworkReport.Compose(PlacesBuilder.OfTwo.Network(), texts),
        "national" => NationalReport.Compose(new PlacesBuilder().National(), texts, "demo"),
        "national hidden" => NationalReport.Compose(PlacesBuilder.EverythingHidden.National(), texts),
        "national map" => NationalReport.Compose(new PlacesBuilder { HasMap = true }.National(), texts),
        "national abroad" => NationalReport.Compose(PlacesBuilder.Abroad.National(), texts),
        "municipal compared" => MunicipalReport.Compose(new BookBuilder { Compared = true }.Municipality(), texts),
        "practice compared" => PracticeReport.Compose(new BookBuilder { Compared = true }.Practice(), texts),
        "plain" => PlainEdition.Compose(new BookBuilder().Municipality(), texts, "demo"),
        "plain hidden" => PlainEdition.Compose(BookBuilder.EverythingHidden.Municipality(), texts),
        "slides" => MunicipalSlides.Compose(new BookBuilder().Municipality(), texts, "demo"),
        "slides hidden" => MunicipalSlides.Compose(BookBuilder.EverythingHidden.Municipality(), texts),
        "cluster slides" => ClusterSlides.Compose(new BookBuilder { Course = new(2023, 9, 5) }.Cluster(12), texts, "demo"),
        "cluster slides small" => ClusterSlides.Compose(new BookBuilder { Peers = 0 }.Cluster(2), texts),
        "practice course" => PracticeReport.Compose(new BookBuilder { Course = new(2024, 9, 12) }.Practice(), texts),
        "doctor course" => DoctorReport.Compose(new BookBuilder { Course = new(2025, 3, 1), HasGoal = false }.Doctor(), texts),
        "cluster course" => ClusterReport.Compose(new BookBuilder { Course = new(2023, 9, 5) }.Cluster(12), texts),
        "cluster member course" => ClusterReport.Compose(new BookBuilder { Course = new(2023, 9, 5) }.Cluster(2, isPersonal: true), texts),
        "practice hidden" => PracticeReport.Compose(BookBuilder.EverythingHidden.Practice(), texts),
        _ => PracticeReport.Compose(new BookBuilder { Gps = 1, FirstYear = 2024, Peers = 4 }.Practice(), texts),
    };

    private static (int Exit, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
