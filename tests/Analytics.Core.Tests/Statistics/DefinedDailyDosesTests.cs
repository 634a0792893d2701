using Analytics.Statistics;

namespace Analytics.Core.Tests.Statistics;

public class DefinedDailyDosesTests
{
    [Fact]
    public void TheWorkedExamples_AreReproduced()
    {
        decimal? ddds = DefinedDailyDoses.Of(12_000, 30, new(250, DoseUnit.Milligram), new(500, DoseUnit.Milligram));
        Assert.Equal(180_000, ddds);
        Assert.Equal(4.0m, DefinedDailyDoses.Per1000PerDay(ddds!.Value, DefinedDailyDoses.PersonDays(1_500_000, new(new(2025, 4, 1), new(2025, 4, 30)))));
        Printed.Same("0.2055", (double)DefinedDailyDoses.PerUserPerDay(750_000, DefinedDailyDoses.PersonDays(10_000, new(new(2025, 1, 1), new(2025, 12, 31)))));
        Assert.Equal(2, One(20) + One(25));
        Assert.Equal(1, DefinedDailyDoses.Of(1, 1, new(1, DoseUnit.UnitDose), new(1, DoseUnit.UnitDose)));

        static decimal? One(decimal mg) => DefinedDailyDoses.Of(1, 1, new(mg, DoseUnit.Milligram), new(mg, DoseUnit.Milligram));
    }

    /// <summary>MEASURES: 73 000 DDD, 20 000 people: 10.000 in 365 days and 9.973 in 366.</summary>
    [Fact]
    public void ALeapYear_HasADayMore()
    {
        Assert.Equal(10m, DefinedDailyDoses.Per1000PerDay(73_000, DefinedDailyDoses.PersonDays(20_000, new(new(2025, 1, 1), new(2025, 12, 31)))));
        Printed.Same("9.973", (double)DefinedDailyDoses.Per1000PerDay(73_000, DefinedDailyDoses.PersonDays(20_000, new(new(2024, 1, 1), new(2024, 12, 31)))));
    }

    [Fact]
    public void AChangingList_AddsUp() => Assert.Equal(31 * 1000 + 28 * 1100,
        DefinedDailyDoses.PersonDays([(1000, new(new(2025, 1, 1), new(2025, 1, 31))), (1100, new(new(2025, 2, 1), new(2025, 2, 28)))]));

    [Theory]
    [InlineData(1, DoseUnit.Gram, 500, DoseUnit.Milligram, 2)]
    [InlineData(1, DoseUnit.Kilogram, 1, DoseUnit.Gram, 1000)]
    [InlineData(25, DoseUnit.Microgram, 1, DoseUnit.Milligram, 0.025)]
    [InlineData(2, DoseUnit.MillionUnits, 500, DoseUnit.ThousandUnits, 4)]
    [InlineData(1, DoseUnit.ThousandUnits, 10, DoseUnit.Unit, 100)]
    public void Units_AreConverted(double amount, DoseUnit unit, double ddd, DoseUnit dddUnit, double expected) =>
        Assert.Equal((decimal)expected, new Dose((decimal)amount, unit).DividedBy(new((decimal)ddd, dddUnit)));

    [Fact]
    public void WhatDoesNotConvert_HasNoDdd()
    {
        Assert.Null(DefinedDailyDoses.Of(1, 30, new(250, DoseUnit.Milligram), new(1, DoseUnit.MillionUnits)));
        Assert.Null(DefinedDailyDoses.Of(1, 30, new(250, DoseUnit.Milligram), new(1, DoseUnit.UnitDose)));
        Assert.Null(DefinedDailyDoses.Of(1, 30, new(250, DoseUnit.Milligram), null));
    }

    [Fact]
    public void Returns_Subtract() => Assert.Equal(-15, DefinedDailyDoses.Of(-1, 30, new(250, DoseUnit.Milligram), new(500, DoseUnit.Milligram)));

    [Fact]
    public void OtherDenominators_AreDividedBy()
    {
        Assert.Equal(2.5m, DefinedDailyDoses.PerInhabitantPerYear(250, 100));
        Assert.Equal(50m, DefinedDailyDoses.Per100BedDays(250, 500));
        Assert.Throws<ArgumentException>(() => DefinedDailyDoses.Per100BedDays(250, 0));
        Assert.Throws<ArgumentException>(() => DefinedDailyDoses.PersonDays(1, new(new(2025, 2, 1), new(2025, 1, 1))));
        Assert.Throws<ArgumentException>(() => DefinedDailyDoses.Of(1, 1, new(1, DoseUnit.Gram), new(0, DoseUnit.Gram)));
    }
}
