using Analytics.Core.Tests.Samples;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Every file of <c>tally</c> equals what DuckDB makes of the same text, here of samples.</summary>
public class SecondOpinionTests
{
    private static readonly IReadOnlyList<MeasureDefinition> All = MeasureCatalogue.BuiltIn.Measures;
    private static readonly Comparison[] Comparisons = Enum.GetValues<Comparison>();

    [Theory]
    [InlineData(1, 30_000)]
    [InlineData(2, 60_000)]
    [InlineData(3, 40_000)]
    public void CleanSamples_AreCountedAsDuckDbCountsThem(int seed, long rows)
    {
        using var sample = new Sample(rows, (ulong)seed, details: true);
        using var opinion = SecondOpinion.OfFile(sample.Extract, Sample.Period, Ids(All), ReferenceOf(sample), Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(sample.Request(All) with { Comparisons = Comparisons }));
    }

    [Theory]
    [InlineData(1, 40_000)]
    [InlineData(2, 30_000)]
    [InlineData(3, 60_000)]
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

    [Theory]
    [InlineData(Attribution.List)]
    [InlineData(Attribution.MajorityGp)]
    public void Samples_AreAttributedAsDuckDbAttributesThem(Attribution attribution)
    {
        using var sample = new Sample(30_000, seed: 9, details: true);
        using var opinion = SecondOpinion.OfFile(sample.Extract, Sample.Period, Ids(All), ReferenceOf(sample), Comparisons).By(attribution);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(sample.Request(All) with { Attribution = attribution, Comparisons = Comparisons }));
    }

    private static string ReferenceOf(Sample sample) => Path.Combine(sample.Directory, "reference");

    internal static IReadOnlyList<string> Ids(IEnumerable<MeasureDefinition> measures) => [.. measures.Select(measure => measure.Id)];
}
