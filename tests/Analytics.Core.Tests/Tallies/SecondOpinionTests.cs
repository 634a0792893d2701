using System.Text;
using Analytics.Core.Tests.Samples;
using Analytics.Core.Tests.Support;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Every file of <c>tally</c> equals what DuckDB makes of the same text, whatever the order of rows and the number of workers.</summary>
public class SecondOpinionTests
{
    private static readonly IReadOnlyList<MeasureDefinition> All = MeasureCatalogue.BuiltIn.Measures;
    private static readonly Comparison[] Comparisons = Enum.GetValues<Comparison>();

    [Theory]
    [InlineData(1, 30_000)]
    [InlineData(2, 100_000)]
    [InlineData(3, 40_000)]
    [InlineData(4, 60_000)]
    public void CleanSamples_AreCountedAsDuckDbCountsThem(int seed, long rows)
    {
        using var sample = new Sample(rows, (ulong)seed, details: true);
        using var opinion = SecondOpinion.OfFile(sample.Extract, Sample.Period, Ids(All), ReferenceOf(sample), Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(sample.Request(All) with { Comparisons = Comparisons }));
    }

    [Theory]
    [InlineData(1, 60_000)]
    [InlineData(2, 30_000)]
    [InlineData(3, 100_000)]
    [InlineData(4, 40_000)]
    public void SamplesWithFaults_AreCountedByTheRowsThatAreKept(int seed, long rows)
    {
        using var sample = new Sample(rows, (ulong)seed, quirks: true, details: true);
        using var opinion = SecondOpinion.Of(PlainRows.Of(File.ReadAllText(sample.Extract)), Sample.Period, Ids(All), ReferenceOf(sample), Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(sample.Request(All) with { Comparisons = Comparisons }));
    }

    /// <summary>Takes minutes and gigabytes, so it runs only when asked to: see CONTRIBUTING, scale.</summary>
    [SkippableFact, Trait("Needs", "scale")]
    public void ALargeSample_IsCountedAsDuckDbCountsIt()
    {
        Skip.IfNot(long.TryParse(Environment.GetEnvironmentVariable("SCALE_ROWS"), out long rows), "SCALE_ROWS is not set");
        using var sample = new Sample(rows, seed: 7, details: true);
        using var opinion = SecondOpinion.OfFile(sample.Extract, Sample.Period, Ids(All), ReferenceOf(sample), Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(sample.Request(All) with { Comparisons = Comparisons }));
    }

    public static TheoryData<int> TinySeeds => [.. Enumerable.Range(101, 6)];

    [Theory, MemberData(nameof(TinySeeds))]
    public void TinyWorlds_AreCountedAsDuckDbCountsThem(int seed)
    {
        using var world = new TinyWorld(seed);
        var request = world.Request();
        string extract = request.Extracts.Single().Path;
        using var opinion = SecondOpinion.OfFile(extract, request.Period, Ids(request.Measures), Path.GetDirectoryName(extract)!, Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(request with { Comparisons = Comparisons }));
    }

    public static TheoryData<int> RoughSeeds => [.. Enumerable.Range(1, 20)];

    [Theory, MemberData(nameof(RoughSeeds))]
    public void RoughWorlds_AreCountedAsDuckDbCountsThem(int seed)
    {
        using var world = new RoughWorld(seed);
        using var opinion = SecondOpinion.Of(PlainRows.Of(File.ReadAllText(world.Extract)), world.Period, Ids(world.Measures.Where(world.Gives)), world.Reference, world.Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(world.Request()));
    }

    [Theory, MemberData(nameof(RoughSeeds))]
    public void RoughWorlds_AreAttributedAsDuckDbAttributesThem(int seed)
    {
        var attribution = seed % 5 < 3 ? Attribution.List : Attribution.MajorityGp;
        using var world = new RoughWorld(seed);
        using var opinion = SecondOpinion.Of(PlainRows.Of(File.ReadAllText(world.Extract)), world.Period, Ids(world.Measures.Where(world.Gives)), world.Reference, world.Comparisons).By(attribution);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(world.Request() with { Attribution = attribution }));
    }

    [Theory]
    [InlineData(Attribution.List)]
    [InlineData(Attribution.MajorityGp)]
    public void Samples_AreAttributedAsDuckDbAttributesThem(Attribution attribution)
    {
        using var sample = new Sample(30_000, seed: 9, details: true);
        using var opinion = SecondOpinion.OfFile(sample.Extract, Sample.Period, Ids(All), ReferenceOf(sample), Comparisons).By(attribution);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(sample.Request(All) with { Attribution = attribution, Comparisons = Comparisons }));
    }

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

    private static string ReferenceOf(Sample sample) => Path.Combine(sample.Directory, "reference");

    private static IReadOnlyList<string> Ids(IEnumerable<MeasureDefinition> measures) => [.. measures.Select(measure => measure.Id)];
}
