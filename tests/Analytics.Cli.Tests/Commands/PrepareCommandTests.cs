namespace Analytics.Cli.Tests.Commands;

public sealed class PrepareCommandTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ARunOnTheCopy_ReleasesTheSameDocuments()
    {
        Assert.Equal((ExitCode.Done, ""), Done(Skil.Run("run", _world.Configuration, "--out", _world.In("from-text"))));
        Prepare();
        _world.Configure(("\"extract/*.csv\"", "\"copy\""));
        Assert.Equal((ExitCode.Done, ""), Done(Skil.Run("run", _world.Configuration, "--out", _world.In("from-copy"))));
        Assert.Equal(Released("from-text"), Released("from-copy"));
        Assert.Contains("copy/_prepared.json", File.ReadAllText(_world.In("from-copy/steward/inputs.json")), StringComparison.Ordinal);

        IEnumerable<(string, string)> Released(string directory) =>
            _world.FilesIn(directory).Where(file => file.Path.EndsWith(".pdf", StringComparison.Ordinal) || file.Path.EndsWith(".csv", StringComparison.Ordinal));
    }

    [Fact]
    public void TheCopyIsChecked_LikeAnExtract()
    {
        Prepare();
        foreach (string name in new[] { "copy", "copy/" })
        {
            var skil = Skil.Run("check", _world.In(name));
            Assert.Equal((ExitCode.Done, ""), Done(skil));
            Assert.Contains("copy", skil.Output, StringComparison.Ordinal);
            Assert.Contains("2,400", skil.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatLiesThere_IsLeftAlone()
    {
        _world.Write("reference/mine.txt", "x");
        var skil = Skil.Run("prepare", _world.In("extract"), "--out", _world.In("reference"));
        Assert.Equal(ExitCode.Usage, skil.ExitCode);
        Assert.Contains("is not empty", Assert.Single(skil.Sentences), StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(_world.In("reference/mine.txt")));
    }

    [Fact]
    public void ACopy_IsNotPutIntoARelease()
    {
        Assert.Equal(ExitCode.Done, Skil.Run("run", _world.Configuration).ExitCode);
        Assert.Equal(ExitCode.Privacy, Skil.Run("prepare", _world.In("extract"), "--out", _world.In("out/copy")).ExitCode);
    }

    [SkippableFact]
    public void TheCopy_IsForItsOwnerOnly()
    {
        Skip.If(OperatingSystem.IsWindows());
        Prepare();
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, Mode(_world.In("copy")) & Others);
        foreach (string file in Directory.EnumerateFiles(_world.In("copy"), "*", SearchOption.AllDirectories)) Assert.Equal(UnixFileMode.None, Mode(file) & Others);

        static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
    }

    [Fact]
    public void WhatARunWouldRefuse_LeavesNothing()
    {
        _world.Write("extract/2023.csv", File.ReadAllText(_world.In("extract/2023.csv")).Replace(";2023-06-", ";2023-66-", StringComparison.Ordinal));
        var skil = Skil.Run("prepare", _world.In("extract"), "--out", _world.In("copy"));
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.Contains("date is not a date", skil.Output, StringComparison.Ordinal);
        Assert.Equal(["extract", "reference"], Directory.EnumerateDirectories(_world.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatAKilledRunHasLeft_IsClearedAway()
    {
        Directory.CreateDirectory(_world.In("copy.skil-prepare.part/atc3=N02A"));
        _world.Write("copy.skil-prepare.part/atc3=N02A/part-99.parquet", "half");
        Prepare();
        Assert.False(Directory.Exists(_world.In("copy.skil-prepare.part")));
        Assert.False(File.Exists(_world.In("copy/atc3=N02A/part-99.parquet")));
    }

    [Fact]
    public void AListOfPartsThatIsNone_IsNamed()
    {
        Prepare();
        _world.Write("copy/_prepared.json", "{");
        _world.Configure(("\"extract/*.csv\"", "\"copy\""));
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.Contains("_prepared.json: expected what `skil prepare` writes", Assert.Single(skil.Sentences), StringComparison.Ordinal);
    }

    private void Prepare() => Assert.Equal((ExitCode.Done, ""), Done(Skil.Run("prepare", _world.In("extract"), "--out", _world.In("copy"))));

    private static (int ExitCode, string Errors) Done(Skil skil) => (skil.ExitCode, skil.Errors);
}
