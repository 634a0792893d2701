using System.Text;
using Analytics.Extracts;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Extracts;

public class ExtractReaderTests
{
    private static readonly AtcPrefix Opioids = new("N02A");

    [Fact]
    public void ARow_BecomesADispensing()
    {
        using var extract = new SkilExtract();
        var result = SkilExtract.Read(extract.AddRows(SkilExtract.Row(ddd: "-12,345", packages: "-1")));
        var dispensing = Assert.Single(result.Sinks.SelectMany(sink => sink.Rows));
        Assert.Equal(
            new Dispensing(PatientName.Of("P1"u8, new NameTable()), 1, 1, new MunicipalityCode(301), new DateOnly(2024, 3, 5).DayNumber, 0, -1235, new Person(1950, 0)), dispensing);
        Assert.Equal([new Substance(AtcCode.Parse("N02AJ06"), RowMarks.None)], result.Substances);
        Assert.Equal(["", "G1"], result.Prescribers);
        Assert.Equal(["", "O1"], result.Practices);
    }

    [Fact]
    public void OnlyWantedCodesInsideThePeriod_ReachTheSinks()
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows(SkilExtract.Row(), SkilExtract.Row(patient: "P2", atc: "A10BA02"), SkilExtract.Row(patient: "P3", date: "2023-12-31"));
        var result = SkilExtract.Read(source, new ReadOptions
        {
            Workers = 2,
            Wanted = Opioids.Contains,
            Period = new ReportingPeriod(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)),
        });
        Assert.Single(result.Sinks.SelectMany(sink => sink.Rows));
        Assert.Equal((3L, 3L, 2L), (result.Intake.Rows, result.Intake.Kept, result.Intake.Tested));
        Assert.Equal([RowRule.OutsidePeriod], result.Intake.Faults.Select(fault => fault.Rule));
    }

    [Fact]
    public void TheHeader_IsReadInAnyOrder_AndWithoutRegardToCase()
    {
        using var extract = new SkilExtract();
        var result = SkilExtract.Read(extract.Add("DDD;Atc;\"Dispensed_Date\"; PATIENT_ID \n1,5;n02aa01;2024-02-29;P1\n"));
        var dispensing = Assert.Single(result.Sinks.SelectMany(sink => sink.Rows));
        Assert.Equal((150, AtcCode.Parse("N02AA01"), MunicipalityCode.None), (dispensing.DddHundredths, result.Substances[dispensing.Substance].Code, dispensing.Residence));
        Assert.Empty(result.Intake.Faults);
        Assert.Contains("muni_code", result.Intake.Files[0].MissingColumns);
    }

    [Fact]
    public void ALineBreakInTheHeader_CountsAsALine()
    {
        using var extract = new SkilExtract();
        var intake = SkilExtract.Check(extract.Add("ddd;atc;dispensed_date;patient_id;\"no\nte\"\n1;N02AA01;2024-02-29;P1;\n1;N02AA01;2024-02-29;;\n"));
        Assert.Equal(4, Assert.Single(intake.Faults).FirstPlaces[0].Line);
    }

    [Fact]
    public void CompressedFiles_AreReadLikePlainOnes_AndSeveralAsOne()
    {
        using var extract = new SkilExtract();
        var plain = extract.AddRows(SkilExtract.Good(500));
        var compressed = extract.Add("more.csv.gz", Packed.Gzip(File.ReadAllBytes(plain.Path)));

        var result = SkilExtract.Read([plain, compressed], new ReadOptions { Workers = 2, BlockSize = 1000 });

        Assert.Equal(1000, result.Intake.Kept);
        Assert.Equal(500, result.Sinks.SelectMany(sink => sink.Rows).Select(row => row.Patient).Distinct().Count());
        Assert.Equal(["extract.csv", "more.csv.gz"], result.Intake.Files.Select(file => file.Name));
    }

    [Fact]
    public void AGzipOfSeveralMembers_IsReadToTheEnd()
    {
        using var extract = new SkilExtract();
        byte[] plain = File.ReadAllBytes(extract.AddRows(SkilExtract.Good(2000)).Path);
        var source = extract.Add("two.csv.gz", [.. Packed.Gzip(plain.AsSpan(0, 50_000)), .. Packed.Gzip(plain.AsSpan(50_000))]);
        Assert.Equal(2000, SkilExtract.Read(source).Intake.Kept);
    }

    [Fact]
    public void Windows1252_IsFoundPerFile_AndNamesAreTheSameAsInUtf8()
    {
        using var extract = new SkilExtract();
        string text = SkilExtract.Header + "\n" + SkilExtract.Row(prescriber: "Åse Ødegård €") + "\n";
        ExtractSource[] sources =
        [
            extract.Add("1.csv", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text)),
            extract.Add("2.csv", Encoding.UTF8.GetBytes(text)),
            extract.Add("3.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]),
        ];
        var result = SkilExtract.Read(sources);
        Assert.Equal(["", "Åse Ødegård €"], result.Prescribers);
        Assert.Equal(["windows-1252", "utf-8", "utf-8"], result.Intake.Files.Select(file => file.Encoding));
        Assert.Empty(result.Intake.Faults);
    }

    [Fact]
    public void ADateOfAMonth_IsItsFirstDay()
    {
        using var extract = new SkilExtract();
        var result = SkilExtract.Read(extract.Add("PID;Utlevering_ArManed;Legemiddel_ATCkode_Niva5;Utlevering_DDD\n1;2024-02;N02AA01;NULL\n", ExtractFormat.Load("lmr", "")));
        Assert.Equal(new DateOnly(2024, 2, 1).DayNumber, Assert.Single(result.Sinks.SelectMany(sink => sink.Rows)).Day);
        Assert.Equal(DatePrecision.Month, result.Intake.Files[0].DatePrecision);
        Assert.Equal([RowRule.DddMissing], result.Intake.Faults.Select(fault => fault.Rule));
    }

    [Fact]
    public void AFlaggedCorrection_CountsNegative()
    {
        using var extract = new SkilExtract();
        var format = ExtractFormat.Load("skil", "") with { Correction = new ExtractCorrection("korr", "1") };
        var result = SkilExtract.Read(extract.Add("patient_id;dispensed_date;atc;ddd;korr\nP;2024-01-01;N02AA01;5;0\nP;2024-01-01;N02AA01;5;1\nP;2024-01-01;N02AA01;-5;1\n", format));
        Assert.Equal([-500, -500, 500], result.Sinks.SelectMany(sink => sink.Rows).Select(row => row.DddHundredths).Order());
    }

    [Fact]
    public void EmptyLines_CountOnlyBeforeTheLastRow()
    {
        using var extract = new SkilExtract();
        string rows = SkilExtract.Row() + "\n\r\n\n" + SkilExtract.Row() + "\n\n\r\n\n";
        var intake = SkilExtract.Check(extract.Add(SkilExtract.Header + "\n" + rows));
        Assert.Equal((4L, 2L), (intake.Rows, intake.Refused));
        Assert.Equal([3L, 4L], Assert.Single(intake.Faults).FirstPlaces.Select(place => place.Line));
    }

    [Theory]
    [InlineData(QuotedField.Reach - 1, true)]
    [InlineData(QuotedField.Reach, false)]
    public void AQuotedField_MayBe64KiB(int length, bool isKept)
    {
        using var extract = new SkilExtract();
        string row = SkilExtract.Row(prescriber: $"\"{new string('x', length)}\"");
        foreach (int blockSize in (int[])[1000, 1 << 20])
        {
            var intake = SkilExtract.Check(extract.AddRows([row, .. SkilExtract.Good()]), new ReadOptions { Workers = 2, BlockSize = blockSize });
            Assert.Equal(isKept ? [] : [RowRule.Quoting], intake.Faults.Select(fault => fault.Rule));
        }
    }

    [Fact]
    public void Progress_EndsWithAllBytes()
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows(SkilExtract.Good(1000));
        var progress = new LastReport();
        ExtractReader.Read([source, source], new ReadOptions { Workers = 2, BlockSize = 5000 }, () => new CollectingSink(), progress, CancellationToken.None);
        Assert.Equal(2 * new FileInfo(source.Path).Length, progress.Last);
    }

    [Fact]
    public void ARead_CanBeCancelled()
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows(SkilExtract.Good());
        Assert.Throws<OperationCanceledException>(() => ExtractReader.Read([source], new ReadOptions(), () => new CollectingSink(), null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void AFaultInASink_ComesOutAsItIs()
    {
        using var extract = new SkilExtract();
        var source = extract.AddRows(SkilExtract.Good());
        Assert.Throws<NotSupportedException>(() => ExtractReader.Read([source], new ReadOptions { Workers = 3 }, () => new FailingSink(), null, CancellationToken.None));
    }

    private sealed class LastReport : IProgress<long>
    {
        public long Last { get; private set; }
        public void Report(long value) => Last = value;
    }

    private sealed class FailingSink : IDispensingSink
    {
        public void Add(in Dispensing dispensing) => throw new NotSupportedException();
    }
}
