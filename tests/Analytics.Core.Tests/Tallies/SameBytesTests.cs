using System.Text;
using Analytics.Core.Tests.Samples;
using Analytics.Extracts;
using Analytics.Measures;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Whatever the order of rows, the number of workers and of files, <c>tally</c> writes the same bytes.</summary>
public class SameBytesTests
{
    private static readonly IReadOnlyList<MeasureDefinition> All = MeasureCatalogue.BuiltIn.Measures;
    private static readonly Comparison[] Comparisons = Enum.GetValues<Comparison>();

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void AnyOrderAndAnyWorkers_GiveTheSameBytes(int seed, bool quirks)
    {
        using var sample = new Sample(30_000, (ulong)seed, quirks, details: true);
        string header = File.ReadLines(sample.Extract).First();
        string[] records = [.. sample.Records()];
        var first = TallyOutput.Of(sample.Request(All, workers: 1) with { Comparisons = Comparisons });
        for (int workers = 1; workers <= 4; workers++)
        {
            string[] ordered = [.. workers % 2 == 0 ? records.Reverse() : records.OrderBy(_ => _)];
            new Random(workers).Shuffle(ordered.AsSpan(workers * 1000));
            File.WriteAllText(sample.Extract, string.Join('\n', ordered.Prepend(header)), Encoding.Latin1);
            Assert.Equal(first, TallyOutput.Of(sample.Request(All, workers: workers) with { Comparisons = Comparisons }));
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void ManyFiles_GiveTheSameBytesAsOne(int seed)
    {
        using var world = new RoughWorld(seed);
        var whole = TallyOutput.Of(world.Request(workers: 1));
        var lines = File.ReadLines(world.Extract).ToList();
        var format = world.Request().Extracts.Single().Format;
        ExtractSource[] parts = [.. lines.Skip(1).Reverse().Chunk(300).Select((chunk, i) =>
        {
            string path = Path.Combine(world.Reference, $"part{i}.csv");
            File.WriteAllLines(path, chunk.Prepend(lines[0]));
            return new ExtractSource(path, format);
        })];
        for (int workers = 1; workers <= 4; workers++) Assert.Equal(whole, TallyOutput.Of(world.Request(workers) with { Extracts = parts }));
    }
}
