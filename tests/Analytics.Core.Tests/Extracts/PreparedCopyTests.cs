using System.Globalization;
using Analytics.Core.Tests.Samples;
using Analytics.Core.Tests.Support;
using Analytics.Core.Tests.Tallies;
using Analytics.Extracts;
using Analytics.Measures;

namespace Analytics.Core.Tests.Extracts;

/// <summary>A prepared copy stands in the place of the extract that it was made from.</summary>
public sealed class PreparedCopyTests : IDisposable
{
    private static readonly ExtractFormat Skil = ExtractFormat.Load("skil", "");
    private readonly SkilExtract _extract = new();
    private int _copies;

    public void Dispose() => _extract.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void ARun_GivesTheSameFigures(int seed)
    {
        using var world = new RoughWorld(seed);
        var request = world.Request(workers: 1 + seed % 3);
        // Its refused rows are more than a check lets pass.
        string tidy = Path.Combine(world.Reference, "tidy.csv");
        File.WriteAllLines(tidy, File.ReadLines(world.Extract).Where(row => !row.Contains(";-;", StringComparison.Ordinal) && !row.Contains(";+;", StringComparison.Ordinal)));
        request = request with { Extracts = [new ExtractSource(tidy, Skil)] };
        string copy = Prepare(request.Extracts);
        Assert.Equal(TallyOutput.Of(request), TallyOutput.Of(request with { Extracts = [ExtractSource.Detect(copy)] }));
    }

    [Fact]
    public void TheCopy_HasTheSameBytes_WhateverTheWorkersFilesAndOrderOfRows()
    {
        using var sample = new Sample(30_000, 3);
        string[] lines = File.ReadAllLines(sample.Extract);
        var shuffled = new Random(4);
        string[] rows = [.. lines.Skip(1).OrderBy(_ => shuffled.Next())];
        var first = Bytes(Prepare([new ExtractSource(sample.Extract, Skil)], workers: 1));
        Assert.True(first.Count > 10);
        string[] halves = [Path.Combine(sample.Directory, "b.csv"), Path.Combine(sample.Directory, "a.csv")];
        File.WriteAllLines(halves[0], rows.Take(11_111).Prepend(lines[0]));
        File.WriteAllLines(halves[1], rows.Skip(11_111).Prepend(lines[0]));
        Assert.Equal(first, Bytes(Prepare([.. halves.Select(path => new ExtractSource(path, Skil))], workers: 3)));
    }

    [Fact]
    public void DuckDb_ReadsTheValuesOfEveryKeptRow()
    {
        using var sample = new Sample(20_000, 5);
        string copy = Prepare([new ExtractSource(sample.Extract, Skil)]);
        using var duckDb = new DuckDb();
        string ours = $"""
            SELECT patient_id, birth_year::VARCHAR AS y, CASE sex WHEN 'M' THEN '1' WHEN 'F' THEN '2' END AS s, muni_code, disp_date::VARCHAR AS d, atc,
                   product_no, packages, ddd, prescriber_id, practice_id, reimb_code, legal_category, price_gross, atc3
            FROM read_parquet('{copy}/*/*.parquet', hive_partitioning = true)
            """;
        string theirs = $"""
            SELECT patient_id, birth_year AS y, sex AS s, residence_municipality AS muni_code, dispensed_date AS d, atc, article_no AS product_no,
                   replace(packages, ',', '.')::DECIMAL(10, 2) AS packages, replace(ddd, ',', '.')::DECIMAL(10, 2) AS ddd,
                   prescriber_id, practice_id, reimbursement_code AS reimb_code, prescription_category AS legal_category, price_nok AS price_gross, atc[:4] AS atc3
            FROM read_csv('{sample.Extract}', delim = ';', quote = '"', header = true, all_varchar = true)
            """;
        Assert.Equal(["0"], duckDb.Rows($"SELECT count(*) FROM (({ours}) EXCEPT ALL ({theirs}))"));
        Assert.Equal(["20000"], duckDb.Rows($"SELECT count(*) FROM (({ours}) INTERSECT ALL ({theirs}))"));
    }

    [Fact]
    public void TheTypesOfColumns_AreThoseOfTheirValues()
    {
        string copy = Prepare([_extract.AddRows(SkilExtract.Good(5))]);
        using var duckDb = new DuckDb();
        Assert.Equal(
            ["patient_id|VARCHAR", "disp_date|DATE", "atc|VARCHAR", "ddd|DECIMAL(10,2)", "birth_year|INTEGER", "sex|VARCHAR", "muni_code|VARCHAR", "product_no|VARCHAR",
                "packages|DECIMAL(10,2)", "prescriber_id|VARCHAR", "practice_id|VARCHAR", "legal_category|VARCHAR", "reimb_code|VARCHAR", "price_gross|VARCHAR", "atc3|VARCHAR"],
            duckDb.Rows($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet('{copy}/*/*.parquet', hive_partitioning = true))"));
    }

    [Fact]
    public void PatientsOfAPart_StandTogether_InTheOrderOfTheirDays()
    {
        using var sample = new Sample(20_000, 5);
        string copy = Prepare([new ExtractSource(sample.Extract, Skil)]);
        using var duckDb = new DuckDb();
        Assert.Equal(["0"], duckDb.Rows($"""
            WITH numbered AS (SELECT filename, file_row_number AS n, patient_id, disp_date, row_number() OVER (PARTITION BY filename, patient_id ORDER BY disp_date, file_row_number) AS k
                              FROM read_parquet('{copy}/*/*.parquet', filename = true, file_row_number = true))
            SELECT count(*) FROM (SELECT filename, patient_id, max(n) - min(n) + 1 - count(*) AS gaps, count(DISTINCT n - k) AS runs FROM numbered GROUP BY ALL HAVING gaps <> 0 OR runs <> 1)
            """));
    }

    [Fact]
    public void OddValues_SurviveTheCopy()
    {
        string[] rows =
        [
            SkilExtract.Row(patient: "\"a;\"\"b\"", birthYear: "x", sex: "9", municipality: "", prescriber: "\"x\ny\"", practice: "", ddd: "-1,005", packages: ""),
            SkilExtract.Row(patient: "\u00e6\u00f8\u00e5", atc: "n02aj06", ddd: "", date: "1969-07-20"),
            SkilExtract.Row(patient: new string('p', 70_000), ddd: "21474836,47", packages: "3,5"),
        ];
        string copy = Prepare([_extract.AddRows([.. rows, .. SkilExtract.Good(200)])]);
        var read = SkilExtract.Read(ExtractSource.Detect(copy));
        var kept = read.Sinks.SelectMany(sink => sink.Rows).ToList();
        Assert.Equal(203, kept.Count);
        Assert.Equal([-101, 0, int.MaxValue], kept.Where(row => row.DddHundredths != 2500).Select(row => row.DddHundredths).Order());
        Assert.Contains("x\ny", read.Prescribers);
        Assert.Contains(kept, row => row.Day == new DateOnly(1969, 7, 20).DayNumber && row.DddHundredths == 0);
        Assert.Equal(1, SkilExtract.Check(ExtractSource.Detect(copy)).Faults.Single(fault => fault.Rule == RowRule.DddMissing).Count);
    }

    [Fact]
    public void WhatWasRefused_IsToldByEveryIntakeOfTheCopy()
    {
        var source = _extract.AddRows([SkilExtract.Row(date: "x"), SkilExtract.Row(atc: "Z99ZZ99"), .. SkilExtract.Good(300), SkilExtract.Row(ddd: "1,2,3"), SkilExtract.Row(practice: "")]);
        var before = SkilExtract.Check(source);
        string copy = Prepare([source]);
        var after = SkilExtract.Check(ExtractSource.Detect(copy));
        Assert.Equal((before.Rows, before.Kept, before.Refused), (after.Rows, after.Kept, after.Refused));
        RowRule[] told = [RowRule.DateNotADate, RowRule.DddNotANumber, RowRule.AtcUnknown];
        Assert.Equal(Told(before), Told(after));
        Assert.Equal(before.MissingDdd, after.MissingDdd);
        Assert.Equal(before.Months, after.Months);
        // What the copy still shows is told by its own places.
        var empty = Assert.Single(after.Faults, fault => fault.Rule == RowRule.PracticeEmpty);
        Assert.Equal("atc3=N02A/part-00.parquet", empty.FirstPlaces[0].File);
        Assert.Equal("practice_id", empty.FirstPlaces[0].Column);

        IEnumerable<string> Told(IntakeSummary intake) => intake.Faults.Where(fault => told.Contains(fault.Rule))
            .Select(fault => string.Create(CultureInfo.InvariantCulture, $"{fault.Rule} {fault.Count} {string.Join(" ", fault.FirstPlaces)}"));
    }

    [Fact]
    public void ACopyAmongFiles_CountsAsOneOfThem()
    {
        string copy = Prepare([_extract.AddRows([SkilExtract.Row(date: "x"), .. SkilExtract.Good(300)])]);
        var file = _extract.Add(SkilExtract.Header + "\n" + string.Concat(SkilExtract.Good(150).Prepend(SkilExtract.Row(date: "y")).Select(row => row + "\n")), name: "more.csv");
        var intake = SkilExtract.Read([file, ExtractSource.Detect(copy)], new ReadOptions { Workers = 2, ForCheck = true }).Intake;
        Assert.Equal([151, 301], intake.Files.Select(input => input.Rows));
        var fault = Assert.Single(intake.Faults, fault => fault.Refuses);
        Assert.Equal([new("more.csv", 2, "dispensed_date"), new FaultLocation("extract.csv", 2, "dispensed_date")], fault.FirstPlaces);
    }

    [Fact]
    public void OnlyPartsOfWantedDrugs_AreRead()
    {
        string copy = Prepare([_extract.AddRows([.. SkilExtract.Good(100), .. SkilExtract.Good(50).Select(row => row.Replace("N02AJ06", "C09AA02", StringComparison.Ordinal))])]);
        // What is not there cannot be read.
        File.Delete(Path.Combine(copy, "atc3=C09A", "part-00.parquet"));
        var read = SkilExtract.Read(ExtractSource.Detect(copy), new ReadOptions { Workers = 2, Wanted = code => code.ToString().StartsWith("N02A", StringComparison.Ordinal) });
        Assert.Equal((150, 100), (read.Intake.Rows, read.Sinks.Sum(sink => sink.Rows.Count)));
        Assert.Throws<ExtractException>(() => SkilExtract.Check(ExtractSource.Detect(copy)));
    }

    [Fact]
    public void MonthsAndFlags_OfTheFormat_StayWithTheCopy()
    {
        var format = Skil with
        {
            Id = "months",
            Dates = [new ExtractDate("dispensed_date", "yyyy-MM", DatePrecision.Month)],
            Nulls = ["", "-71"],
            Correction = new ExtractCorrection("prescription_category", "R"),
        };
        string[] rows = [.. Enumerable.Range(0, 50).Select(_ => SkilExtract.Row(date: "2024-03")), SkilExtract.Row(date: "2024-04").Replace(";B;", ";R;", StringComparison.Ordinal)];
        string copy = Prepare([_extract.Add(SkilExtract.Header + "\n" + string.Concat(rows.Select(row => row + "\n")), format)]);
        var read = SkilExtract.Read(ExtractSource.Detect(copy));
        Assert.Equal((DatePrecision.Month, "months"), (read.Intake.Files[0].DatePrecision, read.Intake.Files[0].Format));
        Assert.Equal(-2500, Assert.Single(read.Sinks.SelectMany(sink => sink.Rows), row => row.Day == new DateOnly(2024, 4, 1).DayNumber).DddHundredths);
        using var duckDb = new DuckDb();
        Assert.Equal(["null"], duckDb.Rows($"SELECT DISTINCT reimb_code FROM read_parquet('{copy}/*/*.parquet')"));
    }

    [Fact]
    public void FilesThatDiffer_CannotGoIntoOneCopy()
    {
        var one = _extract.AddRows(SkilExtract.Good(10));
        var other = _extract.Add("patient_id;dispensed_date;atc;ddd\nP1;2024-03-05;N02AJ06;1\n", name: "other.csv");
        Assert.Equal(other.Path, Assert.Throws<ExtractException>(() => Prepare([one, other])).File);
        string copy = Prepare([one]);
        Assert.Equal("an extract", Assert.Throws<ExtractException>(() => Prepare([ExtractSource.Detect(copy)])).Rule);
    }

    [Fact]
    public void AnExtractThatARunWouldRefuse_IsNotWritten()
    {
        string directory = Directory.CreateDirectory(Path.Combine(_extract.Directory, "none")).FullName;
        var intake = AnalyticsEngine.Prepare([_extract.AddRows([SkilExtract.Row(date: "x"), .. SkilExtract.Good(9)])], directory);
        Assert.NotEmpty(intake.Stops);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [Theory]
    [InlineData("flip")]
    [InlineData("cut")]
    [InlineData("missing")]
    [InlineData("swap")]
    public void APartThatWasChanged_StopsTheRead(string how)
    {
        using var sample = new Sample(30_000, 3);
        string copy = Prepare([new ExtractSource(sample.Extract, Skil)]);
        string part = Path.Combine(copy, "atc3=N02A", "part-00.parquet");
        byte[] bytes = File.ReadAllBytes(part);
        if (how == "flip") bytes[bytes.Length / 3] ^= 0x10;
        File.Delete(part);
        if (how == "swap") bytes = File.ReadAllBytes(Path.Combine(copy, "atc3=N05B", "part-00.parquet"));
        if (how != "missing") File.WriteAllBytes(part, how == "cut" ? bytes[..^10] : bytes);
        var fault = Assert.Throws<ExtractException>(() => SkilExtract.Read(ExtractSource.Detect(copy)));
        Assert.Equal(part, fault.File);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void AListOfPartsThatIsNone_StopsTheRead(string text)
    {
        string copy = Prepare([_extract.AddRows(SkilExtract.Good(10))]);
        string manifest = Path.Combine(copy, "_prepared.json");
        File.WriteAllText(manifest, text);
        Assert.Equal(manifest, Assert.Throws<ExtractException>(() => SkilExtract.Read(ExtractSource.Detect(copy))).File);
    }

    [Fact]
    public void TheWholePack_GivesTheSameFigures_OverPartsOfManyPatients()
    {
        using var sample = new Sample(150_000, 11);
        string copy = Prepare([new ExtractSource(sample.Extract, Skil)]);
        var request = sample.Request(MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures);
        Assert.Equal(TallyOutput.Of(request), TallyOutput.Of(request with { Extracts = [ExtractSource.Detect(copy)], Workers = 1 }));
    }

    private string Prepare(IReadOnlyList<ExtractSource> sources, int workers = 2)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_extract.Directory, string.Create(CultureInfo.InvariantCulture, $"copy-{_copies++}"))).FullName;
        var intake = AnalyticsEngine.Prepare(sources, directory, workers);
        Assert.Empty(intake.Stops);
        return directory;
    }

    private static SortedDictionary<string, string> Bytes(string directory) => new(
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(directory, path), path => FileHash.Of(path)), StringComparer.Ordinal);
}
