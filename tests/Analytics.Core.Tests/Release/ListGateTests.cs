using Analytics.Core.Tests.Support;

namespace Analytics.Core.Tests.Release;

/// <summary>Practices that are told of the patients on their lists.</summary>
/// <remarks>A class of its own, so that it runs beside the others.</remarks>
public class ListGateTests
{
    [Theory, MemberData(nameof(DisclosureGateTests.Seeds), MemberType = typeof(DisclosureGateTests))]
    public void Release_LetsNobodySolveACell_OfPracticesByTheirLists(int seed)
    {
        using var world = new TinyWorld(seed, isTiny: seed % 3 == 0, byList: true);
        var publication = world.Publish();
        foreach (string? reader in world.Gps.Select(gp => gp.Practice).Distinct().Prepend(null))
            Assert.Empty(Attacker.CellsSolvedFrom(world, publication, reader));
        Assert.Empty(Leftovers.TooLittleIn(world, publication));
    }
}
