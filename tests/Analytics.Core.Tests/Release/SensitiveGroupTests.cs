using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Release;

namespace Analytics.Core.Tests.Release;

/// <summary>Drugs of which figures must rest on more patients (DISCLOSURE P1).</summary>
public class SensitiveGroupTests
{
    private const string Branch = "N05CF";
    private const int Fewest = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public void FiguresOfMarkedDrugs_RestOnMorePatients(int seed)
    {
        using var world = new TinyWorld(seed, isTiny: seed % 2 == 0);
        var publication = Publish(world, SensitiveGroups.Of([(Branch, Fewest)]));
        Assert.All(publication.Municipalities.SelectMany(book => book.Figures).Concat(publication.Practices.SelectMany(book => book.Figures))
            .Where(figure => figure.Measure.Id == "users.z" && figure.Level != UnitLevel.Peer), figure =>
                Assert.True(figure.Numerator.Match(users => users is 0 or >= Fewest, _ => true), FigureLine.Of(figure)));
        Assert.Empty(Leftovers.TooLittleIn(world, publication, (Branch, Fewest)));
        foreach (string? reader in world.Gps.Select(gp => gp.Practice).Distinct().Prepend(null))
            Assert.Empty(Attacker.CellsSolvedFrom(world, publication, reader));
    }

    /// <summary>Without the marks, the same search finds what they are against.</summary>
    [Fact]
    public void WithoutMarks_FewerPatientsAreEnough()
    {
        int found = 0;
        for (int seed = 1; seed <= 12; seed++)
        {
            using var world = new TinyWorld(seed, isTiny: seed % 2 == 0);
            found += Leftovers.TooLittleIn(world, Publish(world, SensitiveGroups.None), (Branch, Fewest)).Count;
        }
        Assert.True(found > 0);
    }

    [Fact]
    public void Marks_AreMeantForSelectionsThatLieWhollyInThem()
    {
        var marked = SensitiveGroups.Of([("N05CF", 10), ("opi", 20), ("N05", 8)]);
        Assert.Equal((10, 20, 8, 0), (marked.Of(DrugSelection.Of("z")), marked.Of(DrugSelection.Of("opi")), marked.Of(DrugSelection.Of("bzdz")), marked.Of(DrugSelection.Of("gaba"))));
        Assert.Equal((10, 8, 0), (marked.Of(AtcCode.Parse("N05CF01")), marked.Of(AtcCode.Parse("N05BA01")), marked.Of(AtcCode.Parse("N02AA05"))));
        Assert.Equal(marked, SensitiveGroups.Of([("N05", 8), ("opi", 20), ("N05CF", 10)]));
        Assert.NotEqual(marked, SensitiveGroups.None);
        Assert.Throws<ArgumentException>(() => SensitiveGroups.Of([("nobody", 10)]));
        Assert.Throws<ArgumentException>(() => SensitiveGroups.Of([("N05", 10), ("N05", 9)]));
    }

    private static Publication Publish(TinyWorld world, SensitiveGroups marked) =>
        AnalyticsEngine.Analyse(world.Request() with { Policy = new DisclosurePolicy { SensitiveGroups = marked } }).Publication;
}
