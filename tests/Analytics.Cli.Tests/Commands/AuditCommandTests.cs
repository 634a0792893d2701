namespace Analytics.Cli.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ARelease_IsAttacked_AndHolds()
    {
        Assert.Equal(0, Skil.Run("run", _world.Configuration).ExitCode);
        var audit = Skil.Run("audit", _world.In("out"));
        Assert.Equal((0, ""), (audit.ExitCode, audit.Errors));
        Assert.Contains("Whoever has all documents can work out none of them", audit.Output, StringComparison.Ordinal);
        Assert.Contains("Not tried:", audit.Output, StringComparison.Ordinal);
    }

    /// <summary>Someone has put a number back by hand.</summary>
    [Fact]
    public void ATamperedRelease_IsRefused()
    {
        Assert.Equal(0, Skil.Run("run", _world.Configuration).ExitCode);
        string path = _world.In("out/municipal/0301.csv");
        string[] lines = File.ReadAllLines(path);
        int at = Array.FindIndex(lines, line => line.StartsWith("users.opi;municipality;0301;all;2023;", StringComparison.Ordinal));
        File.WriteAllLines(path, [.. lines.Select((line, i) => i == at ? "users.opi;municipality;0301;all;2023;;;;;;withheld:privacy" : line)]);
        var audit = Skil.Run("audit", _world.In("out"));
        Assert.Equal(5, audit.ExitCode);
        Assert.Contains("can work out 1 withheld counts of people, municipality level:\n  users.opi, municipality 0301, 2023", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEarlierRelease_IsLaidBeside()
    {
        Assert.Equal(0, Skil.Run("run", _world.Configuration).ExitCode);
        Assert.Equal(0, Skil.Run("run", _world.Configuration, "--out", _world.In("then")).ExitCode);
        string path = _world.In("then/municipal/0301.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("users.opi;municipality;0301;all;2023;", "users.opi;municipality;0301;all;2023;9", StringComparison.Ordinal));
        var audit = Skil.Run("audit", _world.In("out"), "--earlier", _world.In("then"));
        Assert.Equal(5, audit.ExitCode);
        Assert.Contains("can see corrections since an earlier release of 1 counts of people, municipality level:\n  users.opi, municipality 0301, 2023", audit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("two releases", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNoRelease_IsAnErrorOfUsage()
    {
        var audit = Skil.Run("audit", _world.In("reference"));
        Assert.Equal(2, audit.ExitCode);
        Assert.Contains("holds no release", Assert.Single(audit.Sentences), StringComparison.Ordinal);
    }
}
