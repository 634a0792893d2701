using DuckDB.NET.Data;

namespace Analytics.Bench.Peers;

/// <summary>The measuring job in SQL, with DuckDB's own reader and its default number of threads.</summary>
internal static class DuckDbJob
{
    public static void Run(string extract, string directory)
    {
        using var stream = typeof(DuckDbJob).Assembly.GetManifestResourceStream("Analytics.Bench.Peers.MeasuringJob.sql")!;
        using var reader = new StreamReader(stream);
        string sql = reader.ReadToEnd().Replace("$extract", extract, StringComparison.Ordinal).Replace("$out", directory, StringComparison.Ordinal);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
