using System.Globalization;
using Analytics.Extracts;
using Analytics.Prescribing;
using Analytics.Samples.Extract;

namespace Analytics.Core.Tests.Samples;

public sealed class QuirkTests
{
    private const int Rows = 3 * QuirkSchedule.Period;

    private static readonly Dictionary<Quirk, Func<string[], bool>> Signs = new()
    {
        [Quirk.TooFewColumns] = row => row.Length < 15,
        [Quirk.TooManyColumns] = row => row.Length > 15,
        [Quirk.BrokenQuoting] = row => row[11] == "\"-71\"x",
        [Quirk.PatientEmpty] = row => row[0].Length == 0,
        [Quirk.DateEmpty] = row => row[4].Length == 0,
        [Quirk.AtcEmpty] = row => row[5].Length == 0,
        [Quirk.NoSuchDate] = row => row[4].EndsWith("02-30", StringComparison.Ordinal),
        [Quirk.DateInAnotherForm] = row => row[4].Contains('.', StringComparison.Ordinal),
        [Quirk.AtcTooShort] = row => row[5].Length == 5,
        [Quirk.DddNotANumber] = row => row[8].Contains('O', StringComparison.Ordinal),
        [Quirk.PackagesNotANumber] = row => row[7] == "en",
        [Quirk.AtcUnknown] = row => row[5] == "N05BX99",
        [Quirk.MunicipalityEmpty] = row => row[3].Length == 0,
        [Quirk.MunicipalityNotInUse] = row => row[3] is "2012" or "9999",
        [Quirk.PrescriberEmpty] = row => row[9].Length == 0 && row[10].Length == 0,
        [Quirk.PracticeEmpty] = row => row[10].Length == 0,
        [Quirk.DddMissing] = row => row[8].Length == 0,
        [Quirk.BornAfterDispensing] = row => int.Parse(row[1], CultureInfo.InvariantCulture) > int.Parse(row[4].AsSpan(0, 4), CultureInfo.InvariantCulture),
        [Quirk.DispensedAfterDeath] = row => row[14].Length == 7 && string.CompareOrdinal(row[14], row[4]) < 0,
        [Quirk.OtherSex] = row => row[2] is "1" or "2",
        [Quirk.OtherBirthYear] = row => row[1].Length == 4,
        [Quirk.NotUtf8] = row => row[11].Contains('\u00e6', StringComparison.Ordinal),
        [Quirk.OutsidePeriod] = row => row[4].StartsWith("2025", StringComparison.Ordinal),
        [Quirk.ReturnOfMore] = row => row[7].StartsWith('-'),
        [Quirk.LineBreakInQuotes] = row => row[11].Contains('\n', StringComparison.Ordinal),
        [Quirk.DoubledQuotes] = row => row[11].Contains("\"\"", StringComparison.Ordinal),
    };

    [Fact]
    public void EveryKind_OccursWhereTheScheduleSaysSo()
    {
        Assert.Equal(Enum.GetValues<Quirk>().Where(quirk => quirk != Quirk.None), Signs.Keys.Order());
        using var sample = new Sample(Rows, quirks: true);
        var schedule = new QuirkSchedule(1);
        var seen = new Dictionary<Quirk, int>();
        long number = 0;
        foreach (string[] row in sample.Rows())
        {
            var quirk = schedule.Of(number++);
            if (quirk == Quirk.None) continue;
            Assert.True(Signs[quirk](row), $"{quirk} is missing from its row");
            seen[quirk] = seen.GetValueOrDefault(quirk) + 1;
        }
        Assert.Equal(Signs.Count, seen.Count);
        Assert.All(seen.Values, count => Assert.Equal(Rows / QuirkSchedule.Period, count));
    }

    [Fact]
    public void TheReader_FindsEveryRuleBroken()
    {
        using var sample = new Sample(Rows, quirks: true);
        var extract = new ExtractSource(sample.Extract, ExtractFormat.Load("skil", sample.Directory));
        var intake = AnalyticsEngine.Check([extract], new ReportingPeriod(new(2022, 1, 1), new(2024, 12, 31)), sample.Reference());
        RowRule[] expected =
        [
            RowRule.ColumnCount, RowRule.Quoting, RowRule.PatientEmpty, RowRule.DateEmpty, RowRule.AtcEmpty, RowRule.DateNotADate, RowRule.AtcForm,
            RowRule.DddNotANumber, RowRule.PackagesNotANumber, RowRule.AtcUnknown, RowRule.MunicipalityEmpty, RowRule.MunicipalityNotValid,
            RowRule.PrescriberEmpty, RowRule.PracticeEmpty, RowRule.DddMissing, RowRule.BirthAfterDispensing, RowRule.DispensedAfterDeath,
            RowRule.TwoSexes, RowRule.TwoBirthYears, RowRule.Encoding, RowRule.OutsidePeriod, RowRule.ReturnUnmatched,
        ];
        Assert.Empty(expected.Except(intake.Faults.Where(fault => fault.Count > 0).Select(fault => fault.Rule)));
        Assert.Equal(Rows, intake.Rows);
        Assert.Empty(intake.Stops);
    }

    [Fact]
    public void TheReader_FindsLittle_InACleanSample()
    {
        using var sample = new Sample(200_000);
        var extract = new ExtractSource(sample.Extract, ExtractFormat.Load("skil", sample.Directory));
        var intake = AnalyticsEngine.Check([extract], new ReportingPeriod(new(2022, 1, 1), new(2024, 12, 31)), sample.Reference());
        Assert.Equal((200_000, 0L), (intake.Kept, intake.Refused));
        RowRule[] usual = [RowRule.PrescriberEmpty, RowRule.PracticeEmpty, RowRule.DddMissing, RowRule.ReturnUnmatched];
        Assert.Empty(intake.Faults.Where(fault => fault.Count > 0).Select(fault => fault.Rule).Except(usual));
        // A return stays unmatched where the dispensing before it has no DDD.
        Assert.True((intake.Faults.SingleOrDefault(fault => fault.Rule == RowRule.ReturnUnmatched)?.Count ?? 0) < 10);
    }

    [Fact]
    public void RowsWithoutAFault_AreThoseOfTheCleanSample()
    {
        using var clean = new Sample(Rows);
        using var quirky = new Sample(Rows, quirks: true);
        var schedule = new QuirkSchedule(1);
        foreach (var (pair, number) in clean.Records().Zip(quirky.Records()).Select((pair, number) => (pair, number)))
        {
            if (schedule.Of(number) == Quirk.None) Assert.Equal(pair.First + ";", pair.Second);
        }
    }

    [Fact]
    public void OtherSexAndBirthYear_ContradictTheCleanSample()
    {
        using var clean = new Sample(Rows);
        using var quirky = new Sample(Rows, quirks: true);
        var schedule = new QuirkSchedule(1);
        foreach (var (pair, number) in clean.Rows().Zip(quirky.Rows()).Select((pair, number) => (pair, number)))
        {
            if (schedule.Of(number) == Quirk.OtherSex) Assert.NotEqual(pair.First[2], pair.Second[2]);
            if (schedule.Of(number) == Quirk.OtherBirthYear) Assert.NotEqual(pair.First[1], pair.Second[1]);
        }
    }

    [Fact]
    public void FaultsThatRefuseRows_StayFarBelowOnePercent() =>
        Assert.True((int)Quirk.AtcUnknown * 300 < QuirkSchedule.Period);
}
