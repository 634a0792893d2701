using System.Globalization;
using Analytics.Core.Tests.Tallies;
using Analytics.Extracts;
using Analytics.Measures;
using Analytics.Prescribing;
using Analytics.Reference;
using DuckDB.NET.Data;

namespace Analytics.Core.Tests.Extracts;

/// <summary>Extracts of the Danish and the Swedish register, with their quirks, against DuckDB.</summary>
public sealed class NordicFormatTests : IDisposable
{
    private const string Danish = "pnr;faar;koen;cpr_kom;eksd;atc;vnr;apk;volume;voltypecode;recu;reca;ekst;korr;eksp\n";
    private const string Swedish = "LopNr\tALDER\tKON\tLK\tEDATUM\tATC\tVARUNR\tANTAL\tforpddd\tfddd\tarbetspl_lopnr\n";
    private readonly string _directory = Directory.CreateTempSubdirectory("nordic-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("DW", "2", "16.6667", "0", "", "33.33")]
    [InlineData("DDK", "3", "10.005", "0", "", "30.02")]
    [InlineData("DW", "-1", "10", "1", "", "-10")]
    [InlineData("DW", "-1", "-10", "1", "", "-10")]
    [InlineData("DW", "1", "10", "1", "", "-10")]
    [InlineData("MG", "1", "500", "0", "", "0")]
    [InlineData("DW", "4", "25", "0", "DD", "0")]
    [InlineData("DW", "1", ".", "0", "", "0")]
    public void DanishDdds_AreVolumeTimesPackages_WhereTheUnitIsDdd(string unit, string packages, string volume, string korr, string ekst, string ddd)
    {
        string row = $"A;1950;1;101;2023-05-04;N02AA05;1;{packages};{volume};{unit};K1;L1;{ekst};{korr};10.00\n";
        Assert.Equal(decimal.Parse(ddd, CultureInfo.InvariantCulture), Volume(Danish + row, "lsr"));
    }

    [Theory]
    [InlineData("1", "10", "12.50", "12.50")]
    [InlineData("3", "10.5", "", "31.5")]
    [InlineData("-2", "10.5", "", "-21")]
    [InlineData("1", "", "", "0")]
    public void SwedishDdds_AreThoseOfTheRow_OrOfItsPackages(string packages, string perPackage, string own, string ddd)
    {
        string row = $"A\t73\t1\t180\t2023-05-04\tN02AA05\t1\t{packages}\t{perPackage}\t{own}\tK1\n";
        Assert.Equal(decimal.Parse(ddd, CultureInfo.InvariantCulture), Volume(Swedish + row, "pdr"));
    }

    [Fact]
    public void RowsWithoutAtc_AreFeesInDenmark_AndPassedOver()
    {
        string path = Write("fees.csv", Danish + "A;1950;1;101;2023-05-04;;1;1;10;DW;K1;L1;;0;10.00\nA;1950;1;101;2023-05-04;N02AA05;1;1;10;DW;K1;L1;;0;10.00\n");
        var intake = AnalyticsEngine.Check([ExtractSource.Detect(path)]);
        Assert.Equal(("lsr", 2L, 0L), (intake.Files[0].Format, intake.Rows, intake.Refused));
        Assert.Empty(intake.Stops);
    }

    [Fact]
    public void Detect_KnowsASwedishExtract() => Assert.Equal("pdr", ExtractSource.Detect(Write("pdr.txt", Swedish)).Format.Id);

    [Theory]
    [InlineData("lsr", true)]
    [InlineData("lsr", false)]
    [InlineData("pdr", false)]
    public void WherePersonsAreHidden_ThereIsNoDoctor(string format, bool names)
    {
        string text = format == "pdr" ? Swedish + "A\t73\t1\t180\t2023-05-04\tN02AA05\t1\t1\t10\t10\tK1\n"
            : Danish.Replace("reca", names ? "reca" : "x", StringComparison.Ordinal) + "A;1950;1;101;2023-05-04;N02AA05;1;1;10;DW;K1;L1;;0;10.00\n";
        string estimates = TallyOutput.Of(Request(text, format))["estimates.csv"];
        Assert.Equal(names, estimates.Contains(";doctor;L1;", StringComparison.Ordinal));
        Assert.DoesNotContain(";doctor;K1;", estimates, StringComparison.Ordinal);
        Assert.Contains(";practice;K1;", estimates, StringComparison.Ordinal);
    }

    [Fact]
    public void SwedishVolumesBySubstance_AreNotPublished()
    {
        var request = Request(Swedish + "A\t73\t1\t180\t2023-05-04\tN02AA05\t1\t1\t10\t10\tK1\n", "pdr");
        var publication = AnalyticsEngine.Analyse(request).Publication;
        Assert.Contains(publication.Stamp.NotComputed, off => off.Measure.Id == "top.ddd" && off.Missing.Contains(DataNeed.LeaveForProductVolumes));
        Assert.DoesNotContain(publication.Practices.SelectMany(book => book.Figures), figure => figure.Measure.Id == "top.ddd");
        Assert.Contains("\ntop.ddd;", "\n" + TallyOutput.Of(request)["estimates.csv"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lsr", 1)]
    [InlineData("lsr", 2)]
    [InlineData("pdr", 3)]
    [InlineData("pdr", 4)]
    public void RoughExtracts_AreCountedAsDuckDbCountsThem(string format, int seed)
    {
        var request = Request(Rough(format, new Random(seed)), format);
        string rows = format == "lsr"
            ? """
              SELECT pnr, cpr_kom, eksd, atc, coalesce(reca, ''), coalesce(recu, ''), coalesce(faar, ''),
                  CASE WHEN voltypecode IN ('DW', 'DWG', 'DWK', 'DDK') AND coalesce(ekst, '') <> 'DD' AND nullif(volume, '.') IS NOT NULL
                      THEN CASE WHEN korr = '1' THEN -abs(volume::DECIMAL(18, 8) * apk::INT) ELSE abs(volume::DECIMAL(18, 8)) * apk::INT END END AS ddd
              """
            : """
              SELECT LopNr, LK, EDATUM, ATC, '', coalesce(arbetspl_lopnr, ''), (year(EDATUM::DATE) - ALDER::INT)::VARCHAR,
                  coalesce(fddd::DECIMAL(18, 8), abs(forpddd::DECIMAL(18, 8)) * ANTAL::INT) AS ddd
              """;
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{rows} FROM read_csv('{request.Extracts[0].Path}', delim = '{(format == "lsr" ? ";" : "\\t")}', header = true, all_varchar = true) WHERE atc IS NOT NULL";
        using var reader = command.ExecuteReader();
        var plain = new List<PlainRow>();
        while (reader.Read())
        {
            string ddd = reader.IsDBNull(7) ? "" : reader.GetDecimal(7).ToString("0.00000000", CultureInfo.InvariantCulture).Replace('.', ',');
            plain.Add(new PlainRow(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), ddd, reader.GetString(4), reader.GetString(5), reader.GetString(6), "", "", "1", "", "", ""));
        }
        Assert.NotEmpty(plain);
        using var opinion = SecondOpinion.Of(plain, request.Period, [.. request.Measures.Select(measure => measure.Id)], _directory);
        var (expected, files) = (opinion.Files()["estimates.csv"], TallyOutput.Of(request)["estimates.csv"]);
        string[] lines = [.. files.Split('\n').Skip(1).SkipLast(1).Where(line => format == "lsr" || !line.Contains(";doctor;", StringComparison.Ordinal))];
        Assert.Equal(expected.Where(line => format == "lsr" || !line.Contains(";doctor;", StringComparison.Ordinal)), lines);
    }

    private static string Rough(string format, Random random)
    {
        string[] drugs = ["N02AA05", "N02AJ06", "N05BA01", "N05CF01", "N05CH01"], units = ["DW", "DWG", "DWK", "DDK", "MG", "TU"];
        var text = new System.Text.StringBuilder(format == "lsr" ? Danish : Swedish);
        for (int i = 0; i < 2000; i++)
        {
            string patient = $"P{random.Next(300)}", day = new DateOnly(2022, 1, 1).AddDays(random.Next(730)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            string place = random.Next(6) == 0 ? "9999" : "301", practice = $"K{random.Next(5)}", drug = drugs[random.Next(drugs.Length)];
            string amount = (random.Next(1, 90000) / 1000m).ToString("0.####", CultureInfo.InvariantCulture);
            int packages = random.Next(15) == 0 ? -1 : random.Next(1, 4);
            text.Append(format == "lsr"
                ? FormattableString.Invariant($"{patient};{1930 + random.Next(60)};1;{place};{day};{(random.Next(40) == 0 ? "" : drug)};000001;{packages};{(random.Next(20) == 0 ? "." : (packages < 0 && random.Next(2) == 0 ? "-" : "") + amount)};{units[random.Next(units.Length)]};{practice};L{random.Next(9)};{(random.Next(25) == 0 ? "DD" : "")};{(packages < 0 || random.Next(50) == 0 ? 1 : 0)};10.00\n")
                : FormattableString.Invariant($"{patient}\t{20 + random.Next(70)}\t1\t{place}\t{day}\t{drug}\t000001\t{packages}\t{amount}\t{(random.Next(3) == 0 ? "" : (packages * 10 + random.Next(100) / 100m).ToString(CultureInfo.InvariantCulture))}\t{practice}\n"));
        }
        return text.ToString();
    }

    private decimal Volume(string extract, string format) => TallyOutput.Of(Request(extract, format))
        .Estimate("did.opi", "practice", "K1", "2023")!.Numerator!.Value;

    private AnalysisRequest Request(string extract, string format)
    {
        string path = Write("extract.csv", extract);
        Write("population.csv", "municipality;year;sex;age_group;population\n0301;2022;1;40-44;500\n0301;2023;1;40-44;500\n0301;2024;1;40-44;510\n0301;2023;1;80-84;40\n");
        return new AnalysisRequest
        {
            Extracts = [new ExtractSource(path, ExtractFormat.Load(format, _directory))],
            Reference = ReferenceData.Load(_directory),
            Period = new ReportingPeriod(new(extract.Contains("2022-", StringComparison.Ordinal) ? 2022 : 2023, 1, 1), new(2023, 12, 31)),
            // Neither register has codes of palliative treatment, which switches off what leaves such patients out.
            Measures = [.. MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures.Where(measure => !measure.Needs.Contains(DataNeed.ReimbursementCode))],
            Date = new(2025, 3, 1),
            Batch = "nordic",
            ToolVersion = "test",
            Workers = 2,
            MaxRefusedShare = 0.1,
        };
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return path;
    }
}
