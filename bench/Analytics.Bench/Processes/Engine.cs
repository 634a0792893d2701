using System.Diagnostics;
using Analytics.Bench.Peers;

namespace Analytics.Bench.Processes;

/// <summary>A program that is run whole, as a user would.</summary>
internal sealed record Engine(string Name, Func<Job, string, ProcessStartInfo> Start, bool WritesTables)
{
    /// <summary>Ours first; then those that can be found.</summary>
    public static IReadOnlyList<Engine> All(string skil) =>
    [
        new("skil", (job, output) => Tally(skil, job.Configuration, output), WritesTables: true),
        new("skil-1", (job, output) => new("taskset", ["-c", "0", "dotnet", skil, "tally", job.Configuration, "--out", output, "--quiet"]), WritesTables: true),
        new("skil-vlm", (job, output) => Tally(skil, job.WithPack, output), WritesTables: true),
        new("skil-all", (job, output) => Tally(skil, job.WithCatalogue, output), WritesTables: true),
        .. Variants.All.Keys.Select(name => new Engine("skil-" + name, (job, output) => Tally(skil, job.Variant(name), output), WritesTables: name != "patients")),
        new("skil-quirks", (job, output) => Tally(skil, job.WithQuirks(), output), WritesTables: false),
        new("skil-prepared", (job, output) => Tally(skil, job.Prepared((extract, copy) => Prepare(skil, extract, copy)), output), WritesTables: true),
        new("gunzip", (job, _) => Ourselves(["decompress", job.FileOf("gzip")]), WritesTables: false),
        new("unzstd", (job, _) => Ourselves(["decompress", job.FileOf("zstd")]), WritesTables: false),
        .. PeerJobs.All.Keys.Select(peer => new Engine(peer, (job, output) => Ourselves(["peer", peer, job.Extract, output]), WritesTables: true)),
        new("wc", (job, _) => new("wc", ["-l", job.Extract]), WritesTables: false),
    ];

    private static ProcessStartInfo Tally(string skil, string configuration, string output) => new("dotnet", [skil, "tally", configuration, "--out", output, "--quiet"]);

    private static void Prepare(string skil, string extract, string copy) =>
        Measured.Of(new ProcessStartInfo("dotnet", [skil, "prepare", extract, "--out", copy, "--quiet"]));

    private static ProcessStartInfo Ourselves(string[] arguments) =>
        new(Environment.ProcessPath!, [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Engine).Assembly.Location, .. arguments] : arguments]);
}
