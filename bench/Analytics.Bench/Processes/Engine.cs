using System.Diagnostics;
using Analytics.Bench.Peers;

namespace Analytics.Bench.Processes;

/// <summary>A program that is run whole, as a user would.</summary>
internal sealed record Engine(string Name, Func<Job, string, ProcessStartInfo> Start, bool WritesTables)
{
    /// <summary>Ours first, also as a native program where there is one; then the peers.</summary>
    public static IReadOnlyList<Engine> All(Skil skil, Skil? native) =>
    [
        .. OfOurs("skil", skil),
        .. native is { } program ? OfOurs("native", program) : [],
        new("gunzip", (job, _) => Ourselves(["decompress", job.FileOf("gzip")]), WritesTables: false),
        new("unzstd", (job, _) => Ourselves(["decompress", job.FileOf("zstd")]), WritesTables: false),
        .. PeerJobs.All.Keys.Select(peer => new Engine(peer, (job, output) => Ourselves(["peer", peer, job.Extract, output]), WritesTables: true)),
        new("wc", (job, _) => new("wc", ["-l", job.Extract]), WritesTables: false),
    ];

    private static IEnumerable<Engine> OfOurs(string name, Skil skil) =>
    [
        new(name, (job, output) => skil.Tally(job.Configuration, output), WritesTables: true),
        new(name + "-1", (job, output) => skil.Tally(job.Configuration, output).OnOneCore(), WritesTables: true),
        new(name + "-vlm", (job, output) => skil.Tally(job.WithPack, output), WritesTables: true),
        new(name + "-all", (job, output) => skil.Tally(job.WithCatalogue, output), WritesTables: true),
        .. Variants.All.Keys.Select(variant => new Engine($"{name}-{variant}", (job, output) => skil.Tally(job.Variant(variant), output), WritesTables: variant != "patients")),
        new(name + "-quirks", (job, output) => skil.Tally(job.WithQuirks(), output), WritesTables: false),
        new(name + "-prepared", (job, output) => skil.Tally(job.Prepared(skil.Prepare), output), WritesTables: true),
    ];

    private static ProcessStartInfo Ourselves(string[] arguments) =>
        new(Environment.ProcessPath!, [.. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Engine).Assembly.Location, .. arguments] : arguments]);
}
