using System.Security.Cryptography;
using Analytics.Cli.Configuration;
using Analytics.Release;
using Analytics.Reports;

namespace Analytics.Cli.Output;

/// <summary>A directory that holds one release: its reports, and the manifest that says what belongs to it.</summary>
/// <remarks>
/// The manifest is there before the first report and says that the release is not complete; it is written again at the end.
/// So what a directory holds can be told at any moment, and a run that was stopped can be resumed.
/// </remarks>
internal sealed class ReleaseDirectory
{
    /// <summary>Stands for the nation's own code, whatever it is.</summary>
    public const string TheNation = "";

    private readonly ReleaseOptions _options;
    private readonly Publication _publication;
    private Manifest _manifest;

    public ReleaseDirectory(ReleaseOptions options, Publication publication)
    {
        (_options, _publication) = (options, publication);
        _manifest = Manifest.Of(publication.Stamp, options.Languages, options.Watermark ?? "", options.Archive);
    }

    /// <summary>Deletes what a run that was killed has left half-written, in the places of a release only.</summary>
    public static void DeleteHalves(string output)
    {
        foreach (string folder in Enum.GetValues<ReportKind>().Select(ReportKinds.WordOf).Append(StewardFolder.Name).Append(""))
            TemporaryFiles.DeleteHalves(Path.Combine(output, folder), folder.Length == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories);
    }

    /// <summary>Passes over report kinds that the data have no units for.</summary>
    /// <returns>They, and why; the manifest says so too.</returns>
    /// <exception cref="CommandException">No report is left to make, or one that was asked for by name is not in the publication.</exception>
    public IReadOnlyList<ManifestFailure> PassOver()
    {
        var all = AllReports().ToHashSet();
        ManifestFailure[] none = [.. Kinds.Where(kind => all.All(report => report.Kind != kind)).Select(kind => new ManifestFailure(ReportKinds.WordOf(kind), WhatItNeeds(kind)))];
        if (none.Length > 0 && (_options.Only.Count > 0 || none.Length == Kinds.Count()))
            throw new CommandException(ExitCode.Data, [.. none.Select(kind => $"{kind.Path}: {kind.Reason}; add it, or leave this kind of report out.")]);
        var faults = _options.Only.Where(report => !all.Contains(Canonical(report)))
            .Select(report => $"--only {ReportKinds.WordOf(report.Kind)}:{report.Id}: is not among the units of this extract; check the id.")
            .ToList();
        if (faults.Count > 0) throw CommandException.Usage(faults);
        _manifest = _manifest with { NotMade = none };
        return none;
    }

    private static string WhatItNeeds(ReportKind kind) => kind switch
    {
        ReportKind.Municipal or ReportKind.National => "needs the municipality of residence in every file of the extract",
        ReportKind.Network => "needs the municipality of residence in every file of the extract, and a network with municipalities of population.csv in groups.csv",
        ReportKind.Doctor => "needs doctors with their practices in gp_list.csv, and prescribers who are persons",
        ReportKind.Cluster => "needs clusters or course groups in groups.csv, and practices in the rows",
        _ => "needs a practice in the rows, or prescribers in the rows and their practices in gp_list.csv",
    };

    /// <summary>Writes what is missing.</summary>
    /// <returns>What failed, and how many files were written now.</returns>
    public (IReadOnlyList<ManifestFailure> Failures, int Written) Write(IProgress<BatchProgress>? progress, CancellationToken cancellation)
    {
        var kept = Kept();
        _manifest.With(kept, complete: false).Write(_options.Output);
        var wanted = Wanted(kept);
        if (wanted.Count == 0)
        {
            var (same, renewed) = WithPages(kept, kept);
            _manifest.With(same, complete: true).Write(_options.Output);
            return ([], renewed);
        }
        TemporaryFiles.AddWorkplace(_options.Output);
        try
        {
            var result = ReportBatch.Write(_publication, ToBatch(wanted), progress, cancellation);
            ManifestFailure[] failures = [.. result.Failures.Select(failure => new ManifestFailure(failure.RelativePath, failure.Message))];
            var files = Union(kept, result.Files.Select(file => new ManifestFile(file.RelativePath, file.Sha256)));
            (files, int pages) = WithPages(files, kept);
            _manifest.With(files, complete: failures.Length == 0, failures).Write(_options.Output);
            return (failures, result.Files.Count + pages);
        }
        catch (OperationCanceledException)
        {
            var done = wanted.SelectMany(FilesOf).Where(path => File.Exists(FullPath(path))).Select(path => new ManifestFile(path, FileHash.Of(FullPath(path))));
            _manifest.With(Union(kept, done), complete: false).Write(_options.Output);
            throw;
        }
        finally
        {
            TemporaryFiles.ForgetWorkplace(_options.Output);
        }
    }

    /// <summary>The files with the pages to look at them, which are written where they are not the same already.</summary>
    private (List<ManifestFile> Files, int Written) WithPages(List<ManifestFile> files, List<ManifestFile> kept)
    {
        var there = kept.ToHashSet();
        int written = 0;
        var pages = new List<ManifestFile>();
        foreach (var page in ReleasePages.Of(_publication, files.Select(file => file.Path), _options.Languages, _options.Watermark))
        {
            pages.Add(new ManifestFile(page.RelativePath, Convert.ToHexStringLower(SHA256.HashData(page.Bytes))));
            if (there.Contains(pages[^1])) continue;
            AtomicFile.Write(FullPath(page.RelativePath), Access.Usual, stream => stream.Write(page.Bytes));
            written++;
        }
        return (Union(files, pages), written);
    }

    /// <summary>Files of an earlier run that belong to the same release and are still what they were; those of any other release are removed.</summary>
    private List<ManifestFile> Kept()
    {
        var earlier = Manifest.Read(_options.Output);
        if (earlier is null) return [];
        if (earlier.IsSameRelease(_manifest))
            return [.. earlier.Files.Where(file => File.Exists(FullPath(file.Path)) && FileHash.Of(FullPath(file.Path)) == file.Sha256)];
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            string folder = FullPath(ReportKinds.WordOf(kind));
            if (!Directory.Exists(folder)) continue;
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".pdf" or ".csv")) File.Delete(path);
        }
        // The one report without a folder, and the pages; whatever else lies there is not ours.
        string national = ReportKinds.WordOf(ReportKind.National);
        foreach (string path in earlier.Files.Select(file => file.Path)
            .Where(path => ReleasePages.IsPage(path) || (!path.Contains('/', StringComparison.Ordinal) && path.StartsWith(national + ".", StringComparison.Ordinal)))
            .Where(path => File.Exists(FullPath(path))))
            File.Delete(FullPath(path));
        return [];
    }

    private IEnumerable<ReportKind> Kinds => _options.Only.Count > 0 ? _options.Only.Select(report => report.Kind).Distinct() : _options.Kinds;

    /// <summary>The reports that this run is to write.</summary>
    private List<ReportSelection> Wanted(List<ManifestFile> kept)
    {
        var chosen = _options.Only.Count > 0
            ? _options.Only.Select(Canonical).SelectMany(CopiesOf)
            : AllReports().Where(report => _options.Kinds.Contains(report.Kind));
        if (!_options.Resume) return [.. chosen.Distinct()];
        var there = kept.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return [.. chosen.Distinct().Where(report => !FilesOf(report).All(there.Contains))];
    }

    private ReportOptions ToBatch(List<ReportSelection> wanted) => new()
    {
        Directory = _options.Output,
        Kinds = [.. wanted.Select(report => report.Kind).Distinct().Order()],
        Only = wanted,
        Languages = _options.Languages,
        Watermark = _options.Watermark,
        Archive = _options.Archive,
        Also = _options.Also,
        Workers = Environment.ProcessorCount,
    };

    private IEnumerable<ReportSelection> AllReports() => _publication.Municipalities
        .Select(book => new ReportSelection(ReportKind.Municipal, book.Municipality.ToString()))
        .Concat(_publication.Practices.Select(book => new ReportSelection(ReportKind.Practice, book.PracticeId)))
        .Concat(_publication.Doctors.Select(book => new ReportSelection(ReportKind.Doctor, book.DoctorId)))
        .Concat(_publication.Clusters.Select(book => new ReportSelection(ReportKind.Cluster, ReportBatch.IdOf(book))))
        .Concat(_publication.Networks.Select(book => new ReportSelection(ReportKind.Network, book.NetworkId)))
        .Concat(_publication.National is { } national ? [new ReportSelection(ReportKind.National, national.Nation)] : []);

    /// <summary>A cluster that is asked for is all its copies.</summary>
    private IEnumerable<ReportSelection> CopiesOf(ReportSelection report) => report.Kind == ReportKind.Cluster
        ? _publication.Clusters.Where(book => book.Id == report.Id || ReportBatch.IdOf(book) == report.Id).Select(book => new ReportSelection(ReportKind.Cluster, ReportBatch.IdOf(book)))
        : [report];

    /// <summary>Municipality 301 is 0301.</summary>
    private ReportSelection Canonical(ReportSelection report) =>
        report.Kind == ReportKind.Municipal && Prescribing.MunicipalityCode.TryParse(report.Id, out var code) ? report with { Id = code.ToString() }
        : report is { Kind: ReportKind.National, Id: TheNation } && _publication.National is { } national ? report with { Id = national.Nation }
        : report;

    private IReadOnlyList<string> FilesOf(ReportSelection report) => ReportBatch.FilesOf(report, _options.Languages, _options.Also);

    private string FullPath(string relative) => Path.Combine(_options.Output, relative);

    /// <summary>The later entry of a path wins.</summary>
    private static List<ManifestFile> Union(IEnumerable<ManifestFile> kept, IEnumerable<ManifestFile> now)
    {
        var files = kept.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in now) files[file.Path] = file;
        return [.. files.Values];
    }
}
