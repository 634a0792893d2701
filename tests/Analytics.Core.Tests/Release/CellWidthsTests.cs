using Analytics.Release;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Release;

public class CellWidthsTests
{
    /// <summary>Of six, where neither is none, the one can be 1 to 5.</summary>
    [Fact]
    public void OneBesideFive_IsBoundedTooClosely() => Assert.Equal([(0, 2, 0)], Missing([1, 5, 9, 40], [true, true, false, false], []));

    [Fact]
    public void OneBesideSix_IsNot() => Assert.Empty(Missing([1, 6, 9, 40], [true, true, false, false], [])!);

    /// <summary>Of ten, a practice that has seen eight of the nine leaves one or two for the other.</summary>
    [Fact]
    public void WhatAPracticeHasSeen_NarrowsIt() => Assert.Equal([(0, 2, 0)], Missing([1, 9, 12, 40], [true, true, false, false], [(1, 8)]));

    [Fact]
    public void WhereNothingElseIsThere_TheCountyCannotBeShown() => Assert.Null(Missing([1, 2, 0, 0], [true, true, false, false], []));

    /// <summary>Of five users of hypnotics, those of Z-hypnotics can be one to five; of six, one to six.</summary>
    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    public void SomeOfFive_AreBoundedTooClosely(int users, int hidden)
    {
        PlaceCells hypnotics = Alone([users], [0]), z = Alone([2], [0]);
        z.Broken[0, 0] = "P1";
        Assert.Equal(hidden, OfOne([hypnotics, z], Years, [new(1, [0])]).Missing((subject, _, _) => subject == 0)!.Count);
    }

    /// <summary>What is left of the year is 10.10 DDD, and of them no more than 0.20 can be in the other quarter.</summary>
    [Theory]
    [InlineData(20, true)]
    [InlineData(200, false)]
    public void AVolume_IsBoundedTooClosely(long hypnoticsInTheOther, bool isClose)
    {
        var windows = Quarters;
        PlaceCells hypnotics = Alone([40, 20, 20, 0, 0], [6_000 + hypnoticsInTheOther, 6_000, hypnoticsInTheOther, 0, 0]), z = Alone([9, 4, 7, 0, 0], [1_010, 1_000, 10, 0, 0]);
        z.Broken[0, 1] = "P1";
        Assert.Equal(isClose, OfOne([hypnotics, z], windows, [new(1, [0])]).Missing((subject, _, w) => subject == 0 || w is not (1 or 2))!.Count > 0);
    }

    /// <summary>Men and women of two places are withheld, ten and 25 together. One of ten is wide; one of six users, beside five women, is not.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void StrataThatAddUpToKnownUsers_AreBoundedBothWays(bool usersAreKnown, int atLeast)
    {
        PlaceCells[] subjects = [Of(1, 9, 30), Of(5, 20, 40), Of(6, 29, 70)];
        subjects[0].Broken[0, 0] = "P1";
        var missing = new CellWidths(subjects, Years, [0, 1, 2], wholeIsKnown: (_, _) => true, [], new DisclosurePolicy(), partsOfLast: usersAreKnown).Missing((s, m, _) => s == 2 || m == 2)!;
        Assert.Equal(atLeast, Math.Min(missing.Count, 1));

        static PlaceCells Of(params int[] users)
        {
            var cells = new PlaceCells(new CellFacts[users.Length, 1], new string?[users.Length, 1]);
            for (int unit = 0; unit < users.Length; unit++) cells.Facts[unit, 0] = new CellFacts(users[unit], users[unit], 1000, null);
            return cells;
        }
    }

    /// <summary>A practice has seen 261 of 266 users, and so five are left for all strata: one of 58 is known to within five, whatever strata are withheld. Only withholding the users helps.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void StrataThatAPracticeHasNearlyAllSeen_AskForTheUsersThemselves(bool usersAreKept)
    {
        int[] users = [14, 38, 41, 9, 35, 47, 58, 24], seen = [14, 38, 40, 9, 34, 47, 55, 24];
        PlaceCells[] subjects = [.. users.Select((one, i) => One(one, seen[i])), One(266, 0)];
        for (int i = 0; i < users.Length; i++) subjects[i].Broken[0, 0] = "P6-patients";
        subjects[^1].IsReleased[0, 0] = usersAreKept;
        var missing = new CellWidths(subjects, Years, [0], wholeIsKnown: (_, _) => false, [], new DisclosurePolicy(), partsOfLast: true).Missing((s, _, _) => s == users.Length);
        Assert.Equal(usersAreKept ? null : [(users.Length, 0, 0)], missing);

        static PlaceCells One(int users, int seen) => new(new[,] { { new CellFacts(users, users, 1000, null) { Shares = seen == 0 ? [] : [new PracticeShare(7, seen, 0)] } } }, new string?[1, 1]);
    }

    private static IReadOnlyList<PlannedWindow> Years => [new(0, default!, [0])];

    private static IReadOnlyList<PlannedWindow> Quarters => [new(0, default!, [0, 1, 2, 3]), .. Enumerable.Range(0, 4).Select(leaf => new PlannedWindow(leaf + 1, default!, [leaf]))];

    private static PlaceCells Alone(int[] users, long[] volumes)
    {
        var cells = new PlaceCells(new CellFacts[1, users.Length], new string?[1, users.Length]);
        for (int w = 0; w < users.Length; w++) cells.Facts[0, w] = new CellFacts(users[w], users[w], 1000, null) { DddHundredths = volumes[w] };
        return cells;
    }

    private static CellWidths OfOne(PlaceCells[] subjects, IReadOnlyList<PlannedWindow> windows, Cover[] covers) => new(subjects, windows, [0], wholeIsKnown: (_, _) => false, covers, new DisclosurePolicy());

    /// <param name="seen">Position of the municipality, and how many of its patients practice 7 has seen.</param>
    private static IReadOnlyList<(int Subject, int Municipality, int Window)>? Missing(int[] users, bool[] isHidden, (int Municipality, int Seen)[] seen)
    {
        var cells = new PlaceCells(new CellFacts[users.Length, 1], new string?[users.Length, 1]);
        for (int m = 0; m < users.Length; m++)
        {
            cells.Facts[m, 0] = new CellFacts(users[m], users[m], 1000, null)
            {
                Shares = [.. seen.Where(own => own.Municipality == m).Select(own => new PracticeShare(7, own.Seen, 0))],
            };
            cells.Broken[m, 0] = users[m] is > 0 and < 5 ? "P1" : null;
        }
        var windows = new[] { new PlannedWindow(0, default!, [0]) };
        return new CellWidths([cells], windows, [.. Enumerable.Range(0, users.Length)], wholeIsKnown: (_, _) => true, [], new DisclosurePolicy()).Missing((_, m, _) => !isHidden[m]);
    }
}
