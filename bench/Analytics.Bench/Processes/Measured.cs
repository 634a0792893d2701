using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Analytics.Bench.Processes;

/// <summary>What one run of a process took.</summary>
/// <param name="PeakBytes">Most resident memory, looked at every few milliseconds; 0 where the system does not tell.</param>
internal readonly record struct Measured(double Wall, double Processor, long PeakBytes)
{
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static Measured Of(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        double before = ProcessorTimeOfChildren();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        long peak = 0;
        while (!process.WaitForExit(5)) peak = Math.Max(peak, PeakOf(process.Id));
        double wall = clock.Elapsed.TotalSeconds;
        process.WaitForExit();
        _ = output.Result;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{start.FileName} failed: {errors.Result}");
        return new Measured(wall, ProcessorTimeOfChildren() - before, peak);
    }

    /// <summary>Seconds of all children that have ended: the run-time tells nothing of a process that has.</summary>
    private static double ProcessorTimeOfChildren()
    {
        if (OperatingSystem.IsWindows()) return 0;
        // Two pairs of seconds and microseconds come first; the rest is not looked at.
        Span<long> usage = stackalloc long[32];
        const int Children = -1;
        _ = GetUsage(Children, ref usage[0]);
        return usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, ref long usage);

    private static long PeakOf(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) << 10;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
