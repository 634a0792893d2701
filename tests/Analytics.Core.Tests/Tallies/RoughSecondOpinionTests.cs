using Analytics.Core.Tests.Support;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Every file of <c>tally</c> equals what DuckDB makes of the same text, of made-up extracts that are hard to count.</summary>
public class RoughSecondOpinionTests
{
    private static readonly Comparison[] Comparisons = Enum.GetValues<Comparison>();

    public static TheoryData<int> TinySeeds => [.. Enumerable.Range(101, 6)];

    [Theory, MemberData(nameof(TinySeeds))]
    public void TinyWorlds_AreCountedAsDuckDbCountsThem(int seed)
    {
        using var world = new TinyWorld(seed);
        var request = world.Request();
        string extract = request.Extracts.Single().Path;
        using var opinion = SecondOpinion.OfFile(extract, request.Period, SecondOpinionTests.Ids(request.Measures), Path.GetDirectoryName(extract)!, Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(request with { Comparisons = Comparisons }));
    }

    public static TheoryData<int> RoughSeeds => [.. Enumerable.Range(1, 20)];

    [Theory, MemberData(nameof(RoughSeeds))]
    public void RoughWorlds_AreCountedAsDuckDbCountsThem(int seed)
    {
        using var world = new RoughWorld(seed);
        using var opinion = SecondOpinion.Of(PlainRows.Of(File.ReadAllText(world.Extract)), world.Period, SecondOpinionTests.Ids(world.Measures.Where(world.Gives)), world.Reference, world.Comparisons);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(world.Request()));
    }

    [Theory, MemberData(nameof(RoughSeeds))]
    public void RoughWorlds_AreAttributedAsDuckDbAttributesThem(int seed)
    {
        var attribution = seed % 5 < 3 ? Attribution.List : Attribution.MajorityGp;
        using var world = new RoughWorld(seed);
        using var opinion = SecondOpinion.Of(PlainRows.Of(File.ReadAllText(world.Extract)), world.Period, SecondOpinionTests.Ids(world.Measures.Where(world.Gives)), world.Reference, world.Comparisons).By(attribution);
        TallyOutput.AssertEqual(opinion.Files(), TallyOutput.Of(world.Request() with { Attribution = attribution }));
    }
}
