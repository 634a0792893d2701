using System.Text.Json;

namespace Analytics.Cli.Tests.Output;

/// <summary>Releases of one ledger, as files.</summary>
public sealed class ReleaseLedgerTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void EveryRelease_IsEntered_ForItsOwnerAlone()
    {
        Run("2024-1");
        Run("2024-2");
        var batches = Batches();
        Assert.Equal(["2024-1", "2024-2"], batches.Select(batch => batch.GetProperty("batch").GetString()));
        string[] files = [_world.In("releases.json"), .. batches.Select(batch => _world.In(batch.GetProperty("figures").GetString()!))];
        Assert.All(files, file => Assert.True(File.Exists(file)));
        if (OperatingSystem.IsWindows()) return;
        foreach (string file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void ABatchMadeAgain_TakesItsOwnPlace_WhateverItWas()
    {
        Run("2024-1");
        string before = File.ReadAllText(_world.In("releases.json"));
        Run("2024-1");
        Assert.Equal(before, File.ReadAllText(_world.In("releases.json")));

        // It is no earlier release of its own: other figures are its figures now.
        _world.Write("extract/2023.csv", string.Join('\n', File.ReadLines(_world.In("extract/2023.csv")).Where((_, i) => i % 5 != 1)));
        var figures = _world.FilesIn("out/practice");
        Run("2024-1");
        Assert.NotEqual(figures, _world.FilesIn("out/practice"));
        Assert.Single(Batches());
    }

    /// <summary>A corrected extract does not move what was released of a small unit.</summary>
    [Fact]
    public void TheNextBatch_TellsOfTheSamePeriodWhatTheFirstOneTold()
    {
        Run("2024-1");
        var before = Figures();
        _world.Write("extract/2023.csv", string.Join('\n', File.ReadLines(_world.In("extract/2023.csv")).Where((_, i) => i % 5 != 1)));
        Run("2024-2");
        Assert.Contains(before, line => line.Value.EndsWith(";shown", StringComparison.Ordinal));
        Assert.Equal(before, Figures());
    }

    [Fact]
    public void FewerMeasures_AreRefused_BeforeAnythingIsWritten()
    {
        Run("2024-1");
        var before = _world.FilesIn("out");
        _world.Configure(("\"2024-1\"", "\"2024-2\""), ("\"pack\": \"opioids-kaph\"", "\"measures\": [\"did.opi\"]"));
        var refused = Skil.Run("run", _world.Configuration);
        Assert.Equal(5, refused.ExitCode);
        Assert.Contains("2024-1", Assert.Single(refused.Sentences), StringComparison.Ordinal);
        Assert.Equal(before, _world.FilesIn("out"));
        Assert.Single(Batches());
    }

    [Theory]
    [InlineData("releases.json")]
    [InlineData("figures")]
    public void ADamagedLedger_StopsTheRun_AndIsNotQuoted(string which)
    {
        Run("2024-1");
        string file = which == "figures" ? _world.In(Batches()[0].GetProperty("figures").GetString()!) : _world.In(which);
        File.AppendAllText(file, "K0;12345\n");
        _world.Configure(("\"2024-1\"", "\"2024-2\""));
        var refused = Skil.Run("run", _world.Configuration);
        Assert.Equal(2, refused.ExitCode);
        Assert.DoesNotContain("12345", Assert.Single(refused.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutALedger_TheRunSaysSo()
    {
        _world.Configure((", \"ledger\": \"releases.json\"", ""));
        var run = Skil.Run("run", _world.Configuration);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ledger", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_world.In("releases.json")));
    }

    private void Run(string batch)
    {
        _world.Configure(("\"2024-1\"", $"\"{batch}\""));
        Assert.Equal(0, Skil.Run("run", _world.Configuration).ExitCode);
    }

    private List<JsonElement> Batches() => [.. JsonDocument.Parse(File.ReadAllText(_world.In("releases.json"))).RootElement.EnumerateArray()];

    /// <summary>Of practices.</summary>
    private SortedDictionary<string, string> Figures() => new(Directory.GetFiles(_world.In("out/practice"), "*.csv").SelectMany(File.ReadLines)
        .Where(line => line.Contains(";practice;", StringComparison.Ordinal)).Distinct().ToDictionary(line => string.Join(';', line.Split(';')[..5])), StringComparer.Ordinal);
}
