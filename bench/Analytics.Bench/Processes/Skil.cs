using System.Diagnostics;

namespace Analytics.Bench.Processes;

/// <summary>The command line, as a program of its own or (<c>.dll</c>) for the run-time.</summary>
internal readonly record struct Skil(string Path)
{
    public ProcessStartInfo Tally(string configuration, string output) => Start("tally", configuration, "--out", output, "--quiet");

    /// <summary>Writes the prepared copy of an extract to a directory.</summary>
    public void Prepare(string extract, string copy) => Measured.Of(Start("prepare", extract, "--out", copy, "--quiet"));

    private ProcessStartInfo Start(params string[] arguments) =>
        Path.EndsWith(".dll", StringComparison.Ordinal) ? new("dotnet", [Path, .. arguments]) : new(Path, arguments);
}

internal static class ProcessStarts
{
    public static ProcessStartInfo OnOneCore(this ProcessStartInfo start) => new("taskset", ["-c", "0", start.FileName, .. start.ArgumentList]);
}
