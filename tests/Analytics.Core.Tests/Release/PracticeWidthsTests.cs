using Analytics.Release;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Release;

/// <summary>Practices told of their lists: what the nation has besides those that are shown.</summary>
public class PracticeWidthsTests
{
    private static readonly PlannedWindow[] Year = [new(0, default!, [0])];

    /// <summary>A practice that has five itself knows that six are left for another five and the one, who can be 1 to 5; where one may be on no list, 1 to 6.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void OneBesideFive_IsBoundedTooClosely_UnlessSomebodyMayBeOnNoList(int onNoList, bool isClose) =>
        Assert.Equal(isClose ? [3] : Array.Empty<int>(), HiddenBesides([1, 5, 5, 9], onNoList, nationIsKnown: true));

    [Fact]
    public void WhereTheNationIsWithheld_NothingIsBounded() => Assert.Empty(HiddenBesides([1, 5, 5, 9], 0, nationIsKnown: false));

    /// <summary>The third has seen eight of the second's nine, and so knows that one or two are left for the first.</summary>
    [Fact]
    public void WhatAnotherPracticeHasSeen_NarrowsIt()
    {
        Assert.Empty(HiddenBesides([1, 9, 9, 40], 0, nationIsKnown: true));
        Assert.Equal([3], HiddenBesides([1, 9, 9, 40], 0, nationIsKnown: true, seen: 8));
    }

    [Fact]
    public void WhatAnEarlierReleaseToldOf_IsNotJudgedAgain() => Assert.Empty(HiddenBesides([1, 5, 5, 9], 0, nationIsKnown: true, isSettled: true));

    /// <param name="users">By practice; the first three are withheld, the first because it is few.</param>
    /// <param name="seen">How many patients of the second the third has prescribed to.</param>
    private static int[] HiddenBesides(int[] users, int onNoList, bool nationIsKnown, int seen = 0, bool isSettled = false)
    {
        var cells = new PlaceCells(new CellFacts[users.Length, 1], new string?[users.Length, 1]);
        bool[,] shown = new bool[users.Length, 1];
        for (int practice = 0; practice < users.Length; practice++)
        {
            cells.Facts[practice, 0] = new CellFacts(users[practice], users[practice], 1000, null)
            {
                Shares = [new(PracticeProtection.ReaderOf(practice), users[practice], users[practice]), .. practice == 1 && seen > 0 ? [new PracticeShare(PracticeProtection.ReaderOf(2), seen, 0)] : Array.Empty<PracticeShare>()],
            };
            shown[practice, 0] = practice > 2;
        }
        cells.Broken[0, 0] = "P1";
        new PracticeWidths([cells], [[new CellFacts(onNoList, onNoList, null, null)]], Year, _ => nationIsKnown, _ => isSettled, [], new DisclosurePolicy()).HideMore([shown]);
        return [.. Enumerable.Range(1, users.Length - 1).Where(practice => cells.Broken[practice, 0] is not null)];
    }
}
