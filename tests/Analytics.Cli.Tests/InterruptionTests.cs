using System.Diagnostics;

namespace Analytics.Cli.Tests;

public sealed class InterruptionTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>What a loaded machine may add to the second that is promised.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    /// <summary>The extract is a pipe that nobody fills, so that reading it can neither end nor be asked to.</summary>
    [SkippableFact]
    public async Task AToolThatHangs_StopsWithinASecond()
    {
        string pipe = _world.In("extract/pipe.csv");
        Skip.IfNot(OperatingSystem.IsLinux() && Succeeds("mkfifo", pipe));
        using var tool = Process.Start(new ProcessStartInfo("dotnet", [typeof(SkilTool).Assembly.Location, "check", pipe, "--format", "skil"]) { RedirectStandardError = true })!;
        // Opening waits until the other side reads.
        await using var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
            .WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(Succeeds("kill", "-TERM", tool.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        await tool.WaitForExitAsync().WaitAsync(Second + Margin);
        Assert.Equal(ExitCode.Interrupted, tool.ExitCode);
        Assert.Equal(Failure.Stopped, (await tool.StandardError.ReadToEndAsync()).Trim());
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
