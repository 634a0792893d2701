using Analytics.Core.Tests.Support;

namespace Analytics.Core.Tests.Release;

/// <summary>What is withheld of a shown whole, taken together.</summary>
/// <remarks>A class of its own, so that it runs beside the others.</remarks>
public class JointGateTests
{
    [Theory, MemberData(nameof(DisclosureGateTests.Seeds), MemberType = typeof(DisclosureGateTests))]
    public void WhatIsHidden_RestsOnEnoughTogether(int seed)
    {
        foreach (bool isTiny in new[] { false, true })
        {
            using var world = new TinyWorld(seed, isTiny);
            Assert.Empty(Leftovers.TooLittleIn(world, world.Publish()));
        }
    }
}
