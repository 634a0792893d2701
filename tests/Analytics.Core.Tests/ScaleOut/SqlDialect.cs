namespace Analytics.Core.Tests.ScaleOut;

/// <summary>What differs between engines: reading the prepared files, and parts of a date. All else is written so that every engine reads it alike.</summary>
/// <param name="Folder">Below <c>docs/scale-out</c>; empty for the stand-in, which is not committed.</param>
/// <param name="Source">The prepared extract as a table.</param>
/// <param name="Year">Calendar year of a date.</param>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Month">As yyyy-MM.</param>
public sealed record SqlDialect(string Folder, string Source, Func<string, string> Year, Func<string, string> Quarter, Func<string, string> Month)
{
    /// <summary>https://duckdb.org/docs/stable/sql/functions/date</summary>
    public static SqlDialect DuckDb(string source) => new("", source, d => $"year({d})", d => $"quarter({d})", d => $"strftime({d}, '%Y-%m')");

    /// <summary>https://spark.apache.org/docs/latest/api/sql</summary>
    public static SqlDialect Spark { get; } = new("spark", "parquet.`prepared`", d => $"year({d})", d => $"quarter({d})", d => $"date_format({d}, 'yyyy-MM')");

    /// <summary>https://clickhouse.com/docs/sql-reference/functions/date-time-functions</summary>
    public static SqlDialect ClickHouse { get; } =
        new("clickhouse", "file('prepared/**/*.parquet', Parquet)", d => $"toYear({d})", d => $"toQuarter({d})", d => $"formatDateTime({d}, '%Y-%m')");
}
