using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Texts;

namespace Analytics.Reports.Browser;

/// <summary>A report that is there, with its files.</summary>
/// <param name="Name">What people know its reader by.</param>
/// <param name="Id">As files and figures have it; empty where there is but one.</param>
internal sealed record ReleasedDocument(ReportKind Kind, string Name, string Id, IReadOnlyList<ReportFile> Files)
{
    private static readonly Companion[] AnyCompanion = Enum.GetValues<Companion>();

    /// <summary>The reports of which files are there, in the order of the publication: no file, no entry.</summary>
    public static IReadOnlyList<ReleasedDocument> Among(IReadOnlySet<string> files, Publication publication, IReadOnlyList<Language> languages, ReportTexts texts) =>
    [
        .. publication.Municipalities.Select(book => Of(ReportKind.Municipal, book.Municipality.ToString(), book.Name))
            .Concat(publication.Practices.Select(book => Of(ReportKind.Practice, book.PracticeId, book.MunicipalityName.Length > 0 ? $"{book.Name} ({book.MunicipalityName})" : book.Name)))
            .Concat(publication.Doctors.Select(book => Of(ReportKind.Doctor, book.DoctorId, $"{book.DoctorId} ({book.Practice.Name})")))
            .Concat(publication.Clusters.Select(book => Of(ReportKind.Cluster, ReportBatch.IdOf(book),
                book.Member is { } member ? texts.With("browser.copy", ("cluster", book.Name), ("member", member.Name)) : book.Name)))
            .Concat(publication.Networks.Select(book => Of(ReportKind.Network, book.NetworkId, book.Name)))
            .Concat(publication.National is { } national ? [Of(ReportKind.National, national.Nation, texts["browser.kind.National"]) with { Id = "" }] : [])
            .Select(document => document with { Files = [.. ReportBatch.FilesOf(document.Kind, document.Id, languages, AnyCompanion).Where(file => files.Contains(file.Path))] })
            .Where(document => document.Files.Count > 0),
    ];

    private static ReleasedDocument Of(ReportKind kind, string id, string name) => new(kind, name, id, []);
}
