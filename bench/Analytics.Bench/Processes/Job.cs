using Analytics.Measures;
using Analytics.Samples;

namespace Analytics.Bench.Processes;

/// <summary>An extract with what belongs to it, in a directory that goes when the runs are over.</summary>
internal sealed class Job : IDisposable
{
    private const ulong Seed = 1;
    private const string Usual = "extract/dispensings.csv";
    private readonly DirectoryInfo _directory;

    private Job(string place, long rows) => (_directory, Rows) = (Directory.CreateDirectory(Path.Combine(place, $"skil-bench-{Guid.NewGuid():N}")), rows);

    public long Rows { get; }
    public string Extract => Path.Combine(_directory.FullName, Usual);
    public long Bytes => new FileInfo(Extract).Length;

    /// <summary>The cross-checks alone.</summary>
    public string Configuration => Path.Combine(_directory.FullName, "cross-checks.json");

    /// <summary>With the <c>vlm</c> pack.</summary>
    public string WithPack => Path.Combine(_directory.FullName, "skil.json");

    /// <summary>With every measure of the catalogue.</summary>
    public string WithCatalogue
    {
        get
        {
            string configuration = Path.Combine(_directory.FullName, "catalogue.json");
            string ids = string.Join(", ", MeasureCatalogue.BuiltIn.Measures.Select(measure => $"\"{measure.Id}\""));
            File.WriteAllText(configuration, File.ReadAllText(Configuration).Replace("\"measures\": []", $"\"measures\": [{ids}]", StringComparison.Ordinal));
            return configuration;
        }
    }

    /// <param name="place">A directory with room for 82 bytes a row.</param>
    public static Job Make(string place, long rows, bool quirks)
    {
        var job = new Job(place, rows);
        SampleWriter.Write(new SampleOptions(rows, Seed, job._directory.FullName, quirks), null, CancellationToken.None);
        File.WriteAllText(job.Configuration, File.ReadAllText(job.WithPack).Replace("\"pack\": \"vlm\"", "\"measures\": []", StringComparison.Ordinal));
        return job;
    }

    /// <summary>The cross-checks over one of the <see cref="Variants"/>, which is made when it is first asked for.</summary>
    public string Variant(string name)
    {
        string configuration = Path.Combine(_directory.FullName, name + ".json");
        if (File.Exists(configuration)) return configuration;
        Directory.CreateDirectory(Path.Combine(_directory.FullName, name));
        Variants.All[name](Extract, Path.Combine(_directory.FullName, name, "dispensings.csv"));
        return Configure(name, name + "/*");
    }

    /// <summary>The file of a variant that has only one.</summary>
    public string FileOf(string variant) => Directory.GetFiles(Path.GetDirectoryName(Variant(variant)) + "/" + variant).Single();

    /// <summary>The cross-checks over a prepared copy.</summary>
    /// <param name="prepare">Writes the copy of an extract to a directory.</param>
    public string Prepared(Action<string, string> prepare)
    {
        const string Name = "prepared";
        string configuration = Path.Combine(_directory.FullName, Name + ".json");
        if (File.Exists(configuration)) return configuration;
        prepare(Extract, Path.Combine(_directory.FullName, Name));
        return Configure(Name, Name);
    }

    /// <summary>The cross-checks over as many rows, one in a hundred of them quoted or faulty.</summary>
    public string WithQuirks()
    {
        const string Name = "quirks";
        string directory = Path.Combine(_directory.FullName, Name);
        if (!Directory.Exists(directory)) SampleWriter.Write(new SampleOptions(Rows, Seed, directory, Quirks: true), null, CancellationToken.None);
        return Configure(Name, Name + "/" + Usual);
    }

    private string Configure(string name, string files)
    {
        string configuration = Path.Combine(_directory.FullName, name + ".json");
        string usual = File.ReadAllText(Configuration);
        if (!usual.Contains(Usual, StringComparison.Ordinal)) throw new InvalidOperationException("The sample's configuration names another extract.");
        File.WriteAllText(configuration, usual.Replace(Usual, files, StringComparison.Ordinal));
        return configuration;
    }

    public string NewOutput() => Directory.CreateDirectory(Path.Combine(_directory.FullName, Path.GetRandomFileName())).FullName;

    /// <summary>Brings the file into the page cache.</summary>
    public void Warm() => LineCount.Of(Extract);

    public void Dispose() => _directory.Delete(recursive: true);
}
