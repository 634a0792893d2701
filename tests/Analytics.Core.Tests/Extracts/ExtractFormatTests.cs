using Analytics.Extracts;

namespace Analytics.Core.Tests.Extracts;

public class ExtractFormatTests
{
    private const string Minimal = """
        { "id": "own", "date": { "column": "d", "format": "dd.MM.yyyy" },
          "columns": { "patient_id": ["p"], "atc": ["a"], "ddd": ["x"] } }
        """;

    [Fact]
    public void EachBuiltInFormat_Loads_UnderItsId() =>
        Assert.All(ExtractFormat.BuiltIn, id => Assert.Equal(id, ExtractFormat.Load(id, "").Id));

    [Fact]
    public void TheSkilFormat_IsThatOfTheContract()
    {
        var skil = ExtractFormat.Load("skil", "");
        Assert.Equal((';', ',', "dispensed_date", "yyyy-MM-dd"), (skil.Delimiter, skil.DecimalMark, skil.Dates[0].Column, skil.Dates[0].Format));
        Assert.Equal([("1", "M"), ("2", "F")], skil.Sex.Select(entry => (entry.Key, entry.Value)).Order());
        var mapped = skil.Columns.Values.SelectMany(column => column.Names).Append(skil.Dates[0].Column);
        Assert.Empty(SkilExtract.Header.Split(';').Except(mapped));
    }

    [Fact]
    public void AFile_IsFoundFromItsBase_AndDefaultsAreThoseOfTheRecord()
    {
        using var directory = new SkilExtract();
        File.WriteAllText(Path.Combine(directory.Directory, "own.json"), Minimal);
        var format = ExtractFormat.Load("own.json", directory.Directory);
        Assert.Equal(("own", ';', ',', DatePrecision.Day), (format.Id, format.Delimiter, format.DecimalMark, format.Dates[0].Precision));
        Assert.Equal(ExtractCorrection.Negative, format.Correction);
    }

    [Fact]
    public void AllFaults_AreToldAtOnce()
    {
        var fault = Faults("""
            { "id": "", "delimeter": ";", "decimal": "'", "encoding": ["utf-8", "ebcdic"], "nulls": "", "sex": { "1": "male" },
              "date": { "column": "d", "format": "d/M/yy" }, "correction": "packages < 0",
              "columns": { "patient_id": { "pad": 4 }, "atc": [], "weight": ["w"] } }
            """);
        foreach (string key in (string[])["id", "delimeter", "decimal", "encoding", "nulls", "sex.1", "date.format", "correction", "columns.patient_id.from", "columns.atc", "columns.weight", "columns.ddd"])
            Assert.Contains(fault.Faults, text => text.StartsWith(key + ":", StringComparison.Ordinal));
        Assert.Equal(12, fault.Faults.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }")]
    public void WhatIsNoFormat_IsRefused(string json) => Assert.NotEmpty(Faults(json).Faults);

    [Fact]
    public void AnUnknownFormat_NamesTheBuiltInOnes() =>
        Assert.Contains("lmr, lsr, pdr, skil", Assert.Throws<ExtractFormatException>(() => ExtractFormat.Load("nosuch", "")).Message);

    [Fact]
    public void AFlag_NamesColumnAndValue()
    {
        using var directory = new SkilExtract();
        File.WriteAllText(Path.Combine(directory.Directory, "own.json"), Minimal.Insert(1, "\"correction\": \"flag:korr=1\","));
        Assert.Equal(new ExtractCorrection("korr", "1"), ExtractFormat.Load("own.json", directory.Directory).Correction);
    }

    [Fact]
    public void TheFormat_IsDetectedByTheHeader()
    {
        using var extract = new SkilExtract();
        Assert.Equal("skil", ExtractSource.Detect(extract.AddRows(SkilExtract.Row()).Path).Format.Id);
        var lmr = extract.Add("lopenr;UTLEVERING_DATO;Legemiddel_ATCkode_Niva5;Utlevering_DDD\n", name: "lmr.csv");
        Assert.Equal("lmr", ExtractSource.Detect(lmr.Path).Format.Id);
        Assert.Contains("--format", Assert.Throws<ExtractException>(() => ExtractSource.Detect(extract.Add("a;b\n", name: "other.csv").Path)).Remedy);
    }

    private static ExtractFormatException Faults(string json)
    {
        using var directory = new SkilExtract();
        File.WriteAllText(Path.Combine(directory.Directory, "own.json"), json);
        return Assert.Throws<ExtractFormatException>(() => ExtractFormat.Load("own.json", directory.Directory));
    }
}
