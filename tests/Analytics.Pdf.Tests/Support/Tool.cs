using System.Diagnostics;

namespace Analytics.Pdf.Tests;

/// <summary>Programs outside the SDK that some tests ask for a second opinion.</summary>
internal static class Tool
{
    /// <summary>Exit code, and what it said on both outputs.</summary>
    public static (int Exit, string Output) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}

/// <summary>A PDF on disk for as long as a tool looks at it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path => System.IO.Path.Combine(_directory.FullName, "sample.pdf");

    public void Dispose() => _directory.Delete(recursive: true);
}
