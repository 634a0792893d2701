using System.Text;
using Analytics.Cli.Display;

namespace Analytics.Cli.Tests.Commands;

public sealed class ExitCodeTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ARunWithoutTrouble_IsDone()
    {
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal("", skil.Errors);
        Assert.Equal(ExitCode.Done, skil.ExitCode);
        Assert.True(File.Exists(_world.In("out/municipal/0301.pdf")));
        Assert.True(File.Exists(_world.In("out/practice/K0.csv")));
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("run")]
    [InlineData("run", "skil.json", "--language", "sv")]
    [InlineData("sample", "--rows", "0", "--seed", "1", "--out", "x")]
    [InlineData("sample", "--rows", "many", "--seed", "1", "--out", "x")]
    [InlineData("demo", "--rows", "many")]
    [InlineData("demo", "--rows", "99999999999999999999")]
    [InlineData("measures", "explain", "did.opo")]
    [InlineData("check", "no-such-file.csv")]
    public void WrongUse_IsToldInSentences(params string[] arguments)
    {
        var skil = Skil.Run(arguments);
        Assert.Equal(ExitCode.Usage, skil.ExitCode);
        Assert.Equal("", skil.Output);
        Assert.NotEmpty(skil.Sentences);
        Assert.All(skil.Sentences, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void AConfigurationThatIsNotThere_IsWrongUse()
    {
        var skil = Skil.Run("run", _world.In("nothing.json"));
        Assert.Equal(ExitCode.Usage, skil.ExitCode);
        Assert.Contains("is not there; check the path", Assert.Single(skil.Sentences), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reports", "")]
    [InlineData("--only", " , ")]
    public void AListThatNamesNothing_IsWrongUse(string option, string value)
    {
        var skil = Skil.Run("run", _world.Configuration, option, value);
        Assert.Equal(ExitCode.Usage, skil.ExitCode);
        Assert.StartsWith(option + ": names nothing", Assert.Single(skil.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void APlaceThatCannotBeWritten_IsToldBeforeAnythingIsRead()
    {
        _world.Write("extract/2023.csv", "this would be refused");
        _world.Write("occupied", "a file");
        var skil = Skil.Run("run", _world.Configuration, "--out", _world.In("occupied/out"));
        Assert.Equal(ExitCode.Usage, skil.ExitCode);
        Assert.Contains("is a file; name a directory", Assert.Single(skil.Sentences), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear colleague,\nthe extract follows by post.\n")]
    [InlineData("patient_id;dispensed_date\nP1;2023-01-01\n")]
    public void DataThatAreNoExtract_AreRefusedAndNothingIsWritten(string content)
    {
        _world.Write("extract/2023.csv", content);
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.Single(skil.Sentences);
        Assert.False(Directory.Exists(_world.In("out")));
        Assert.Equal(ExitCode.Data, Skil.Run("check", _world.In("extract/2023.csv"), "--format", "skil").ExitCode);
    }

    [Fact]
    public void AMapThatIsNone_IsRefusedInOneSentence()
    {
        _world.Write("reference/map.geojson", "{ \"type\": \"Topology\" }");
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.Equal("map.geojson: expected a FeatureCollection; export the map as GeoJSON with one feature for each municipality.", Assert.Single(skil.Sentences));
    }

    [Fact]
    public void AReferenceTableWithFaults_IsRefused()
    {
        _world.Write("reference/population.csv", "municipality;year;sex;age_group;population\n0301;2023;2;40-44;many\n");
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.Contains("population.csv, line 2", Assert.Single(skil.Sentences), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"to\": \"2023-12-31\"", "\"to\": \"2024-12-31\"", "found none in 2024")]
    [InlineData("2023-01-01\", \"to\": \"2023", "2019-01-01\", \"to\": \"2019", "the population of 2019")]
    public void APeriodBeyondTheData_IsRefusedAndNothingIsWritten(string from, string to, string told)
    {
        _world.Configure((from, to));
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.Contains(told, Assert.Single(skil.Sentences), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_world.In("out")));
    }

    [Theory]
    [InlineData("residence_municipality", "municipal")]
    [InlineData("prescriber_id;practice_id", "practice")]
    public void ReportsOnWhatNoRowNames_AreRefusedWhereNoOthersAreAskedFor(string columns, string kind)
    {
        _world.Without(columns);
        var skil = Skil.Run("run", _world.Configuration, "--reports", kind);
        Assert.Equal(ExitCode.Data, skil.ExitCode);
        Assert.StartsWith(kind + ": needs", Assert.Single(skil.Sentences), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_world.In("out")));
    }

    [Fact]
    public void AReportThatFails_LeavesTheOthersAndIsNamedInTheManifest()
    {
        Directory.CreateDirectory(_world.In("out/municipal/0301.pdf"));
        var skil = Skil.Run("run", _world.Configuration);
        Assert.Equal(ExitCode.Partly, skil.ExitCode);
        Assert.True(File.Exists(_world.In("out/municipal/4601.pdf")));
        string manifest = File.ReadAllText(_world.In("out/manifest.json"));
        Assert.Contains("\"complete\": false", manifest, StringComparison.Ordinal);
        Assert.Contains("municipal/0301", manifest[manifest.IndexOf("failures", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.All(skil.Sentences, sentence => Assert.StartsWith("municipal/0301", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void InternalFiguresInARelease_AreRefused()
    {
        Assert.Equal(ExitCode.Done, Skil.Run("run", _world.Configuration).ExitCode);
        Assert.Equal(ExitCode.Privacy, Skil.Run("tally", _world.Configuration, "--out", _world.In("out")).ExitCode);
        Assert.Equal(ExitCode.Privacy, Skil.Run("tally", _world.Configuration, "--out", _world.In("out/inside")).ExitCode);
        Assert.False(Directory.Exists(_world.In("out/inside")));
    }

    [Fact]
    public void AReleaseBesideInternalFigures_IsRefused()
    {
        Assert.Equal(ExitCode.Done, Skil.Run("tally", _world.Configuration, "--out", _world.In("out")).ExitCode);
        Assert.Equal(ExitCode.Privacy, Skil.Run("run", _world.Configuration).ExitCode);
    }

    [Fact]
    public void ADefect_TellsWhereAndNeverWhat()
    {
        using var errors = new StringWriter();
        int code = SkilTool.Run(["measures", "explain", "did.opi"], new Terminal(new BrokenWriter(), errors, () => Stream.Null, isWindow: false), CancellationToken.None);
        Assert.Equal(ExitCode.Defect, code);
        Assert.Contains("System.NotSupportedException in Analytics.Cli", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("patient 12345", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AStop_LeavesNothingHalfDone()
    {
        var skil = Skil.Run(new CancellationToken(canceled: true), "run", _world.Configuration);
        Assert.Equal(ExitCode.Interrupted, skil.ExitCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(_world.Root, "*", SearchOption.AllDirectories), path => path.EndsWith(".part", StringComparison.Ordinal));
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value) => throw new NotSupportedException("patient 12345");
    }
}
