using System.Security.Cryptography;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Release.Clusters;
using Analytics.Reports.Cluster;
using Analytics.Reports.Doctor;
using Analytics.Reports.Document;
using Analytics.Reports.Municipal;
using Analytics.Reports.National;
using Analytics.Reports.Network;
using Analytics.Reports.OpenData;
using Analytics.Reports.Pdf;
using Analytics.Reports.Practice;
using Analytics.Reports.Texts;

namespace Analytics.Reports;

/// <summary>Writes the reports of a publication: for each reader a PDF in each language, and the figures behind them.</summary>
public static class ReportBatch
{
    private static readonly string Extension = new PdfReportRenderer().Extension;

    /// <summary>Reports are made side by side; one that fails does not stop the others, and every file is whole or not there.</summary>
    /// <exception cref="OperationCanceledException">The files written so far are whole.</exception>
    /// <exception cref="IOException">The output folder cannot be made.</exception>
    public static BatchResult Write(Publication publication, ReportOptions options, IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Languages.Count == 0) throw new ArgumentException("At least one language is needed.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);

        var only = options.Only.ToHashSet();
        List<Book> books = [.. Books(publication).Where(book => only.Count > 0 ? only.Contains(new ReportSelection(book.Kind, book.Id)) : options.Kinds.Contains(book.Kind))];
        foreach (string folder in books.Select(book => Path.GetDirectoryName(Path.Combine(options.Directory, book.Path))!).Distinct()) System.IO.Directory.CreateDirectory(folder);

        var outcomes = new Outcome[books.Count];
        var gate = new Lock();
        int done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellationToken };
        Parallel.For(0, books.Count, parallel, i =>
        {
            outcomes[i] = Write(books[i], options, cancellationToken);
            lock (gate) progress?.Report(new BatchProgress(++done, books.Count, books[i].Path));
        });
        return new BatchResult(
            [.. outcomes.SelectMany(outcome => outcome.Files).OrderBy(file => file.RelativePath, StringComparer.Ordinal)],
            [.. outcomes.SelectMany(outcome => outcome.Failures).Concat(Unknown(publication, options)).OrderBy(failure => failure.RelativePath, StringComparer.Ordinal)]);
    }

    /// <summary>The files of one report, relative to the folder: the figures, then a PDF in each language, then what lies beside.</summary>
    public static IReadOnlyList<string> FilesOf(ReportSelection report, IReadOnlyList<Language> languages, IReadOnlyList<Companion> also)
    {
        ArgumentNullException.ThrowIfNull(also);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(languages);
        return [.. FilesOf(report.Kind, report.Id, languages, also).Select(file => file.Path)];
    }

    /// <summary>The same, with what each file is.</summary>
    internal static IEnumerable<ReportFile> FilesOf(ReportKind kind, string id, IReadOnlyList<Language> languages, IReadOnlyList<Companion> also)
    {
        string path = PathOf(kind, id);
        return PathsOf(path, new ReportSelection(kind, id), also)
            .SelectMany(one => languages.Select((language, i) => new ReportFile(PdfOf(one.Path, language, isFirst: i == 0), language, one.Companion)))
            .Prepend(new ReportFile(FiguresOf(path), null, null));
    }

    private static IEnumerable<Book> Books(Publication publication) =>
        publication.Municipalities.Select(book => new Book(ReportKind.Municipal, book.Municipality.ToString(), book.Figures,
                (texts, watermark) => MunicipalReport.Compose(book, texts, watermark))
        {
            Companions = companion => companion == Companion.Plain ? (texts, watermark) => PlainEdition.Compose(book, texts, watermark) : (texts, watermark) => MunicipalSlides.Compose(book, texts, watermark),
        })
            .Concat(publication.Practices.Select(book => new Book(ReportKind.Practice, book.PracticeId, book.Figures,
                (texts, watermark) => PracticeReport.Compose(book, texts, watermark))))
            .Concat(publication.Doctors.Select(book => new Book(ReportKind.Doctor, book.DoctorId, book.Figures,
                (texts, watermark) => DoctorReport.Compose(book, texts, watermark))))
            .Concat(publication.Clusters.Select(book => new Book(ReportKind.Cluster, IdOf(book), book.Figures,
                (texts, watermark) => ClusterReport.Compose(book, texts, watermark))
            {
                Companions = _ => (texts, watermark) => ClusterSlides.Compose(book, texts, watermark),
            }))
            .Concat(publication.Networks.Select(book => new Book(ReportKind.Network, book.NetworkId, book.Figures,
                (texts, watermark) => NetworkReport.Compose(book, texts, watermark))))
            .Concat(publication.National is not { } national ? [] : [new Book(ReportKind.National, national.Nation, national.Figures,
                (texts, watermark) => NationalReport.Compose(national, texts, watermark))]);

    /// <summary>The report itself, and what of the companions it can have. A member's copy has none: what is shown on a wall is everybody's.</summary>
    private static IEnumerable<(string Path, Companion? Companion)> PathsOf(string path, ReportSelection report, IReadOnlyList<Companion> also) =>
        also.Distinct().Order().Where(companion => report.Kind == ReportKind.Municipal || (report.Kind == ReportKind.Cluster && companion == Companion.Slides && !report.Id.Contains(MemberOf, StringComparison.Ordinal)))
            .Select(companion => (path + "." + companion.ToString().ToLowerInvariant(), (Companion?)companion)).Prepend((path, null));

    /// <summary>A cluster's id, and for a member's copy the member's behind a slash.</summary>
    public static string IdOf(ClusterBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.Member is { } member ? book.Id + MemberOf + member.Id : book.Id;
    }

    private const char MemberOf = '/';

    private static Outcome Write(Book book, ReportOptions options, CancellationToken cancellationToken)
    {
        var outcome = new Outcome([], []);
        var renderer = new PdfReportRenderer(options.Archive);
        Try(FiguresOf(book.Path), () => FiguresFile.Bytes(book.Figures));
        foreach (var (path, companion) in PathsOf(book.Path, new ReportSelection(book.Kind, book.Id), options.Also))
        {
            var compose = companion is { } beside ? book.Companions(beside) : book.Compose;
            for (int i = 0; i < options.Languages.Count; i++)
            {
                Language language = options.Languages[i];
                Try(PdfOf(path, language, isFirst: i == 0), () => renderer.Render(compose(ReportTexts.In(language), options.Watermark)));
            }
        }
        return outcome;

        void Try(string relativePath, Func<byte[]> make)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                byte[] bytes = make();
                WholeFile.Write(Path.Combine(options.Directory, relativePath), bytes);
                outcome.Files.Add(new WrittenFile(relativePath, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                outcome.Failures.Add(new BatchFailure(relativePath, e.Message));
            }
        }
    }

    private static IEnumerable<BatchFailure> Unknown(Publication publication, ReportOptions options)
    {
        var known = Books(publication).Select(book => new ReportSelection(book.Kind, book.Id)).ToHashSet();
        return options.Only.Where(only => !known.Contains(only)).Distinct()
            .Select(only => new BatchFailure(PdfOf(PathOf(only.Kind, only.Id), default, isFirst: true), "The publication has no report with this id; check the id."));
    }

    private static string FolderOf(ReportKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A member's copy lies in a folder of its cluster's; the nation's one report in none.</summary>
    private static string PathOf(ReportKind kind, string id) => kind switch
    {
        ReportKind.National => FolderOf(kind),
        ReportKind.Cluster => FolderOf(kind) + "/" + string.Join('/', id.Split(MemberOf, 2).Select(FileName.Of)),
        _ => FolderOf(kind) + "/" + FileName.Of(id),
    };

    private static string FiguresOf(string path) => path + ".csv";

    private static string PdfOf(string path, Language language, bool isFirst) =>
        path + (isFirst ? "" : "." + language.ToString().ToLowerInvariant()) + Extension;

    private sealed record Book(ReportKind Kind, string Id, IReadOnlyList<ReleasedFigure> Figures, Func<ReportTexts, string?, ReportDocument> Compose)
    {
        public string Path { get; } = PathOf(Kind, Id);

        /// <summary>What lies beside it; asked only for what it has.</summary>
        public Func<Companion, Func<ReportTexts, string?, ReportDocument>> Companions { get; init; } = companion => throw new InvalidOperationException($"There is no {companion}.");
    }

    private sealed record Outcome(List<WrittenFile> Files, List<BatchFailure> Failures);
}

/// <summary>A file of a report.</summary>
/// <param name="Language">Null for the figures.</param>
/// <param name="Companion">Null for the report itself and its figures.</param>
internal sealed record ReportFile(string Path, Language? Language, Companion? Companion);
