using DuckDB.NET.Data;

namespace Analytics.Core.Tests.Support;

/// <summary>An engine beside ours: it writes Parquet for tests and reads what we write.</summary>
internal sealed class DuckDb : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDb() => _connection.Open();

    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Rows with their values as text, <c>null</c> for none.</summary>
    public List<string> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT COLUMNS(*)::VARCHAR FROM ({sql})";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : reader.GetString(i))));
        return rows;
    }

    /// <param name="columns">What stands between SELECT and FROM, over the texts of the file.</param>
    public void ToParquet(string csv, string parquet, string columns = "*", int rowGroup = 122_880) => Run($"""
        COPY (SELECT {columns} FROM read_csv('{csv}', delim = ';', quote = '"', escape = '"', header = true, all_varchar = true, strict_mode = true, null_padding = false))
        TO '{parquet}' (FORMAT parquet, ROW_GROUP_SIZE {rowGroup})
        """);

    public void Dispose() => _connection.Dispose();
}
