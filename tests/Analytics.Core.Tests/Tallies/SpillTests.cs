using Analytics.Prescribing;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Rows of patients who have no room in memory go to disk and come back.</summary>
public sealed class SpillTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("spill-").FullName;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(31, 8)];

    [Theory, MemberData(nameof(Seeds))]
    public void WithoutMemory_TheFiguresAreTheSame_AndNothingIsLeft(int seed)
    {
        int workers = 1 + seed % 4;
        using var world = new RoughWorld(seed);
        var inMemory = TallyOutput.Of(world.Request(workers: 1));
        Assert.Equal(inMemory, TallyOutput.Of(world.Request(workers) with { Memory = 0, SpillDirectory = _directory }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory));
    }

    [Fact]
    public void AFileOfRows_HasNoName_AndGivesThemBackInOrder()
    {
        using var file = new SpillFile<PatientRow>(_directory);
        if (!OperatingSystem.IsWindows()) Assert.Empty(Directory.EnumerateFileSystemEntries(_directory));
        PatientRow[] rows = [.. Enumerable.Range(0, 40_000).Select(i => new PatientRow(default, i, 0, -i, (ushort)i, 0, 0, SubstanceRole.Measured, new Person(1950, 1)))];
        foreach (var batch in rows.Chunk(777)) file.Add(batch);
        Assert.Equal(rows, file.Rows().SelectMany(part => part.ToArray()));
        Assert.Equal(rows.Length, file.Rows().Sum(part => part.Length));
    }

    [Fact]
    public void ADirectoryThatIsNotThere_StopsTheRun()
    {
        using var world = new RoughWorld(1);
        Assert.ThrowsAny<IOException>(() => TallyOutput.Of(world.Request() with { Memory = 0, SpillDirectory = Path.Combine(_directory, "none") }));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
