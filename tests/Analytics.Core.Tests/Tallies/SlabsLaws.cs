using Analytics.Tallies;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Tallies;

/// <summary>Lists that share their memory stay lists of their own.</summary>
public class SlabsLaws
{
    [Property(MaxTest = 50)]
    public void WhatWasAdded_IsThere_WhateverOthersAddAndGiveBack(byte[] lists, PositiveInt each)
    {
        var memory = new SlabMemory();
        Slabs<(long Value, int List)>[] slabs = [.. Enumerable.Range(0, 4).Select(_ => new Slabs<(long, int)>(memory))];
        var plain = slabs.Select(_ => new List<(long, int)>()).ToArray();
        long value = 0;
        foreach (int list in lists.Select(list => list % 5))
        {
            if (list == 4)
            {
                slabs[0].Clear();
                plain[0].Clear();
                continue;
            }
            for (int i = 0; i < each.Get * 40; i++)
            {
                Assert.Equal(plain[list].Count, slabs[list].Add((++value, list)));
                plain[list].Add((value, list));
            }
        }

        for (int list = 0; list < slabs.Length; list++)
            Assert.Equal(plain[list], Enumerable.Range(0, slabs[list].Count).Select(i => slabs[list][i]));
    }

    [Fact]
    public void APlaceThatNothingWasAddedTo_IsRefused()
    {
        var slabs = new Slabs<int>(new SlabMemory());
        slabs.Add(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => slabs[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => slabs[-1]);
    }
}
