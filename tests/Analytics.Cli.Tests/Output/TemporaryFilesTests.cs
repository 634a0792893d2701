using Analytics.Cli.Output;

namespace Analytics.Cli.Tests.Output;

public sealed class TemporaryFilesTests : IDisposable
{
    private readonly SmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AWorkplace_KeepsWhatIsWhole()
    {
        Directory.CreateDirectory(_world.In("out/municipal"));
        foreach (string name in new[] { "0301.pdf", "0301.pdf.skil.part", "0301.csv.skil.part", "notes.tmp", "notes.part" }) _world.Write($"out/municipal/{name}", "");
        _world.Write("extract/dispensings.csv.skil.part", "");

        TemporaryFiles.DeleteHalves(_world.Root);

        Assert.Equal(["0301.pdf", "notes.part", "notes.tmp"], _world.FilesIn("out/municipal").Select(file => file.Path));
        Assert.Equal(["2023.csv"], _world.FilesIn("extract").Select(file => file.Path));
    }
}
