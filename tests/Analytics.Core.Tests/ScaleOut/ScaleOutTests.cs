using System.Globalization;
using Analytics.Core.Tests.Conventions;
using Analytics.Core.Tests.Samples;
using Analytics.Core.Tests.Tallies;
using Analytics.Measures;
using Analytics.Prescribing;
using DuckDB.NET.Data;

namespace Analytics.Core.Tests.ScaleOut;

/// <summary>The texts in <c>docs/scale-out</c> are those that the definitions give, and the same text counts what <c>tally</c> counts.</summary>
public class ScaleOutTests
{
    [Theory]
    [InlineData("spark")]
    [InlineData("clickhouse")]
    public void TheCommittedTexts_AreThoseOfTheDefinitions(string engine)
    {
        var dialect = engine == "spark" ? SqlDialect.Spark : SqlDialect.ClickHouse;
        var texts = new ScaleOutSql(dialect, Sample.Period).Texts();
        string folder = Path.Combine(Repository.Root, "docs", "scale-out", dialect.Folder);
        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "write")
        {
            Directory.CreateDirectory(folder);
            foreach (string file in Directory.GetFiles(folder)) File.Delete(file);
            foreach (var (name, text) in texts) File.WriteAllText(Path.Combine(folder, name), text);
        }
        Assert.Equal(texts.Keys, Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.All(texts, text => Assert.Equal(text.Value, File.ReadAllText(Path.Combine(folder, text.Key))));
    }

    [Theory]
    [InlineData(11, 40_000)]
    [InlineData(12, 60_000)]
    public void TheSameTexts_CountInDuckDbWhatTallyCounts(int seed, long rows)
    {
        using var sample = new Sample(rows, (ulong)seed);
        // The texts don't know reimbursement codes, so of measures without palliative treatment the twin is compared that has everybody.
        MeasureDefinition[] measures = [.. MeasurePack.BuiltIn.Single(pack => pack.Id == "vlm").Measures
            .Select(measure => measure.Excluding == Exclusion.None ? measure : MeasureCatalogue.BuiltIn[measure.Id + ".all"])];
        var request = sample.Request(measures);
        var tally = TallyOutput.Of(request);

        using var duckDb = new DuckDBConnection("DataSource=:memory:");
        duckDb.Open();
        Run(duckDb, "CREATE TABLE places (code VARCHAR, year BIGINT, unit VARCHAR)");
        foreach (int year in Enumerable.Range(2022, 3))
        {
            foreach (var code in Enumerable.Range(0, 10_000).Select(number => new MunicipalityCode(number)))
            {
                if (UnitOf(request, code, year) is { } unit) Run(duckDb, $"INSERT INTO places VALUES ('{code}', {year}, '{unit}')");
            }
        }
        string copy = Directory.CreateDirectory(Path.Combine(sample.Directory, "copy")).FullName;
        Assert.Empty(AnalyticsEngine.Prepare(request.Extracts, copy).Stops);
        foreach (var (name, text) in new ScaleOutSql(SqlDialect.DuckDb($"read_parquet('{copy}/*/*.parquet')"), Sample.Period).Texts())
        {
            string id = Path.GetFileNameWithoutExtension(name);
            string[] expected = tally.TryGetValue(id + ".csv", out string? file) ? file.Split('\n')[1..^1]
                : measures.Any(measure => measure.Id == id) ? Numerators(tally["estimates.csv"], id) : [];
            if (file is not null || measures.Any(measure => measure.Id == id)) Assert.NotEmpty(expected);
            if (expected.Length > 0) Assert.Equal(expected, Lines(duckDb, text).Where(line => !line.EndsWith(";0", StringComparison.Ordinal) || file is not null));
        }
        Assert.All(measures.Where(measure => measure.Drugs is not null && !measure.NeedsDetails), measure => Assert.Contains($"{measure.Id}.sql", new ScaleOutSql(SqlDialect.Spark, Sample.Period).Texts().Keys));
    }

    private static MunicipalityCode? UnitOf(AnalysisRequest request, MunicipalityCode code, int year)
    {
        var newest = request.Reference.Municipalities.Contains(code) ? code : request.Reference.Successor(code, new DateOnly(year, 1, 1));
        return request.Reference.Municipalities.Contains(newest) ? newest : null;
    }

    /// <summary>Unit, year and numerator as the texts give them: whole hundredths or patients, zeros left out.</summary>
    private static string[] Numerators(string estimates, string measure) =>
    [
        .. from line in estimates.Split('\n')
           let cells = line.Split(';')
           where cells is [var id, "municipality", not "", "all", { Length: 4 }, not "0", ..] && id == measure
           let hundredfold = measure.StartsWith("did.", StringComparison.Ordinal) ? 100 : 1
           select string.Create(CultureInfo.InvariantCulture, $"{cells[2]};{cells[4]};{hundredfold * decimal.Parse(cells[5], CultureInfo.InvariantCulture):0}"),
    ];

    private static List<string> Lines(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(string.Join(';', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return lines;
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
