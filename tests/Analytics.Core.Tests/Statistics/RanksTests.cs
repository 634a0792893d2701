using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class RanksTests
{
    [Fact]
    public void TheWorkedExamples_AreReproduced()
    {
        Assert.Equal([0, 0.25, 0.25, 0.75, 1], Ranks.Percent([10, 20, 20, 40, 50]).OfType<double>());
        Assert.Equal([4, 2, 3, 5, 2, 1, 4, 1, 5, 3], Ranks.QuantileGroups([12, 5, 9, 20, 7, 1, 15, 3, 18, 10], 5).OfType<int>());
    }

    [Fact]
    public void TheEdges_AreAsWritten()
    {
        Assert.Equal([0], Ranks.Percent([7]).OfType<double>());
        Assert.Equal([0, 0, 0], Ranks.Percent([7, 7, 7]).OfType<double>());
        Assert.Equal([1, null, 1, 3], Ranks.Of([5, null, 5, 6]));
        Assert.Equal([null, null, null, null], Ranks.QuantileGroups([1, 2, null, 3], 5));
        Assert.Empty(Ranks.Percent([]));
    }

    [Property]
    public void Groups_AreOrdered_AndDifferInSizeByOne(NonEmptyArray<int> values, byte some)
    {
        int groups = some % 8 + 2;
        double?[] distinct = [.. values.Get.Distinct().Select(value => (double?)value)];
        var result = Ranks.QuantileGroups(distinct, groups);
        if (distinct.Length < groups)
        {
            Assert.All(result, Assert.Null);
            return;
        }
        var sizes = result.CountBy(group => group!.Value).OrderBy(group => group.Key).ToList();
        Assert.Equal(Enumerable.Range(1, groups), sizes.Select(size => size.Key));
        Assert.InRange(sizes.Max(size => size.Value) - sizes.Min(size => size.Value), 0, 1);
        Assert.Equal(result.Order(), distinct.Zip(result).OrderBy(unit => unit.First).Select(unit => unit.Second));
    }

    /// <summary>In another order, each unit keeps its rank and group.</summary>
    [Property]
    public void Relabelling_ChangesNothing(sbyte[] values)
    {
        double?[] given = [.. values.Select(value => value == 0 ? (double?)null : value % 9)];
        Assert.Equal(Ranks.Of(given).Reverse(), Ranks.Of([.. given.Reverse()]));
        Assert.Equal(Ranks.Percent(given).Reverse(), Ranks.Percent([.. given.Reverse()]));
        Assert.Equal(Ranks.QuantileGroups(given, 4).Reverse(), Ranks.QuantileGroups([.. given.Reverse()], 4));
    }

    [Fact]
    public void ARank_MeansSomething_OnlyAmongManyWholeUnitsThatDiffer()
    {
        double?[] values = [.. Enumerable.Range(1, 20).Select(i => (double?)i)];
        var differing = Overdispersion.OfRatios([.. Enumerable.Range(1, 20).Select(i => ((long)(i % 2 == 0 ? 50 : 150), 100.0))]);
        var alike = Overdispersion.OfRatios([.. Enumerable.Range(1, 20).Select(i => ((long)(i % 2 == 0 ? 99 : 101), 100.0))]);
        Assert.Equal(RankVerdict.Meaningful, Ranks.Judge(values, differing));
        Assert.Equal(RankVerdict.NoMoreThanChance, Ranks.Judge(values, alike));
        Assert.Equal(RankVerdict.TooFewUnits, Ranks.Judge(values[..19], differing));
        Assert.Equal(RankVerdict.Incomplete, Ranks.Judge([.. values, null], differing));
    }

    [Fact]
    public void MeasureRatios_AreOpenPrescribings()
    {
        Assert.Equal(0.5, MeasureRatio.Of(1, 2));
        Assert.Equal(0, MeasureRatio.Of(null, 2));
        Assert.Null(MeasureRatio.Of(1, 0));
        Assert.Null(MeasureRatio.Of(0, 0));
        Assert.Null(MeasureRatio.Of(1, null));
        Assert.Throws<ArgumentException>(() => MeasureRatio.Of(double.NaN, 1));
    }

    [Fact]
    public void OneGroup_IsRefused() => Assert.Throws<ArgumentException>(() => Ranks.QuantileGroups([1, 2], 1));
}
