using Analytics.Release;
using Analytics.Tallies;

namespace Analytics.Core.Tests.Release;

public class CountyWidthsTests
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
        return new CountyWidths([cells], windows, [.. Enumerable.Range(0, users.Length)], [], new DisclosurePolicy()).Missing((_, m, _) => !isHidden[m]);
    }
}
