using System.Diagnostics;
using System.IO.Compression;

namespace Analytics.Cli.Tests.Commands;

public sealed class StandardInputTests : IDisposable
{
    private const string FromFiles = "\"files\": \"extract/*.csv\"";
    private const string FromStandardInput = "\"files\": \"-\"";

    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void Check_ReadsStandardInput_WhateverItsCompression(string compression)
    {
        var skil = Skil.Run(Extract(compression), "check", "-");
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        Assert.Contains("standard input", skil.Output, StringComparison.Ordinal);
        Assert.Contains("2,400", skil.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StandardInputThatIsNoExtract_IsRefusedAsSuch()
    {
        var skil = Skil.Run(new MemoryStream("a;b\n1;2\n"u8.ToArray()), "check", "-");
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.StartsWith("standard input, line 1: expected the header of a known format", Assert.Single(skil.Sentences), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void Tally_WritesTheSameBytes_FromFilesHoweverPacked_AndFromStandardInput(string compression)
    {
        Assert.Equal(ExitCode.Done, Skil.Run("tally", _world.Configuration, "--out", _world.In("plain")).ExitCode);
        string[] lines = File.ReadAllLines(_world.In("extract/2023.csv"));
        var parts = lines.Skip(1).Chunk(500).ToList();
        for (int i = 0; i < parts.Count; i++)
        {
            string ending = i % 3 == 0 ? ".gz" : i % 3 == 1 ? ".zst" : "";
            using var file = File.Create(_world.In($"extract/part{i}.csv{ending}"));
            Pack(string.Join('\n', parts[i].Prepend(lines[0])), ending switch { ".gz" => "gzip", ".zst" => "zstd", _ => "plain" }).CopyTo(file);
        }
        _world.Configure((FromFiles, "\"files\": \"extract/part*\""));
        Assert.Equal(ExitCode.Done, Skil.Run("tally", _world.Configuration, "--out", _world.In("parts")).ExitCode);
        _world.Configure((FromFiles, FromStandardInput));
        Assert.Equal(ExitCode.Done, Skil.Run(Extract(compression), "tally", _world.Configuration, "--out", _world.In("piped")).ExitCode);

        Assert.Equal(_world.FilesIn("plain"), _world.FilesIn("parts"));
        Assert.Equal(_world.FilesIn("plain"), _world.FilesIn("piped"));
    }

    [Fact]
    public void Run_HasNoHashOfStandardInput()
    {
        _world.Configure((FromFiles, FromStandardInput));
        Assert.Equal(ExitCode.Done, Skil.Run(Extract("gzip"), "run", _world.Configuration, "--only", "municipal:0301").ExitCode);
        string inputs = File.ReadAllText(_world.In("out/steward/inputs.json"));
        Assert.Contains("\"path\": \"standard input\",\n    \"sha256\": null", inputs, StringComparison.Ordinal);
        Assert.Contains("\"path\": \"skil.json\",\n    \"sha256\": \"", inputs, StringComparison.Ordinal);
    }

    [Fact]
    public void StandardInput_CanStandInOneEntryOnly()
    {
        _world.Configure(($"{{ {FromFiles}, \"format\": \"skil\" }}", $"{{ {FromStandardInput}, \"format\": \"skil\" }}, {{ {FromStandardInput}, \"format\": \"lmr\" }}"));
        var skil = Skil.Run(Extract("plain"), "tally", _world.Configuration, "--out", _world.In("tally"));
        Assert.Equal((ExitCode.Usage, "skil.json, extracts: takes standard input twice; let each file match one entry only."), (skil.ExitCode, Assert.Single(skil.Sentences)));
    }

    /// <summary>As a shell's process substitution gives it: a path that can be opened only once.</summary>
    [SkippableFact]
    public async Task ANamedPipe_IsReadOnce()
    {
        string pipe = _world.In("pipe");
        Skip.IfNot(OperatingSystem.IsLinux() && MakePipe(pipe));
        var writing = Task.Run(() =>
        {
            using var writer = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            Extract("zstd").CopyTo(writer);
        });
        var skil = await Task.Run(() => Skil.Run("check", pipe)).WaitAsync(TimeSpan.FromMinutes(1));
        await writing;
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        Assert.Contains("2,400", skil.Output, StringComparison.Ordinal);
    }

    private MemoryStream Extract(string compression) => Pack(File.ReadAllText(_world.In("extract/2023.csv")), compression);

    private static MemoryStream Pack(string text, string compression)
    {
        var packed = new MemoryStream();
        using (Stream stream = compression switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "zstd" => new ZstdSharp.CompressionStream(packed),
            _ => packed,
        }) stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return new MemoryStream(packed.ToArray());
    }

    private static bool MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", path);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
