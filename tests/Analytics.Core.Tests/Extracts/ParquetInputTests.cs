using Analytics.Core.Tests.Samples;
using Analytics.Core.Tests.Support;
using Analytics.Core.Tests.Tallies;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.Extracts;

/// <summary>Rows in columns are the same rows.</summary>
public sealed class ParquetInputTests : IDisposable
{
    private static readonly ExtractFormat Skil = ExtractFormat.Load("skil", "");
    private readonly SkilExtract _extract = new();
    private readonly DuckDb _duckDb = new();

    public void Dispose()
    {
        _duckDb.Dispose();
        _extract.Dispose();
    }

    [Theory]
    [InlineData(1, 2048)]
    [InlineData(2, 2048)]
    [InlineData(3, 122_880)]
    [InlineData(5, 2048)]
    public void RoughRowsAsTexts_GiveTheSameFiguresAndFaults(int seed, int rowGroup)
    {
        using var world = new RoughWorld(seed);
        string parquet = Path.Combine(world.Reference, "extract.parquet");
        _duckDb.ToParquet(world.Extract, parquet, rowGroup: rowGroup);
        var request = world.Request(workers: 1 + seed % 3);
        var columnar = request with { Extracts = [new ExtractSource(parquet, Skil)] };

        Assert.Equal(TallyOutput.Of(request), TallyOutput.Of(columnar));
        Assert.Equal(
            AnalyticsEngine.Check(request.Extracts, request.Period).ToJson(),
            AnalyticsEngine.Check(columnar.Extracts, request.Period).ToJson().Replace("extract.parquet", "extract.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void TypedColumns_GiveTheFiguresOfTheirTexts()
    {
        using var sample = new Sample(50_000, 7);
        string parquet = Path.Combine(sample.Directory, "typed.parquet");
        _duckDb.ToParquet(sample.Extract, parquet, """
            * REPLACE (birth_year::SMALLINT AS birth_year, residence_municipality::USMALLINT AS residence_municipality, dispensed_date::DATE AS dispensed_date,
                       replace(packages, ',', '.')::FLOAT AS packages, replace(ddd, ',', '.')::DECIMAL(9, 3) AS ddd, replace(price_nok, ',', '.')::DOUBLE AS price_nok)
            """, rowGroup: 10_000);
        var request = sample.Request(MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures);
        Assert.Equal(TallyOutput.Of(request), TallyOutput.Of(request with { Extracts = [ExtractSource.Detect(parquet)], Workers = 3 }));
    }

    [Theory]
    [InlineData("'2024-03-05'::DATE")]
    [InlineData("'2024-03-05 23:59:59.999'::TIMESTAMP_MS")]
    [InlineData("'2024-03-05 23:59:59'::TIMESTAMP")]
    [InlineData("'2024-03-05 00:00:00'::TIMESTAMP_NS")]
    [InlineData("'2024-03-05 12:00:00'::TIMESTAMP_S")]
    [InlineData("'2024-03-05'")]
    public void EveryKindOfDate_IsItsDay(string date) => Assert.Equal(new DateOnly(2024, 3, 5).DayNumber, Single($"{date} AS dispensed_date").Day);

    [Theory]
    [InlineData("'1969-12-31 01:00:00'::TIMESTAMP", 1969, 12, 31)]
    [InlineData("'0001-01-01'::DATE", 1, 1, 1)]
    [InlineData("'9999-12-31'::DATE", 9999, 12, 31)]
    public void DaysBeforeTheEpochAndAtTheEnds_AreTheirDays(string date, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day).DayNumber, Single($"{date} AS dispensed_date").Day);

    [Theory]
    [InlineData("'10000-01-01'::DATE AS dispensed_date", RowRule.DateNotADate)]
    [InlineData("'12000-01-01'::TIMESTAMP AS dispensed_date", RowRule.DateNotADate)]
    [InlineData("20240305 AS dispensed_date", RowRule.DateNotADate)]
    [InlineData("NULL::DATE AS dispensed_date", RowRule.DateEmpty)]
    [InlineData("NULL::VARCHAR AS patient_id", RowRule.PatientEmpty)]
    [InlineData("true AS ddd", RowRule.DddNotANumber)]
    [InlineData("'nan'::DOUBLE AS ddd", RowRule.DddNotANumber)]
    [InlineData("1e30::DOUBLE AS ddd", RowRule.DddNotANumber)]
    [InlineData("99999999999999999999999999999999999999::HUGEINT::DECIMAL(38, 0) AS ddd", RowRule.DddNotANumber)]
    [InlineData("7 AS atc", RowRule.AtcForm)]
    public void WhatIsNoValueOfItsColumn_IsRefusedAsInText(string column, RowRule rule)
    {
        var fault = Assert.Single(Read(column, forCheck: true).Intake.Faults, fault => fault.Refuses);
        Assert.Equal((rule, 1L, 2L), (fault.Rule, fault.Count, fault.FirstPlaces[0].Line));
    }

    [Theory]
    [InlineData("25", 2500)]
    [InlineData("-3::TINYINT", -300)]
    [InlineData("200::UTINYINT", 20_000)]
    [InlineData("60000::USMALLINT", 6_000_000)]
    [InlineData("3000000::UINTEGER", 300_000_000)]
    [InlineData("3000000::UBIGINT", 300_000_000)]
    [InlineData("25.5::FLOAT", 2550)]
    [InlineData("1.005::DOUBLE", 101)]
    [InlineData("0.00001::DOUBLE", 0)]
    [InlineData("-12.345::DECIMAL(5, 3)", -1235)]
    [InlineData("0.05::DECIMAL(4, 2)", 5)]
    [InlineData("-0.05::DECIMAL(12, 2)", -5)]
    [InlineData("12.3::DECIMAL(12, 1)", 1230)]
    [InlineData("1234.5678::DECIMAL(38, 10)", 123_457)]
    [InlineData("-1.5::DECIMAL(38, 30)", -150)]
    [InlineData("'25,50'", 2550)]
    public void EveryKindOfNumber_IsItsHundredths(string number, int hundredths) => Assert.Equal(hundredths, Single($"{number} AS ddd").DddHundredths);

    [Fact]
    public void CodesWrittenAsNumbers_GetTheirZerosBack() =>
        Assert.Equal(new MunicipalityCode(301), Single("301 AS residence_municipality").Residence);

    [Fact]
    public void TextsKeepTheirQuotesSeparatorsAndLineEnds()
    {
        string[] names = ["a;b", "\"", "a\"b", "x\ny", "x\r\n", " x ", "\u00f8"];
        string rows = string.Join(" UNION ALL ", names.Select(name => $"SELECT '{name}' AS prescriber_id, '{name}' AS patient_id"));
        var read = Read("prescriber_id, patient_id", $"({rows})");
        Assert.Equal(names.Order(StringComparer.Ordinal), read.Prescribers.Skip(1).Order(StringComparer.Ordinal));
        Assert.Equal(names.Length, read.Sinks.SelectMany(sink => sink.Rows).Select(row => row.Patient).Distinct().Count());
    }

    [Fact]
    public void UniqueIdentifiers_AreTheirUsualText()
    {
        const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";
        Assert.Equal(Id, Read($"'{Id}'::UUID AS prescriber_id").Prescribers[1]);
    }

    [Fact]
    public void AColumnThatNobodyReads_MayHoldAnything() => Assert.Equal(2500, Single("[1, 2] AS price_nok").DddHundredths);

    [Fact]
    public void AColumnOfLists_IsNamedWhereItIsNeeded()
    {
        var fault = Assert.Throws<ExtractException>(() => Read("{'a': 1} AS extra, TIME '12:00:00' AS ddd"));
        Assert.Equal(("ddd", "one text, number, date or truth value a row"), (fault.Column, fault.Rule));
    }

    [Fact]
    public void AFileWithoutRows_HasNoRows()
    {
        var fault = Assert.Throws<ExtractException>(() => Read("'x' AS extra", "(SELECT 1 WHERE false)"));
        Assert.Equal("at least one row", fault.Rule);
    }

    [Fact]
    public void ADamagedFile_StopsTheRead()
    {
        string path = Write("patient_id, prescriber_id", "(SELECT concat('P', range) AS patient_id, concat('G', hash(range)) AS prescriber_id FROM range(20000))");
        byte[] whole = File.ReadAllBytes(path);
        foreach (byte[] bytes in (byte[][])[[], whole[..^1], whole[..^9], [.. whole[..100], .. whole[200..]]])
        {
            File.WriteAllBytes(path, bytes);
            var fault = Assert.Throws<ExtractException>(() => SkilExtract.Read(new ExtractSource(path, Skil)));
            Assert.Equal((path, "a whole Parquet file"), (fault.File, fault.Rule));
        }
    }

    [Fact]
    public void AMissingFile_IsSaidToBeMissing()
    {
        var fault = Assert.Throws<ExtractException>(() => SkilExtract.Read(new ExtractSource(Path.Combine(_extract.Directory, "none.parquet"), Skil)));
        Assert.Equal("a file that can be read", fault.Rule);
    }

    private Dispensing Single(string column) => Assert.Single(Read(column).Sinks.SelectMany(sink => sink.Rows));

    /// <summary>Reads one good row with some columns in place of its own.</summary>
    private ReadResult<CollectingSink> Read(string columns, string from = "(SELECT 1)", bool forCheck = false) =>
        SkilExtract.Read(new ExtractSource(Write(columns, from), Skil), new ReadOptions { Workers = 2, ForCheck = forCheck, MaxRefusedShare = 1 });

    private string Write(string columns, string from)
    {
        string path = Path.Combine(_extract.Directory, "rows.parquet");
        var own = "patient_id residence_municipality dispensed_date atc ddd prescriber_id".Split(' ').Zip(["P1", "0301", "2024-03-05", "N02AJ06", "25,00", "G1"])
            .Where(column => !columns.Contains(column.First, StringComparison.Ordinal)).Select(column => $"'{column.Second}' AS {column.First}");
        _duckDb.Run($"COPY (SELECT {string.Join(", ", own.Append(columns))} FROM {from}) TO '{path}' (FORMAT parquet)");
        return path;
    }
}
