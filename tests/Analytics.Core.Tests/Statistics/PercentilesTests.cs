using System.Globalization;
using Analytics.Statistics;
using DuckDB.NET.Data;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

public class PercentilesTests
{
    [Fact]
    public void TheWorkedExamples_AreReproduced()
    {
        Assert.Equal([17, 20, 35, 46], Percentiles.Of([15, 20, 35, 40, 50], 0.1, 0.25, 0.5, 0.9).OfType<double>());
        Assert.Equal([1.9, 2.8, 3.7, 4.6, 5.5, 6.4, 7.3, 8.2, 9.1], Percentiles.Deciles([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).OfType<double>());
        Assert.Equal(17m, Percentiles.Type7<decimal>([15, 20, 35, 40, 50], 0.1m));
    }

    [Fact]
    public void MissingValues_LeaveBeforeCounting()
    {
        Assert.Equal(Percentiles.Of([1, 2, 4], 0.5), Percentiles.Of([null, 4, null, 1, 2], 0.5));
        Assert.Equal([null, null], Percentiles.Of([null, null], 0.1, 0.9));
    }

    /// <summary>DuckDB's quantile_cont is PERCENTILE_CONT.</summary>
    [Property(MaxTest = 50)]
    public void Percentiles_AreThoseOfSql(NonEmptyArray<short> values, byte share)
    {
        double p = share / 255.0;
        Assert.Equal(Sql($"SELECT quantile_cont(v, CAST({p.ToString("R", CultureInfo.InvariantCulture)} AS DOUBLE)) FROM {Table(values.Get)}"),
            Percentiles.Of(values.Get.Select(value => (double?)value), p)[0]!.Value, 1e-6);
    }

    [Property(MaxTest = 50)]
    public void Ranks_AreThoseOfSql(NonEmptyArray<sbyte> values)
    {
        short[] table = [.. values.Get.Select(value => (short)(value % 7))];
        double?[] given = [.. table.Select(value => (double?)value)];
        Assert.Equal(SqlColumn($"SELECT CAST(rank() OVER (ORDER BY v) AS DOUBLE) FROM {Table(table)} ORDER BY i"), Ranks.Of(given).Select(rank => (double)rank!.Value));
        var percent = SqlColumn($"SELECT percent_rank() OVER (ORDER BY v) FROM {Table(table)} ORDER BY i").ToList();
        Assert.All(Ranks.Percent(given).Index(), rank => Printed.Close(percent[rank.Index], rank.Item));
    }

    [Property]
    public void Percentiles_FollowAShiftAndAScale(NonEmptyArray<short> values, byte share, short shift, byte scale)
    {
        double p = share / 255.0, by = scale + 1;
        double plain = Percentiles.Of(values.Get.Select(value => (double?)value), p)[0]!.Value;
        Printed.Close(plain * by + shift, Percentiles.Of(values.Get.Select(value => (double?)(value * by + shift)), p)[0], 1e-8);
        Assert.InRange(plain, values.Get.Min(), values.Get.Max());
    }

    [Fact]
    public void AShareOutsideOneAndNothing_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Percentiles.Of([1], 10));
        Assert.Throws<ArgumentException>(() => Percentiles.Of([1], -0.1));
        Assert.Throws<ArgumentException>(() => Percentiles.Of([double.NaN], 0.5));
        Assert.Throws<ArgumentException>(() => Percentiles.Type7<decimal>([], 0.5m));
    }

    private static string Table(short[] values) =>
        $"(VALUES {string.Join(", ", values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, CAST({value} AS DOUBLE))")))}) AS t(i, v)";

    private static double Sql(string query) => SqlColumn(query).Single();

    private static List<double> SqlColumn(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var column = new List<double>();
        while (reader.Read()) column.Add(reader.GetDouble(0));
        return column;
    }
}
