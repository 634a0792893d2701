using Analytics.Samples;

namespace Analytics.Bench.Processes;

/// <summary>An extract with what belongs to it, in a directory that goes when the runs are over.</summary>
internal sealed class Job : IDisposable
{
    private const ulong Seed = 1;
    private readonly DirectoryInfo _directory;

    private Job(string place, long rows) => (_directory, Rows) = (Directory.CreateDirectory(Path.Combine(place, $"skil-bench-{Guid.NewGuid():N}")), rows);

    public long Rows { get; }
    public string Extract => Path.Combine(_directory.FullName, "extract", "dispensings.csv");
    public long Bytes => new FileInfo(Extract).Length;

    /// <summary>The cross-checks alone.</summary>
    public string Configuration => Path.Combine(_directory.FullName, "cross-checks.json");

    /// <summary>With the <c>vlm</c> pack.</summary>
    public string WithPack => Path.Combine(_directory.FullName, "skil.json");

    /// <param name="place">A directory with room for 82 bytes a row.</param>
    public static Job Make(string place, long rows, bool quirks)
    {
        var job = new Job(place, rows);
        SampleWriter.Write(new SampleOptions(rows, Seed, job._directory.FullName, quirks), null, CancellationToken.None);
        File.WriteAllText(job.Configuration, File.ReadAllText(job.WithPack).Replace("\"pack\": \"vlm\"", "\"measures\": []", StringComparison.Ordinal));
        return job;
    }

    public string NewOutput() => Directory.CreateDirectory(Path.Combine(_directory.FullName, Path.GetRandomFileName())).FullName;

    /// <summary>Brings the file into the page cache.</summary>
    public void Warm() => LineCount.Of(Extract);

    public void Dispose() => _directory.Delete(recursive: true);
}
