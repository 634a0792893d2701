using System.Globalization;
using System.Text;
using System.Text.Json;
using Analytics.Prescribing;
using Analytics.Reference;
using Analytics.Samples;

namespace Analytics.Core.Tests.Samples;

public sealed class SampleWriterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_GivesTheSameBytes_WhateverTheWorkers(bool quirks)
    {
        using var one = new Sample(40_000, seed: 7, quirks, workers: 1);
        using var three = new Sample(40_000, seed: 7, quirks, workers: 3);
        Assert.Equal(one.Hashes(), three.Hashes());
        Assert.Equal(13, one.Hashes().Count);
    }

    [Fact]
    public void Write_GivesOtherBytes_ForAnotherSeed()
    {
        using var one = new Sample(10_000, seed: 1);
        using var two = new Sample(10_000, seed: 2);
        Assert.NotEqual(one.Hashes()[Path.Combine("extract", "dispensings.csv")], two.Hashes()[Path.Combine("extract", "dispensings.csv")]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(999, false)]
    [InlineData(30_000, true)]
    [InlineData(120_001, false)]
    public void Write_GivesExactlyTheRowsAskedFor(long rows, bool quirks)
    {
        using var sample = new Sample(rows, quirks: quirks);
        Assert.Equal(rows, sample.Records().LongCount());
        Assert.Equal(rows, sample.Summary.Rows);
        Assert.Equal(new FileInfo(sample.Extract).Length, sample.Summary.Bytes);
    }

    [Fact]
    public void Write_KeepsTheContractsFormat()
    {
        using var sample = new Sample(20_000);
        byte[] bytes = File.ReadAllBytes(sample.Extract);
        Assert.StartsWith(
            "patient_id;birth_year;sex;residence_municipality;dispensed_date;atc;article_no;packages;ddd;prescriber_id;practice_id;reimbursement_code;prescription_category;price_nok\n",
            Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.All(sample.Records(), record => Assert.Matches(
            """^P[0-9a-f]{9};\d{4};[12];\d{4};\d{4}-\d\d-\d\d;[A-Z]\d\d[A-Z]{2}\d\d;99\d{4};-?\d+(,\d\d)?;(-?\d+,\d\d)?;(G[0-9a-f]{6};(K[0-9a-f]{4})?|;);("[^"]+"|[^";]*);[ABC];-?\d+,\d\d$""",
            record));
    }

    [Fact]
    public void Write_OrdersRowsByDate_FromTheFirstDayToTheLast()
    {
        using var sample = new Sample(60_000);
        string[] dates = [.. sample.Rows().Select(row => row[4])];
        Assert.Equal(dates.Order(StringComparer.Ordinal), dates);
        Assert.Equal(("2022-01-01", "2024-12-31"), (dates[0], dates[^1]));
    }

    [Fact]
    public void Write_UsesOnlyCodesOfTheDay_AndKnownDrugs()
    {
        using var sample = new Sample(60_000);
        var reference = sample.Reference();
        var inPopulation = reference.Municipalities.ToHashSet();
        foreach (string[] row in sample.Rows())
        {
            Assert.True(MunicipalityCode.TryParse(row[3], out var code));
            var day = DateOnly.ParseExact(row[4], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.Contains(reference.Successor(code, day), inPopulation);
            Assert.True(reference.IsKnownAtc(AtcCode.Parse(row[5])));
            Assert.True(int.Parse(row[1], CultureInfo.InvariantCulture) <= day.Year);
        }
    }

    [Fact]
    public void Write_FillsEveryTableOfTheContract()
    {
        using var sample = new Sample(400_000);
        var reference = sample.Reference();
        Assert.Equal(sample.Summary.Municipalities, reference.Municipalities.Count);
        Assert.Equal(sample.Summary.Residents, reference.Municipalities.Sum(place => reference.Population(place, 2024)));
        Assert.Equal([2022, 2023, 2024, 2025], reference.PopulationYears);
        Assert.Equal(sample.Summary.Residents, reference.GpList.Sum(gp => gp.ListSize));
        Assert.Equal(reference.GpList.Sum(gp => gp.ListSize), reference.Practices.Sum(practice => practice.ListSize));
        Assert.All(reference.Practices, practice => Assert.InRange(practice.Gps, 1, 12));
        Assert.Equal(Enum.GetValues<GroupKind>(), reference.Groups.Select(member => member.Kind).Distinct().Order());
        Assert.NotEmpty(reference.Consents);
        Assert.NotEmpty(reference.Goals);
        Assert.NotEmpty(reference.Interventions);
        Assert.Contains(reference.Benchmarks, benchmark => benchmark.Value == 21.1m);
        Assert.All(reference.Products, product => Assert.StartsWith("made-up", product.Form, StringComparison.Ordinal));
        var listings = reference.ReadPatientList().ToList();
        Assert.Equal(sample.Summary.Residents, listings.Count(listing => listing.To is null));
        Assert.Equal(sample.Summary.Residents, listings.Select(listing => listing.PatientId).Distinct().Count());
    }

    [Fact]
    public void CourseGroups_HaveFiveToEightDoctors()
    {
        using var sample = new Sample(1_000_000);
        var groups = sample.Reference().Groups.Where(member => member.Kind == GroupKind.Group).GroupBy(member => member.GroupId).ToList();
        Assert.NotEmpty(groups);
        Assert.All(groups, group => Assert.InRange(group.Count(), 5, 8));
    }

    [Fact]
    public void Write_LeavesAConfigurationThatFits()
    {
        using var sample = new Sample(1_000);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(sample.Directory, "skil.json")));
        Assert.Equal("skil", json.RootElement.GetProperty("extracts")[0].GetProperty("format").GetString());
        Assert.Equal("2024-12-31", json.RootElement.GetProperty("period").GetProperty("to").GetString());
        Assert.True(File.Exists(Path.Combine(sample.Directory, json.RootElement.GetProperty("extracts")[0].GetProperty("files").GetString()!)));
    }

    [Fact]
    public void Write_LeavesNoHalfFile_WhenCancelled()
    {
        string directory = Directory.CreateTempSubdirectory("sample-").FullName;
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAtFirstReport(cancellation);
        Assert.ThrowsAny<OperationCanceledException>(() => SampleWriter.Write(new(200_000, 1, directory), progress, cancellation.Token));
        Assert.Empty(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories));
        Directory.Delete(directory, recursive: true);
    }

    private sealed class CancelAtFirstReport(CancellationTokenSource cancellation) : IProgress<long>
    {
        public void Report(long value) => cancellation.Cancel();
    }

    /// <summary>About one in five treatments with opioids begins with a prescription by somebody who is no GP, as after an operation.</summary>
    [Fact]
    public void Details_TellWhoPrescribed_AndWhatWasPackedInDoses()
    {
        using var sample = new Sample(200_000, details: true);
        string[] header = File.ReadLines(sample.Extract).First().Split(';');
        Assert.Equal(["dose_dispensed", "prescriber_profession", "prescriber_specialty"], header[^3..]);
        var opioids = sample.Rows().Where(row => row[5].StartsWith("N02A", StringComparison.Ordinal)).ToList();
        var firsts = opioids.GroupBy(row => row[0]).Select(rows => rows.MinBy(row => row[4])!).ToList();
        Assert.InRange(firsts.Count(row => row[10].Length == 0) / (double)firsts.Count, 0.15, 0.30);
        Assert.InRange(opioids.Count(row => row[^3] == "1") / (double)opioids.Count, 0.02, 0.40);
        Assert.Contains(opioids, row => row[^2] == "Tannlege");
        Assert.All(opioids.Where(row => row[^1] == "Allmennmedisin"), row => Assert.True(row[^2] == "Lege"));
    }
}
