namespace Analytics.Cli.Tests.Output;

/// <summary>Clusters from the command line: a copy for all and one for each member, from a secret that stays with the owner.</summary>
public sealed class ClusterReleaseTests : IDisposable
{
    private const string Secrets = "releases.secrets.json";

    private readonly SmallWorld _world = new();

    public ClusterReleaseTests()
    {
        _world.Configure(("\"municipal\", \"practice\"", "\"cluster\""));
        _world.Write("reference/groups.csv", "group_id;kind;name;member_kind;member_id;from;to;subgroup\n"
            + string.Concat(Enumerable.Range(0, 4).Select(practice => $"C1;cluster;Klynge 1;practice;K{practice};;;\n")));
        Consent(0, 1, 2, 3);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void EveryMember_HasACopy_AndARunAgainHasTheSameBytes()
    {
        Run();
        var first = _world.FilesIn("out");
        Assert.Equal(
            ["cluster/C1.csv", "cluster/C1.pdf", .. Enumerable.Range(0, 4).SelectMany(practice => new[] { $"cluster/C1/K{practice}.csv", $"cluster/C1/K{practice}.pdf" })],
            first.Select(file => file.Path).Where(path => path.StartsWith("cluster", StringComparison.Ordinal)));
        Run();
        Assert.Equal(first, _world.FilesIn("out"));
    }

    [Fact]
    public void ACluster_IsAskedForWithAllItsCopies_OrOneOfThem()
    {
        Run("--only", "cluster:C1");
        Assert.Equal(10, Clusters("out").Count);
        Run("--only", "cluster:C1/K2", "--out", _world.In("one"));
        Assert.Equal(["cluster/C1/K2.csv", "cluster/C1/K2.pdf"], Clusters("one"));
    }

    [Fact]
    public void TheSecret_IsDrawnOnceForABatch_AndIsTheOwners()
    {
        Run();
        string secret = File.ReadAllText(_world.In(Secrets));
        Run();
        Assert.Equal(secret, File.ReadAllText(_world.In(Secrets)));
        Assert.DoesNotContain(_world.FilesIn("out"), file => File.ReadAllText(_world.In("out/" + file.Path)).Contains(secret.Split('"')[3], StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_world.In(Secrets)));
    }

    [Fact]
    public void AnotherBatch_DrawsOtherLetters()
    {
        Run();
        string letters = File.ReadAllText(_world.In("out/cluster/C1.csv"));
        _world.Configure(("\"municipal\", \"practice\"", "\"cluster\""), ("\"2024-1\"", "\"2024-2\""));
        Run();
        string others = File.ReadAllText(_world.In("out/cluster/C1.csv"));
        Assert.NotEqual(letters, others);
        // The figures are the same, under other letters.
        Assert.Equal(Values(letters), Values(others));

        static IEnumerable<string> Values(string csv) => csv.Split('\n').Select(line => line.Split(';')).Where(fields => fields.Length > 7)
            .Select(fields => fields[1] == "peer" && fields[2].Length == 1 ? $"{fields[0]} {fields[7]}" : string.Join(';', fields)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void AWithdrawnConsent_RemovesTheCopy()
    {
        Run();
        Consent(0, 1, 2);
        Run();
        Assert.DoesNotContain("cluster/C1/K3.pdf", Clusters("out"));
        Assert.Equal(8, Clusters("out").Count);
    }

    [Fact]
    public void SecretsThatCannotBeRead_StopTheRun_AndStay()
    {
        _world.Write(Secrets, "{ \"2024-1\": \"c2hvcnQ=\" }");
        var run = Skil.Run("run", _world.Configuration);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be read as secrets of batches", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ", run.Errors, StringComparison.Ordinal);
        Assert.Equal("{ \"2024-1\": \"c2hvcnQ=\" }", File.ReadAllText(_world.In(Secrets)));
    }

    [Fact]
    public void WithoutClusters_TheKindIsPassedOver()
    {
        _world.Configure(("\"municipal\", \"practice\"", "\"practice\", \"cluster\""));
        _world.Write("reference/groups.csv", "group_id;kind;name;member_kind;member_id;from;to;subgroup\n");
        Assert.Contains("No cluster reports: this kind needs clusters or course groups in groups.csv", Run(), StringComparison.Ordinal);
        Assert.False(File.Exists(_world.In(Secrets)));
    }

    private void Consent(params int[] practices) => _world.Write("reference/consents.csv", "subject_kind;subject_id;scope;given;withdrawn\n"
        + string.Concat(practices.Select(practice => $"practice;K{practice};cluster;2023-01-01;\n")));

    private List<string> Clusters(string directory) =>
        [.. _world.FilesIn(directory).Select(file => file.Path).Where(path => path.StartsWith("cluster", StringComparison.Ordinal))];

    private string Run(params string[] arguments)
    {
        var run = Skil.Run(["run", _world.Configuration, .. arguments]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }
}
