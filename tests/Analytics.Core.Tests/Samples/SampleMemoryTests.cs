using System.Runtime.CompilerServices;
using Analytics.Samples.Courses;
using Analytics.Samples.Extract;
using Analytics.Samples.Places;
using Analytics.Samples.Providers;

namespace Analytics.Core.Tests.Samples;

/// <summary>A hundred million rows must fit where a million do: eight bytes a resident, and the rows of one block of days.</summary>
public sealed class SampleMemoryTests
{
    [Fact]
    public void AResidentAndARowToCome_TakeEightBytesEach()
    {
        Assert.Equal(8, Unsafe.SizeOf<Resident>());
        Assert.Equal(8, Unsafe.SizeOf<RowEvent>());
    }

    [Fact]
    public void Blocks_GrowShorter_AsRowsGrowMore()
    {
        var places = Territory.For(1_000);
        var workforce = new Workforce(places, 1);
        var inhabitants = new Inhabitants(places, workforce, 1);
        var plan = new CoursePlan(inhabitants, workforce);
        int Days(long rows) => new EventSource(inhabitants, plan, rows, new ParallelOptions()).BlockDays;
        Assert.True(Days(1_000) > Days(100_000_000));
        Assert.InRange(100_000_000L / 1096 * Days(100_000_000), 1, 5_000_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7_777)]
    [InlineData(123_456)]
    public void Blocks_HaveTheRowsAskedFor_ByDayAndResident_HoweverManyTheResidentsAre(long rows)
    {
        var places = Territory.For(1);
        var workforce = new Workforce(places, 1);
        var inhabitants = new Inhabitants(places, workforce, 1);
        var source = new EventSource(inhabitants, new CoursePlan(inhabitants, workforce), rows, new ParallelOptions());
        long found = 0;
        for (int day = 0; day < 1096; day += source.BlockDays)
        {
            var block = source.Block(day).ToArray();
            Assert.Equal(block.OrderBy(row => row.Day).ThenBy(row => row.Resident), block);
            found += block.Length;
        }
        Assert.Equal(rows, found);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(5_550_202, 60, 13, 1023, 4095)]
    [InlineData(int.MaxValue, 63, 15, 1, 2)]
    public void RowEvent_KeepsItsParts(int resident, int day, int course, int number, int copy)
    {
        var row = new RowEvent(resident, day, course, number, copy);
        Assert.Equal((resident, day, course, number, copy), (row.Resident, row.Day, row.Course, row.Number, row.Copy));
    }
}
