using System.Globalization;
using Analytics.Statistics;
using DuckDB.NET.Data;
using FsCheck;
using FsCheck.Xunit;

namespace Analytics.Core.Tests.Statistics;

/// <summary>Sums, rates, ratios and variances once more, by DuckDB from rows of people: one row for each, as an analyst would have them.</summary>
public class StandardisationInSqlTests
{
    [Property(MaxTest = 15)]
    public void DirectAndIndirectStandardisation_AreThoseOfSql(NonEmptyArray<(byte Events, byte Others, byte Reference)> bands)
    {
        var given = bands.Get.Select(band => (Events: band.Events % 40 + 3, People: band.Events % 40 + 3 + band.Others + 1, Standard: band.Reference + 50, Cases: band.Reference % 50 + 1)).ToArray();
        var sql = Query($"""
            WITH band(b, events, people, standard, cases) AS (VALUES {string.Join(", ", given.Select((band, i) => Line(i, band.Events, band.People, band.Standard, band.Cases)))}),
            person AS (SELECT b, i <= events AS event FROM band, LATERAL (SELECT unnest(range(1, people + 1)) AS i)),
            standard AS (SELECT b, i <= cases AS event FROM band, LATERAL (SELECT unnest(range(1, standard + 1)) AS i)),
            own AS (SELECT b, count(*) FILTER (event) AS o, count(*) AS n FROM person GROUP BY b),
            theirs AS (SELECT b, count(*) FILTER (event) AS o, count(*) AS n FROM standard GROUP BY b)
            SELECT sum(theirs.n * own.o / own.n) / sum(theirs.n), sqrt(sum(own.o * (theirs.n / own.n) ** 2)) / sum(theirs.n), sum(own.n * theirs.o / theirs.n),
                CAST(sum(own.o) AS DOUBLE), sum(theirs.o) / sum(theirs.n)
            FROM own JOIN theirs USING (b)
            """);
        var direct = DirectStandardisation.Of([.. given.Select(band => new DirectStratum(band.Events, band.People, band.Standard)), new(10, 1, 0)]);
        Printed.Close(sql[0], direct.Rate!.Value);
        // The standard error is what the distance of the limits says, given Byar's limits of all events.
        var count = PoissonCount.Of((long)sql[3] + 10);
        Printed.Close(sql[1] / Math.Sqrt(sql[3] + 10) * (count.Upper - count.Lower), direct.Rate.Upper - direct.Rate.Lower, 1e-7);
        var indirect = IndirectStandardisation.Of([.. given.Select(band => new IndirectStratum(band.Events, band.People, band.Cases, band.Standard))]);
        Printed.Close(sql[2], indirect.Expected);
        Printed.Close(sql[3] / sql[2], indirect.Ratio.Value);
        Printed.Close(sql[3] / sql[2] * sql[4], indirect.Rate.Value);
    }

    [Property(MaxTest = 30)]
    public void VolumesOfPatients_AreThoseOfSql(NonEmptyArray<(byte Patient, short Hundredths)> rows)
    {
        var sql = Query($"""
            WITH line(patient, ddd) AS (VALUES {string.Join(", ", rows.Get.Select(row => Line(row.Patient % 9, row.Hundredths)))}),
            patient AS (SELECT patient, sum(CAST(ddd AS DOUBLE) / 100) AS x FROM line GROUP BY patient)
            SELECT count(*), sum(x), sqrt(sum(x * x)) FROM patient
            """);
        var sum = AmountSum.Of(rows.Get.GroupBy(row => row.Patient % 9).Select(patient => patient.Sum(row => row.Hundredths) / 100m));
        var rate = VolumeRate.Of(sum, 1);
        Assert.Equal(sql[0], sum.Patients);
        Printed.Close(sql[1], rate.Value);
        Printed.Close(sql[1] + 1.95996398454 * sql[2], rate.Upper, 1e-8);
    }

    private static string Line(params int[] cells) => $"({string.Join(", ", cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture)))})";

    private static double[] Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToDouble(reader.GetValue(i), CultureInfo.InvariantCulture))];
    }
}
