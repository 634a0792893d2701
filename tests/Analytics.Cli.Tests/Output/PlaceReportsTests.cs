using System.Text;
using System.Text.Json;

namespace Analytics.Cli.Tests.Output;

/// <summary>The reports on several places, from the command line.</summary>
public sealed class PlaceReportsTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public PlaceReportsTests()
    {
        _world.Configure(("\"municipal\", \"practice\"", "\"network\", \"national\""));
        _world.Write("reference/groups.csv", "group_id;kind;name;member_kind;member_id;from;to;subgroup\nLN1;network;Nettverk 1;municipality;0301;;;\nLN1;network;Nettverk 1;municipality;4601;;;\n");
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void NetworksHaveAFolder_AndTheNationAFile()
    {
        Run();
        Assert.Equal(["national.csv", "national.pdf", "network/LN1.csv", "network/LN1.pdf"], Reports());
        Assert.Contains(File.ReadLines(_world.In("out/network/LN1.csv")), line => line.StartsWith("users.opi;network;LN1;all;2023;", StringComparison.Ordinal) && line.EndsWith(";shown", StringComparison.Ordinal));
        var first = _world.FilesIn("out");
        Run();
        Assert.Equal(first, _world.FilesIn("out"));
    }

    [Fact]
    public void Only_TakesANetworkByItsId_AndTheNationByItsWord()
    {
        Run("--only", "national");
        Assert.Equal(["national.csv", "national.pdf"], Reports());
        Run("--only", "network:LN1", "--resume");
        Assert.Equal(4, Reports().Count);
        var skil = Skil.Run("run", _world.Configuration, "--only", "network:LN9");
        Assert.Equal((ExitCode.Usage, "--only network:LN9: is not among the units of this extract; check the id."), (skil.ExitCode, Assert.Single(skil.Sentences)));
    }

    [Fact]
    public void ANewRelease_LeavesNothingOfTheOldNation()
    {
        Run();
        _world.Write("out/notes.pdf", "mine");
        _world.Configure(("\"municipal\", \"practice\"", "\"network\""), ("\"date\": \"2024-03-01\"", "\"date\": \"2024-04-01\""));
        Run();
        Assert.Equal(["network/LN1.csv", "network/LN1.pdf"], Reports());
        Assert.True(File.Exists(_world.In("out/notes.pdf")));
    }

    [Fact]
    public void WithoutANetwork_TheKindIsPassedOver()
    {
        _world.Write("reference/groups.csv", "group_id;kind;name;member_kind;member_id;from;to;subgroup\n");
        Assert.Contains("No network reports: this kind needs", Run(), StringComparison.Ordinal);
        Assert.Equal(["national.csv", "national.pdf"], Reports());
    }

    [Fact]
    public void TheArchiveForm_IsChosen_StandsInTheManifest_AndMakesAnotherRelease()
    {
        Run("--only", "national");
        string usual = Head();
        Run("--only", "national", "--pdfa", "1b", "--resume");
        Assert.Equal(("%PDF-1.7", "%PDF-1.4"), (usual, Head()));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_world.In("out/manifest.json")));
        Assert.Equal("1b", manifest.RootElement.GetProperty("pdfa").GetString());
        Assert.Equal(ExitCode.Usage, Skil.Run("run", _world.Configuration, "--pdfa", "3u").ExitCode);

        string Head() => Encoding.ASCII.GetString(File.ReadAllBytes(_world.In("out/national.pdf")), 0, 8);
    }

    private string Run(params string[] options)
    {
        var skil = Skil.Run(["run", _world.Configuration, .. options]);
        Assert.Equal((ExitCode.Done, ""), (skil.ExitCode, skil.Errors));
        return skil.Output;
    }

    private List<string> Reports()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_world.In("out/manifest.json")));
        string[] named = [.. manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!).Where(path => path != "index.html")];
        string[] there = [.. _world.FilesIn("out").Select(file => file.Path).Where(path => path.StartsWith("network/", StringComparison.Ordinal) || path.StartsWith("national.", StringComparison.Ordinal))];
        Assert.Equal(there, named);
        return [.. named];
    }
}
