using System.Globalization;
using Analytics.Core.Tests.Support;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Release;

public class DisclosureGateTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("WORLDS"), CultureInfo.InvariantCulture, out int worlds) ? worlds : 16)];

    [Theory, MemberData(nameof(Seeds))]
    public void Release_LetsNoOutsiderSolveACell(int seed)
    {
        using var world = new TinyWorld(seed);
        Assert.Empty(Attacker.CellsSolvedFrom(world, world.Publish(), insider: null));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Release_LetsNoPracticeSolveACellOfOthers(int seed)
    {
        using var world = new TinyWorld(seed);
        var publication = world.Publish();
        foreach (string practice in world.Gps.Select(gp => gp.Practice).Distinct())
            Assert.Empty(Attacker.CellsSolvedFrom(world, publication, practice));
    }

    [Theory]
    [InlineData("did.hyp did.z")]
    [InlineData("users.hyp opi.bzdz.quarter")]
    [InlineData("cut period")]
    [InlineData("one year")]
    [InlineData("ten patients")]
    public void Release_LetsNobodySolveACell_WhateverIsAskedFor(string asked)
    {
        for (int seed = 1; seed <= 6; seed++) AssertNobodySolvesACell(seed, asked);
    }

    private static void AssertNobodySolvesACell(int seed, string asked)
    {
        using var world = new TinyWorld(seed, isTiny: seed % 2 == 0);
        var request = asked switch
        {
            "cut period" => world.Request() with { Period = new(new(2023, 2, 15), new(2024, 12, 31)) },
            "one year" => world.Request() with { Period = new(new(2024, 1, 1), new(2024, 12, 31)) },
            "ten patients" => world.Request() with { Policy = new() { FewestPatients = 10 } },
            _ => world.Request() with { Measures = [.. asked.Split(' ').Select(id => MeasureCatalogue.BuiltIn[id])] },
        };
        var publication = AnalyticsEngine.Analyse(request).Publication;
        foreach (string? reader in world.Gps.Select(gp => gp.Practice).Distinct().Prepend(null))
            Assert.Empty(Attacker.CellsSolvedFrom(world, publication, reader));
    }

    [Fact]
    public void TinyWorlds_AreWorthAttacking()
    {
        int shown = 0, withheld = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            using var world = new TinyWorld(seed);
            foreach (var figure in world.Publish().Municipalities.SelectMany(book => book.Figures).Where(f => f.Level == UnitLevel.Municipality))
                figure.Value.Match(_ => shown++, _ => withheld++);
        }
        Assert.InRange(shown, withheld / 10, withheld * 10);
    }

    [Theory]
    [InlineData("opi.persistent.wide")]
    [InlineData("top.users", "top.ddd")]
    [InlineData("did.hyp", "did.z")]
    public void Release_ShowsAnyChoiceOfMeasures(params string[] measures)
    {
        int shown = 0;
        for (int seed = 1; seed <= 5; seed++)
        {
            using var world = new TinyWorld(seed);
            var request = world.Request() with { Measures = [.. measures.Select(id => MeasureCatalogue.BuiltIn[id])] };
            foreach (var figure in AnalyticsEngine.Analyse(request).Publication.Practices.SelectMany(book => book.Figures))
                shown += figure.Value.Match(_ => 1, _ => 0);
        }
        Assert.True(shown > 0);
    }
}
