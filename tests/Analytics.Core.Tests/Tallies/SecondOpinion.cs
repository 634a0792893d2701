using System.Globalization;
using Analytics.Prescribing;
using DuckDB.NET.Data;

namespace Analytics.Core.Tests.Tallies;

/// <summary>What <c>tally</c> must write, recomputed by DuckDB in SQL that was written from the documents (<c>Sql/</c>).</summary>
internal sealed class SecondOpinion : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    private SecondOpinion(ReportingPeriod period, IReadOnlyList<string> measures, string reference, IReadOnlyCollection<Comparison> comparisons)
    {
        _connection.Open();
        Run(string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE period AS SELECT DATE '{period.From:yyyy-MM-dd}' AS from_day, DATE '{period.To:yyyy-MM-dd}' AS to_day"));
        Run("CREATE TABLE chosen (position INT, id VARCHAR)");
        for (int i = 0; i < measures.Count; i++) Run(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO chosen VALUES ({i}, '{measures[i]}')"));
        Run("CREATE TABLE comparison (name VARCHAR)");
        foreach (var comparison in comparisons) Run($"INSERT INTO comparison VALUES (lower('{comparison}'))");
        Table(reference, "population", "municipality", "year", "sex", "population", "age_group");
        Table(reference, "age_sex", "year", "sex", "age_group", "population");
        Table(reference, "groups", "group_id", "kind", "member_kind", "member_id", "from", "to");
        Table(reference, "interventions", "group_id", "start", "meeting1", "meeting2", "meeting3", "end");
        Table(reference, "gp_list", "prescriber_id", "practice_id", "list_size", "month", "sex", "age_group", "effective_list_size");
        Table(reference, "patient_gp", "patient_id", "prescriber_id", "from", "to", "practice_id");
        Table(reference, "practices", "practice_id", "list_size");
        Table(reference, "municipality_map", "from_code", "to_code", "valid_from", "weight");
        Table(reference, "municipalities", "code", "valid_from");
        Table(reference, "products", "article_no", "atc", "route", "strength_mg", "pack_size", "ddd_per_package", "ome_mg_per_package", "long_acting", "units_per_package", "mg_per_unit");
        Table(reference, "ome", "atc", "route", "ddd", "unit", "ome_factor", "group", "product");
        Run($"CREATE TABLE tables AS SELECT {File.Exists(Path.Combine(reference, "practices.csv"))} AS has_practices");
        Run("CREATE TABLE attribution AS SELECT 'prescriber' AS rule");
        Run("CREATE TABLE written (patient VARCHAR, municipality VARCHAR, day VARCHAR, atc VARCHAR, ddd VARCHAR, prescriber VARCHAR, practice VARCHAR, born VARCHAR, sex VARCHAR, article VARCHAR, packages VARCHAR, code VARCHAR, category VARCHAR, price VARCHAR, dose_dispensed VARCHAR, death_month VARCHAR, prescriber_specialty VARCHAR)");
    }

    /// <summary>Puts dispensings down to lists, or to the majority GP, and not to those who prescribed.</summary>
    public SecondOpinion By(Attribution attribution)
    {
        string rule = attribution switch { Attribution.List => "list", Attribution.MajorityGp => "majority", _ => "prescriber" };
        Run($"UPDATE attribution SET rule = '{rule}'");
        return this;
    }

    /// <summary>On rows that another reader kept.</summary>
    public static SecondOpinion Of(IEnumerable<PlainRow> rows, ReportingPeriod period, IReadOnlyList<string> measures, string reference, params IReadOnlyCollection<Comparison> comparisons)
    {
        var opinion = new SecondOpinion(period, measures, reference, comparisons);
        using (var appender = opinion._connection.CreateAppender("written"))
        {
            foreach (var row in rows)
            {
                appender.CreateRow().AppendValue(row.Patient).AppendValue(row.Municipality).AppendValue(row.Day).AppendValue(row.Atc)
                    .AppendValue(row.Ddd).AppendValue(row.Prescriber).AppendValue(row.Practice).AppendValue(row.Born).AppendValue(row.Sex)
                    .AppendValue(row.Article).AppendValue(row.Packages).AppendValue(row.Code).AppendValue(row.Category).AppendValue(row.Price)
                    .AppendValue(row.Dose).AppendValue(row.Died).AppendValue(row.Specialty).EndRow();
            }
        }
        return opinion;
    }

    /// <summary>On a clean extract, which DuckDB reads by itself.</summary>
    public static SecondOpinion OfFile(string extract, ReportingPeriod period, IReadOnlyList<string> measures, string reference, params IReadOnlyCollection<Comparison> comparisons)
    {
        var opinion = new SecondOpinion(period, measures, reference, comparisons);
        string[] columns = File.ReadLines(extract).First().Split(';');
        string Optional(string column) => columns.Contains(column) ? $"coalesce({column}, '')" : "''";
        opinion.Run($"""
            INSERT INTO written
            SELECT patient_id, coalesce(residence_municipality, ''), dispensed_date, atc, coalesce(ddd, ''), coalesce(prescriber_id, ''), coalesce(practice_id, ''), coalesce(birth_year, ''), coalesce(sex, ''),
                   coalesce(article_no, ''), coalesce(packages, ''), coalesce(reimbursement_code, ''), coalesce(prescription_category, ''), coalesce(price_nok, ''), {Optional("dose_dispensed")}, {Optional("death_month")}, {Optional("prescriber_specialty")}
            FROM read_csv('{extract}', delim = ';', quote = '"', escape = '"', header = true, all_varchar = true, strict_mode = true)
            """);
        return opinion;
    }

    /// <summary>The lines of each file, without its header.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Files()
    {
        Run(Sql("1-rows"));
        Run(Sql("1-boxes"));
        var files = new Dictionary<string, IReadOnlyList<string>>
        {
            ["municipality_month.csv"] = Lines(Sql("2-municipality_month")),
            ["prescriber_year.csv"] = Lines(Sql("3-prescriber_year")),
            ["municipality_year_patients.csv"] = Lines(Sql("4-municipality_year_patients")),
        };
        Run(Sql("5-units"));
        Run(Sql("course-measures"));
        files["estimates.csv"] = [.. Lines(Estimates()), .. Lines(Sql("7-standardised")), .. Lines(Sql("8-variation")), .. Lines(Sql("9-change"))];
        return files;
    }

    /// <summary>Courses are told once it is known whose each row is.</summary>
    private static string Estimates()
    {
        string sql = Sql("6-estimates");
        return sql.Insert(sql.IndexOf("CREATE TABLE got AS", StringComparison.Ordinal), Sql("courses") + ";\n\n");
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>A reference table, the user's or the shipped one; empty where there is none.</summary>
    private void Table(string reference, string name, params string[] columns)
    {
        Run($"CREATE TABLE {name} ({string.Join(", ", columns.Select(column => $"\"{column}\" VARCHAR"))})");
        string path = Path.Combine(reference, name + ".csv");
        string? shipped = File.Exists(path) ? null : Shipped(name);
        if (shipped is null && !File.Exists(path)) return;
        string names = string.Join(", ", columns.Select(column => $"'{column}'"));
        Run($"""
            INSERT INTO {name} BY NAME SELECT COLUMNS(c -> c IN ({names}))
            FROM read_csv('{shipped ?? path}', delim = ';', header = true, all_varchar = true, comment = '#')
            """);
        if (shipped is not null) File.Delete(shipped);
    }

    private static string? Shipped(string name)
    {
        using var resource = typeof(AnalyticsEngine).Assembly.GetManifestResourceStream($"Analytics.Reference.Data.{name}.csv");
        if (resource is null) return null;
        string path = Path.GetTempFileName();
        using var file = File.Create(path);
        resource.CopyTo(file);
        return path;
    }

    private static string Sql(string name)
    {
        using var resource = typeof(SecondOpinion).Assembly.GetManifestResourceStream($"{typeof(SecondOpinion).Namespace}.Sql.{name}.sql")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What the last statement gives: one text a row.</summary>
    private List<string> Lines(string sql)
    {
        int last = sql.LastIndexOf(";\n\n", StringComparison.Ordinal) + 1;
        if (last > 0) Run(sql[..last]);
        using var command = _connection.CreateCommand();
        command.CommandText = sql[last..];
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(0));
        return lines;
    }
}
