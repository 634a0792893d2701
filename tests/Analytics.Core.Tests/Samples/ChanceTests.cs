using Analytics.Samples.Chance;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Samples;

public sealed class ChanceTests
{
    [Fact]
    public void SplitMix64_GivesThePublishedNumbers()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Property]
    public bool Below_StaysBelow(ulong seed, PositiveInt bound)
    {
        var random = new SplitMix64(seed);
        int drawn = random.Below(bound.Get);
        return drawn >= 0 && drawn < bound.Get;
    }

    [Property(MaxTest = 20)]
    public bool Pseudonyms_AreDistinct_AndFillTheirRange(ulong seed) =>
        Enumerable.Range(0, 1 << 12).Select(number => new Pseudonyms(seed, 12).Of((ulong)number)).Distinct().Count(of => of < 1 << 12) == 1 << 12;

    [Property]
    public bool Shares_AddUpToTheTotal_AndNeverStrayAWholeUnit(PositiveInt total, PositiveInt[] weights)
    {
        if (weights.Length == 0) return true;
        long[] whole = [.. weights.Select(weight => (long)weight.Get)];
        int[] parts = Shares.Divide(total.Get, whole);
        return parts.Sum() == total.Get
            && parts.Zip(whole).All(part => Math.Abs(part.First - (double)total.Get * part.Second / whole.Sum()) < 1);
    }

    [Fact]
    public void PickTable_DrawsByWeight()
    {
        var table = new PickTable([1, 0, 3]);
        var random = new SplitMix64(1);
        int[] counts = new int[3];
        for (int i = 0; i < 40_000; i++) counts[table.Draw(ref random)]++;
        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[2] / (double)counts[0], 2.8, 3.2);
    }
}
