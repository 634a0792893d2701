using Analytics.Core.Tests.Support;

namespace Analytics.Core.Tests.Release;

/// <summary>Places of a few dozen patients, which practices often have to themselves.</summary>
/// <remarks>A class of its own, so that it runs beside the others.</remarks>
public class TinyPlacesGateTests
{
    [Theory, MemberData(nameof(DisclosureGateTests.Seeds), MemberType = typeof(DisclosureGateTests))]
    public void Release_LetsNobodySolveACell_OfPlacesThatPracticesHaveToThemselves(int seed)
    {
        using var world = new TinyWorld(seed, isTiny: true);
        var publication = world.Publish();
        foreach (string? reader in world.Gps.Select(gp => gp.Practice).Distinct().Prepend(null))
            Assert.Empty(Attacker.CellsSolvedFrom(world, publication, reader));
    }
}
