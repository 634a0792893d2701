using Analytics.Release.Clusters;

namespace Analytics.Core.Tests.Release.Clusters;

/// <summary>Labels follow nobody: not from reader to reader, not from panel to panel, not from batch to batch (DISCLOSURE C5).</summary>
public class PseudonymsTests
{
    private static readonly string[] Units = ["K1", "K2", "K3", "K4", "K5"];

    private static Pseudonyms Of(byte secret) => new(Enumerable.Repeat(secret, 32).ToArray());

    [Fact]
    public void TheSameSecret_DrawsTheSame_WhateverTheOrder() =>
        Assert.Equal(Of(1).Shuffle("K1", "did.opi", Units), Of(1).Shuffle("K1", "did.opi", Units.Reverse()));

    /// <summary>Over many panels a unit has each place equally often, and the same place in two readers' copies as often as chance has it.</summary>
    [Fact]
    public void Places_AreByChance()
    {
        const int Panels = 3000;
        var pseudonyms = Of(7);
        int[] places = new int[Units.Length];
        int same = 0, sameInNextBatch = 0;
        for (int panel = 0; panel < Panels; panel++)
        {
            int Place(Pseudonyms drawn, string reader) => drawn.Shuffle(reader, $"panel {panel}", Units).ToList().IndexOf("K3");
            places[Place(pseudonyms, "K1")]++;
            if (Place(pseudonyms, "K1") == Place(pseudonyms, "K2")) same++;
            if (Place(pseudonyms, "K1") == Place(Of(8), "K1")) sameInNextBatch++;
        }
        // Six standard deviations of a binomial with a share of a fifth.
        double expected = Panels / 5.0, room = 6 * Math.Sqrt(Panels * 0.2 * 0.8);
        Assert.All(places, count => Assert.InRange(count, expected - room, expected + room));
        Assert.InRange(same, expected - room, expected + room);
        Assert.InRange(sameInNextBatch, expected - room, expected + room);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(53, "BB")]
    public void Labels_AreLetters(int place, string label) => Assert.Equal(label, Pseudonyms.LabelOf(place));
}
