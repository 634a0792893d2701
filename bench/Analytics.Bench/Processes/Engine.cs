using System.Diagnostics;
using Analytics.Bench.Peers;

namespace Analytics.Bench.Processes;

/// <summary>A program that is run whole, as a user would.</summary>
internal sealed record Engine(string Name, Func<Job, string, ProcessStartInfo> Start, bool WritesTables)
{
    /// <summary>Ours first; then those that can be found.</summary>
    public static IReadOnlyList<Engine> All(string skil) =>
    [
        new("skil", (job, output) => new("dotnet", [skil, "tally", job.Configuration, "--out", output, "--quiet"]), WritesTables: true),
        new("skil-1", (job, output) => new("taskset", ["-c", "0", "dotnet", skil, "tally", job.Configuration, "--out", output, "--quiet"]), WritesTables: true),
        new("skil-vlm", (job, output) => new("dotnet", [skil, "tally", job.WithPack, "--out", output, "--quiet"]), WritesTables: true),
        .. PeerJobs.All.Keys.Select(peer => new Engine(peer, (job, output) => Ourselves(["peer", peer, job.Extract, output]), WritesTables: true)),
        new("wc", (job, _) => new("wc", ["-l", job.Extract]), WritesTables: false),
    ];

    private static ProcessStartInfo Ourselves(string[] arguments) =>
        new(Environment.ProcessPath!, [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Engine).Assembly.Location, .. arguments] : arguments]);
}
