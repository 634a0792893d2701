using Analytics.Statistics;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class AdherenceTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly Fill[] Example = [new(Start, 30), new(new(2024, 2, 10), 30), new(new(2024, 3, 1), 30)];

    [Fact]
    public void TheWorkedExample_IsReproduced()
    {
        var adherence = Adherence.Of(Example, Start, 120);
        Assert.Equal((1, 0.75, 1, 0.75), (adherence.Cma1, adherence.Cma2, adherence.Cma3, adherence.Cma4));
        Printed.Same("0.833333", adherence.Cma5);
        Assert.Equal((0.75, 0.75), (adherence.Cma6, adherence.Cma7));
        // Without carry-over the ten days that overlap are lost.
        Printed.Close(80 / 120.0, adherence.UnionOfDays);
    }

    [Fact]
    public void TheEdges_AreAsWritten()
    {
        Assert.Null(Adherence.Of([], Start, 120).Cma7);
        Assert.Null(Adherence.Of([new(Start.AddDays(120), 30)], Start, 120).Cma7);
        var usedUp = Adherence.Of([new(Start.AddDays(-90), 30)], Start, 120);
        Assert.Equal((0, null, 0), (usedUp.Cma7, usedUp.Cma2, usedUp.UnionOfDays));
        var carried = Adherence.Of([new(Start.AddDays(-10), 40)], Start, 120);
        Assert.Equal(0.25, carried.Cma7);
        Assert.True(Adherence.Of([new(Start, 300)], Start, 120).Cma2 > 2);
        Assert.Equal(1, Adherence.Of([new(Start, 300)], Start, 120).Cma4);
        Assert.Null(Adherence.Of([new(Start, 300)], Start, 120).Cma1);
    }

    [Fact]
    public void Supply_IsNotCarriedToAnotherClass_AndLastsByDose()
    {
        Fill[] two = [new(Start, 20), new(Start.AddDays(10), 20, Class: 1)];
        Assert.Equal(0.3, Adherence.Of(two, Start, 100).Cma7);
        Assert.Equal(0.4, Adherence.Of([two[0], two[1] with { Class = 0 }], Start, 100).Cma7);
        // Ten days of a dose of 1 are five days of a dose of 2.
        Assert.Equal(0.35, Adherence.Of([two[0], two[1] with { Class = 0, DailyDose = 2 }], Start, 100).Cma7);
    }

    /// <summary>A stock kept day by day: fills come in, a day is covered while there is stock.</summary>
    [Property(MaxTest = 300)]
    public void Cma7_IsTheStockKeptDayByDay(NonEmptyArray<(byte Day, byte Supply)> fills, byte length)
    {
        Fill[] given = [.. fills.Get.Select(fill => new Fill(Start.AddDays(fill.Day - 100), fill.Supply % 40 + 1))];
        int days = length + 1;
        if (given.All(fill => fill.Day >= Start.AddDays(days))) return;
        decimal stock = 0;
        int covered = 0;
        var union = new HashSet<DateOnly>();
        for (var day = Start.AddDays(-100); day < Start.AddDays(days); day = day.AddDays(1))
        {
            stock += given.Where(fill => fill.Day == day).Sum(fill => fill.DaysOfSupply);
            if (stock > 0 && day >= Start) covered++;
            if (day >= Start && given.Any(fill => fill.Day <= day && day < fill.Day.AddDays((int)fill.DaysOfSupply))) union.Add(day);
            stock = Math.Max(0, stock - 1);
        }
        var adherence = Adherence.Of(given, Start, days);
        Printed.Close((double)covered / days, adherence.Cma7);
        Printed.Close((double)union.Count / days, adherence.UnionOfDays);
        Assert.True(adherence.UnionOfDays <= adherence.Cma7 + 1e-9);
        Assert.Equal(adherence, Adherence.Of([.. given.Reverse()], Start, days));
    }

    [Property]
    public void Measures_AreOrdered(NonEmptyArray<(byte Day, byte Supply)> fills)
    {
        var adherence = Adherence.Of([.. fills.Get.Select(fill => new Fill(Start.AddDays(fill.Day), fill.Supply % 90 + 1))], Start, 256);
        Assert.True(adherence.Cma6 <= adherence.Cma4 + 1e-9 && adherence.Cma4 <= adherence.Cma2 && adherence.Cma7 <= adherence.Cma6 + 1e-9 && adherence.Cma6 <= 1);
        if (adherence.Cma5 is { } five) Assert.True(five <= adherence.Cma3 + 1e-9 && five > 0);
    }

    [Fact]
    public void AFillThatLastsNothing_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Adherence.Of([new(Start, 0)], Start, 10));
        Assert.Throws<ArgumentException>(() => Adherence.Of([new(Start, 1, DailyDose: 0)], Start, 10));
        Assert.Throws<ArgumentException>(() => Adherence.Of([], Start, 0));
    }
}
