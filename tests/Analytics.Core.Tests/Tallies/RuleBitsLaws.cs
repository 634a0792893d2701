using Analytics.Tallies;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Bits are a set of positions.</summary>
public class RuleBitsLaws
{
    private const int Count = 150;

    [Property]
    public void Next_GivesAllThatWereSet_InOrder(byte[] positions) => Assert.Equal(Sorted(positions), Positions(Of(positions)));

    [Property]
    public void Keeping_Removing_AndHavingAll_AreThoseOfSets(byte[] one, byte[] other)
    {
        var (kept, left) = (Of(one), Of(one));
        kept.Keep(Of(other));
        left.Remove(Of(other));

        Assert.Equal(Sorted(one).Intersect(Sorted(other)), Positions(kept));
        Assert.Equal(Sorted(one).Except(Sorted(other)), Positions(left));
        Assert.Equal(Sorted(other).All(Sorted(one).Contains), Of(one).HasAll(Of(other)));
    }

    private static int[] Sorted(byte[] positions) => [.. positions.Select(position => position % Count).Distinct().Order()];

    private static RuleBits Of(byte[] positions)
    {
        var bits = new RuleBits(Count);
        foreach (byte position in positions) bits.Set(position % Count);
        return bits;
    }

    private static List<int> Positions(RuleBits bits)
    {
        var positions = new List<int>();
        for (int position = bits.Next(0); position >= 0; position = bits.Next(position + 1)) positions.Add(position);
        return positions;
    }
}
