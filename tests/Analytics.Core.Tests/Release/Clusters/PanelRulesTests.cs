using Analytics.Release.Clusters;

namespace Analytics.Core.Tests.Release.Clusters;

/// <summary>What a cluster shows by its size (DISCLOSURE 2.5, RULINGS 7).</summary>
public class PanelRulesTests
{
    [Theory]
    [InlineData(2, false, false, false, false)]
    [InlineData(3, true, false, false, false)]
    [InlineData(4, true, true, false, false)]
    [InlineData(5, true, true, false, false)]
    [InlineData(6, true, true, true, false)]
    [InlineData(11, true, true, true, false)]
    [InlineData(12, true, true, true, true)]
    public void WhatIsShown_GrowsWithTheCluster(int members, bool rows, bool mean, bool median, bool quartiles)
    {
        MemberValue[] values = [.. Enumerable.Range(0, members).Select(i => new MemberValue(i, 10 + i))];

        Assert.Equal(rows, PanelRules.MayShowRows(values));
        Assert.Equal(mean, PanelRules.MayShowMean(values, new()));
        Assert.Equal(median, PanelRules.Percentile(values, 0.5m, PanelRules.FewestForMedian) is not null);
        Assert.Equal(quartiles, PanelRules.Percentile(values, 0.25m, PanelRules.FewestForQuartiles) is not null);
    }

    [Fact]
    public void MembersWhoShareADoctor_CountOnce()
    {
        MemberValue[] threeOfFour = [new(0, 10), new(0, 11), new(1, 12), new(2, 13)];
        Assert.True(PanelRules.MayShowRows(threeOfFour));
        Assert.False(PanelRules.MayShowMean(threeOfFour, new()));
        Assert.False(PanelRules.MayShowRows(threeOfFour[..3]));
    }

    /// <summary>Who sees two other rows that are alike knows both of the others.</summary>
    [Fact]
    public void RowsThatAreAllTheSameForAReader_AreNotShown()
    {
        Assert.False(PanelRules.MayShowRows([new(0, 12), new(1, 10), new(2, 10)]));
        Assert.False(PanelRules.MayShowRows([new(0, 7), new(1, 10), new(2, 10), new(3, 10), new(4, 10)]));
        Assert.True(PanelRules.MayShowRows([new(0, 7), new(1, 7), new(2, 10), new(3, 10)]));
    }

    /// <summary>One member with nearly all of it: the others would know its figure within a tenth.</summary>
    [Fact]
    public void AMeanThatIsOneMembers_IsNotShown()
    {
        Assert.False(PanelRules.MayShowMean([new(0, 100), new(1, 2), new(2, 1), new(3, 1)], new()));
        // Not dominated as a whole, but for the second largest, who takes itself away.
        Assert.False(PanelRules.MayShowMean([new(0, 60), new(1, 60), new(2, 2), new(3, 2)], new()));
        Assert.True(PanelRules.MayShowMean([new(0, 10), new(1, 12), new(2, 9), new(3, 11)], new()));
    }
}
