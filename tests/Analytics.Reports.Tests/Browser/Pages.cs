using System.Text;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;
using Analytics.Release.Clusters;
using Analytics.Reports.Tests.Fixtures;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Analytics.Reports.Tests.Browser;

/// <summary>A release of invented figures and the pages over it.</summary>
internal static class Pages
{
    /// <summary>A name that would be markup if it were not encoded.</summary>
    public const string Markup = "</script><b>\"Ås\" & 'Øy'</b>";

    public const string PracticeName = "Kontoret i Skogveien", PracticeId = "K-7391", DoctorId = "G-5512";

    public static Publication Publication { get; } = Make.Released<Publication>(
        ("Stamp", new BookBuilder().Stamp()),
        ("Municipalities", (MunicipalityBook[])
        [
            new BookBuilder { Name = "Ålesund", Level = _ => 1.31 }.Municipality(1508),
            new BookBuilder { Name = "Zakariasvik", Level = _ => 0.72 }.Municipality(1511),
            new BookBuilder { Name = "Ørsta", Hidden = (measure, period) => measure.Drugs == "opi" && period.Kind == PeriodKind.Year }.Municipality(1520),
            new BookBuilder { Name = Markup, Level = _ => 1.02 }.Municipality(1525),
            (BookBuilder.EverythingHidden with { Name = "Ærdal" }).Municipality(1531),
            (BookBuilder.WithoutData with { Name = "Aure" }).Municipality(1576),
        ]),
        ("Practices", (PracticeBook[])[new BookBuilder { Name = PracticeName, Level = _ => 1.777 }.Practice(PracticeId)]),
        ("Doctors", (DoctorBook[])[new BookBuilder { Name = PracticeName }.Doctor(DoctorId)]),
        ("Clusters", (ClusterBook[])[new BookBuilder { Name = "Klynge Nord" }.Cluster(5), new BookBuilder { Name = "Klynge Nord" }.Cluster(5, isPersonal: true)]),
        ("Networks", (NetworkBook[])[new PlacesBuilder().Network()]),
        ("National", new PlacesBuilder { Hidden = (unit, _) => unit == "56", HasMap = true }.National()));

    public static IReadOnlyList<Language> Languages { get; } = [Language.Nb, Language.Da, Language.En];

    /// <summary>All files that a batch would write.</summary>
    public static string[] Files { get; } =
    [
        .. new[]
        {
            new ReportSelection(ReportKind.Practice, PracticeId), new(ReportKind.Doctor, DoctorId), new(ReportKind.Cluster, "KL001"), new(ReportKind.Cluster, "KL001/P0001"),
            new(ReportKind.Network, "LN001"), new(ReportKind.National, "NO"),
        }.Concat(Publication.Municipalities.Select(book => new ReportSelection(ReportKind.Municipal, book.Municipality.ToString())))
            .SelectMany(report => ReportBatch.FilesOf(report, Languages, [Companion.Plain, Companion.Slides])),
    ];

    public static IReadOnlyDictionary<string, string> All { get; } = Of(Files);

    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> files, string? watermark = "demo") =>
        ReleasePages.Of(Publication, files, Languages, watermark).ToDictionary(page => page.RelativePath, page => Encoding.UTF8.GetString(page.Bytes), StringComparer.Ordinal);

    public static IDocument Parsed(string path) => new HtmlParser().ParseDocument(All[path]);
}
