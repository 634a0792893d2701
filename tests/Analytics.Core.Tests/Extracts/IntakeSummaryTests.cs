using System.Text.Json;
using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Extracts;

public class IntakeSummaryTests
{
    private static readonly ReportingPeriod HalfYear = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 6, 30));

    [Fact]
    public void AMonthWithFewerThanHalfTheMedianRows_IsMarked()
    {
        var intake = Check([.. Month(1, 4), .. Month(2, 2), .. Month(3, 4), .. Month(4, 1), .. Month(6, 6)], new ReadOptions { Period = HalfYear });
        Assert.Equal([4L, 2L, 4L, 1L, 0L, 6L], intake.Months.Select(month => month.Rows));
        // The lower median of 0, 1, 2, 4, 4, 6 is 2.
        Assert.Equal(["2024-05"], intake.Months.Where(month => month.IsLow).Select(month => month.Month.ToString()));
    }

    [Fact]
    public void TheMissingShare_IsOfWantedCodesInThePeriod_ByGroup()
    {
        var intake = Check(
            [SkilExtract.Row(ddd: ""), SkilExtract.Row(), SkilExtract.Row(atc: "N05BA01"), SkilExtract.Row(atc: "C10AA05", ddd: ""), SkilExtract.Row(date: "2025-01-01", ddd: "")],
            new ReadOptions { Period = HalfYear, Wanted = new AtcPrefix("N").Contains });
        Assert.Equal([new("N02A", 2, 1), new MissingDddIntake("N05B", 1, 0)], intake.MissingDdd);
    }

    [Fact]
    public void Medians_LeaveOutReturns()
    {
        var intake = Check([SkilExtract.Row(packages: "-9", ddd: "-1"), SkilExtract.Row(packages: "2", ddd: "25"), SkilExtract.Row(packages: "1", ddd: "20"), SkilExtract.Row(packages: "4", ddd: "40")]);
        Assert.Equal((2m, 12.5m), (intake.MedianPackages, intake.MedianDddPerPackage));
    }

    [Fact]
    public void DaysAndCounts_AreThoseOfTheRows()
    {
        var intake = Check([SkilExtract.Row(date: "2024-02-29"), SkilExtract.Row(date: "2023-12-31"), SkilExtract.Row(date: "x")]);
        Assert.Equal((new DateOnly(2023, 12, 31), new DateOnly(2024, 2, 29)), (intake.FirstDay, intake.LastDay));
        Assert.Equal((3L, 2L, 1L), (intake.Rows, intake.Kept, intake.Refused));
        Assert.Equal(1 / 3.0, intake.RefusedShare);
    }

    [Fact]
    public void Json_HasCountsAndPlaces_AndNoValue()
    {
        var intake = Check([SkilExtract.Row(patient: "SECRET", practice: ""), SkilExtract.Row(patient: "SECRET", ddd: "SECRET")]);
        string text = intake.ToJson();
        Assert.DoesNotContain("SECRET", text);
        Assert.DoesNotContain("\r", text);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(2, json.RootElement.GetProperty("rows").GetInt64());
        var fault = json.RootElement.GetProperty("faults")[0];
        Assert.Equal(("DddNotANumber", true, 3L), (fault.GetProperty("rule").GetString(), fault.GetProperty("refused").GetBoolean(), fault.GetProperty("first")[0].GetProperty("line").GetInt64()));
    }

    private static IntakeSummary Check(IReadOnlyList<string> rows, ReadOptions? options = null)
    {
        using var extract = new SkilExtract();
        return SkilExtract.Check(extract.AddRows(rows), options);
    }

    private static IEnumerable<string> Month(int month, int rows) => Enumerable.Range(0, rows).Select(_ => SkilExtract.Row(date: $"2024-0{month}-15"));
}
