using Analytics.Configuration;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Reports;

namespace Analytics.Cli.Configuration;

/// <summary>What a configuration is read for.</summary>
internal enum Purpose
{
    /// <summary>Reports need measures and a whole year.</summary>
    Reports,
    CrossChecks,
}

/// <summary>Reads <c>skil.json</c> and finds all that is wrong with it before a byte of an extract is read.</summary>
internal sealed class RunConfigurationReader
{
    private readonly List<ConfigurationFault> _faults = [];
    private readonly JsonSection? _root;
    private readonly string _path;
    private readonly string _directory;
    private readonly Func<Stream> _standardInput;

    private RunConfigurationReader(string path, Func<Stream> standardInput)
    {
        _standardInput = standardInput;
        _path = Path.GetFullPath(path);
        _directory = Path.GetDirectoryName(_path)!;
        string name = Path.GetFileName(path);
        try
        {
            _root = JsonSection.Read(File.ReadAllBytes(_path), name, _faults);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            _faults.Add(new(path, "is not there", "check the path, or make one with `skil sample`"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _faults.Add(new(path, "cannot be read", "check that it is a file and that you may open it"));
        }
    }

    /// <param name="standardInput">For an extract whose files are <c>-</c>.</param>
    /// <exception cref="ConfigurationException">Names every fault.</exception>
    public static RunConfiguration Read(string path, Purpose purpose, Func<Stream> standardInput)
    {
        var reader = new RunConfigurationReader(path, standardInput);
        var configuration = reader._root is null ? null : reader.Read(reader._root, purpose);
        return reader._faults.Count == 0 ? configuration! : throw new ConfigurationException(reader._faults);
    }

    /// <summary>Holes are filled with harmless values: with a fault nothing of it is used.</summary>
    private RunConfiguration Read(JsonSection root, Purpose purpose)
    {
        var configuration = new RunConfiguration
        {
            Path = _path,
            Extracts = Extracts(root),
            ReferenceDirectory = Reference(root),
            Period = Period(root, purpose),
            Measures = Measures(root, purpose),
            Comparisons = root.Has("comparisons") ? root.Choices<Comparison>("comparisons") : [],
            Policy = PolicyReader.Read(root.Section("policy")),
            Attribution = Attribution(root),
            Date = root.Day("date", required: true) ?? default,
            Batch = root.Text("batch", required: true) ?? "",
            Edition = root.Text("edition") ?? "",
            OmeProfile = Profile(root),
            MaxRefusedShare = (double)(root.Number("maxRefusedShare", 0, 1) ?? 0.01m),
            Reports = Reports(root),
            Also = root.Has("also") ? root.Choices<Companion>("also") : [],
            Languages = root.Has("languages") ? Languages(root) : [Language.Nb],
            Output = Path.GetFullPath(root.Text("out") ?? "out", _directory),
            Ledger = Path.GetFullPath(root.Text("ledger") ?? "releases.json", _directory),
            KeepsLedger = root.Has("ledger"),
        };
        root.RefuseOtherKeys();
        return configuration;
    }

    private List<ExtractSource> Extracts(JsonSection root)
    {
        var sources = new List<ExtractSource>();
        var entries = root.Sections("extracts", required: true);
        if (root.Has("extracts") && entries.Count == 0) root.Fault("extracts", "names no extract", "add { \"files\": …, \"format\": … }");
        foreach (var entry in entries)
        {
            var format = Format(entry);
            string? files = entry.Text("files", required: true);
            entry.RefuseOtherKeys();
            if (files is null) continue;
            IReadOnlyList<string> paths = [];
            try
            {
                paths = ExtractFiles.Expand(files, _directory);
            }
            catch (ExtractException)
            {
                entry.Fault("files", "matches no file", "check the path; it is relative to the directory of this file");
            }
            if (format is not null) sources.AddRange(paths.Select(path => ExtractFiles.ToSource(path, format, _standardInput)));
        }
        foreach (var twice in sources.GroupBy(source => source.Path, StringComparer.Ordinal).Where(group => group.Count() > 1))
            root.Fault("extracts", $"takes {ExtractFiles.NameOf(twice.Key, _directory)} twice", "let each file match one entry only");
        return sources;
    }

    private ExtractFormat? Format(JsonSection entry)
    {
        if (entry.Text("format", required: true) is not { } format) return null;
        try
        {
            return ExtractFormat.Load(format, _directory);
        }
        catch (ExtractFormatException e)
        {
            foreach (string fault in e.Faults) entry.Fault("format", "cannot be used", fault.TrimEnd('.'));
            return null;
        }
    }

    private string Reference(JsonSection root)
    {
        if (root.Text("reference", required: true) is not { } reference) return "";
        string directory = Path.GetFullPath(reference, _directory);
        if (!Directory.Exists(directory)) root.Fault("reference", "is not a directory", "name the directory that holds population.csv");
        return directory;
    }

    private static ReportingPeriod Period(JsonSection root, Purpose purpose)
    {
        if (root.Section("period", required: true) is not { } section) return default;
        var (from, to) = (section.Day("from", required: true), section.Day("to", required: true));
        section.RefuseOtherKeys();
        if (from is not { } first || to is not { } last) return default;
        var period = new ReportingPeriod(first, last);
        if (last < first) root.Fault("period", "ends before it begins", "exchange from and to");
        else if (purpose == Purpose.Reports && !period.WholeYears.Any())
            root.Fault("period", "holds no whole calendar year", "let it begin on 1 January and end on 31 December");
        return period;
    }

    private static Attribution Attribution(JsonSection root)
    {
        switch (root.Text("attribution"))
        {
            case null or "prescriber": return Prescribing.Attribution.Prescriber;
            case "list": return Prescribing.Attribution.List;
            default:
                root.Fault("attribution", "is no way to put dispensings down to practices", "write \"prescriber\" or \"list\"");
                return default;
        }
    }

    private static IReadOnlyList<MeasureDefinition> Measures(JsonSection root, Purpose purpose)
    {
        string? pack = root.Text("pack");
        var ids = root.Texts("measures");
        if (pack is not null && ids is not null) root.Fault("measures", "stands beside pack", "keep one of the two");
        else if (!root.Has("pack") && !root.Has("measures")) root.Fault("pack", "is missing", $"add it as {PackNames}, or list measures");
        else if (ids is { Count: 0 } && purpose == Purpose.Reports) root.Fault("measures", "is empty, so there is nothing to report", "name measures, or use `skil tally` for the cross-checks alone");
        if (ids is not null) return Chosen(root, ids);
        if (pack is null) return [];
        var found = MeasurePack.BuiltIn.FirstOrDefault(known => known.Id == pack);
        if (found is null) root.Fault("pack", $"names \"{pack}\", which does not exist", $"write {PackNames}");
        return found?.Measures ?? [];
    }

    private static List<MeasureDefinition> Chosen(JsonSection root, IReadOnlyList<string> ids)
    {
        var measures = new List<MeasureDefinition>();
        foreach (string id in ids)
        {
            if (MeasureCatalogue.BuiltIn.TryFind(id, out var measure)) measures.Add(measure);
            else root.Fault("measures", $"names \"{id}\", which does not exist", MeasureNames.Suggest(id));
        }
        return measures;
    }

    private static string PackNames => string.Join(" or ", MeasurePack.BuiltIn.Select(pack => $"\"{pack.Id}\""));

    private static OmeProfile Profile(JsonSection root)
    {
        if (root.Text("omeProfile") is not { } name) return OmeProfile.NoHdir;
        foreach (var known in OmeProfiles.All)
        {
            if (known.Name == name) return known.Profile;
        }
        root.Fault("omeProfile", $"names \"{name}\", which does not exist", $"write {string.Join(" or ", OmeProfiles.All.Select(known => $"\"{known.Name}\""))}");
        return OmeProfile.NoHdir;
    }

    private static List<ReportKind> Reports(JsonSection root)
    {
        var kinds = new List<ReportKind>();
        if (root.Texts("reports") is not { } words) return [.. Enum.GetValues<ReportKind>()];
        foreach (string word in words)
        {
            if (ReportKinds.Find(word, out string problem, out string remedy) is { } kind) kinds.Add(kind);
            else root.Fault("reports", problem, remedy);
        }
        if (words.Count == 0) root.Fault("reports", "names no report kind", $"choose among {string.Join(", ", ReportKinds.Words)}");
        return kinds;
    }

    private IReadOnlyList<Language> Languages(JsonSection root)
    {
        int before = _faults.Count;
        var languages = root.Choices<Language>("languages");
        if (languages.Count == 0 && _faults.Count == before) root.Fault("languages", "names no language", "write [\"nb\"], or da or en");
        return languages;
    }
}
