using System.Text;
using System.Text.RegularExpressions;
using Analytics.Measures;
using Analytics.Release;
using Analytics.Reports.Browser;
using Analytics.Reports.Texts;

namespace Analytics.Reports;

/// <summary>Pages to look at a release with, in any web browser, without a server or a network.</summary>
/// <remarks>
/// <c>index.html</c> is for whoever has the whole folder: it lists every report. <c>municipal/index.html</c> can be handed out with the folder of municipal reports: it names no
/// practice and no doctor. Both show figures of municipalities, counties and the nation as the figures files have them, and no other figure.
/// </remarks>
public static partial class ReleasePages
{
    private const string MunicipalFolder = "municipal/";

    /// <summary>The pages in each language: the first one's is <c>index.html</c>, a further one's <c>index.da.html</c>.</summary>
    /// <param name="files">Paths of the release's files. What is not among them is neither linked nor shown.</param>
    /// <param name="watermark">A word on each page, such as "demo"; null for none.</param>
    public static IEnumerable<ReleasePage> Of(Publication publication, IEnumerable<string> files, IReadOnlyList<Language> languages, string? watermark)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(languages);
        var there = files.ToHashSet(StringComparer.Ordinal);
        var figures = PlaceFigures.Of(there, publication);
        string[] folders = there.Any(path => path.StartsWith(MunicipalFolder, StringComparison.Ordinal) && !IsPage(path)) ? ["", MunicipalFolder] : [""];
        return folders.SelectMany(folder => languages.Select((language, i) => new ReleasePage(NameOf(folder, language, isFirst: i == 0), Encoding.UTF8.GetBytes(PageComposer.Compose(new PageContent
        {
            Texts = ReportTexts.In(language),
            Stamp = publication.Stamp,
            Watermark = watermark,
            Folder = folder,
            Languages = [.. languages.Select((other, j) => (other, NameOf("", other, isFirst: j == 0)))],
            Documents = [.. ReleasedDocument.Among(there, publication, languages, ReportTexts.In(language)).Where(document => folder.Length == 0 || document.Kind == ReportKind.Municipal)],
            Figures = figures,
        })))));
    }

    /// <summary>Whether a path of a release is that of a page.</summary>
    public static bool IsPage(string path) => PagePath().IsMatch(path);

    private static string NameOf(string folder, Language language, bool isFirst) => folder + "index" + (isFirst ? "" : "." + language.ToString().ToLowerInvariant()) + ".html";

    [GeneratedRegex(@"\A(municipal/)?index(\.[a-z]{2})?\.html\z")]
    private static partial Regex PagePath();
}

/// <param name="RelativePath">From the output folder, with forward slashes.</param>
/// <param name="Bytes">UTF-8; the same for the same release.</param>
public sealed record ReleasePage(string RelativePath, byte[] Bytes);
