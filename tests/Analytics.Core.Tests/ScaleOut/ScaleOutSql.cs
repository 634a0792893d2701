using Analytics.Measures;
using Analytics.Prescribing;

namespace Analytics.Core.Tests.ScaleOut;

/// <summary>SQL for engines of many machines, made from the definitions: the contract's cross-checks, and what each measure counts by municipality and year.</summary>
/// <remarks>
/// No function that engines name differently but for those of <see cref="SqlDialect"/>: prefixes are LIKE, the last row of a year is a row number, the
/// previous opioid of a patient is the greatest of earlier years, amounts are decimals of two places, as the prepared copy has them.
/// </remarks>
internal sealed class ScaleOutSql(SqlDialect dialect, ReportingPeriod period)
{
    /// <summary>By name of the file.</summary>
    public IReadOnlyDictionary<string, string> Texts()
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["municipality_month.sql"] = MunicipalityMonth(),
            ["prescriber_year.sql"] = PrescriberYear(),
            ["municipality_year_patients.sql"] = MunicipalityYearPatients(),
        };
        foreach (var measure in MeasureCatalogue.BuiltIn.Measures)
        {
            if (Of(measure) is { } text) texts[$"{measure.Id}.sql"] = text;
        }
        return texts;
    }

    private string MunicipalityMonth() => $"""
        -- CONTRACT: municipality_month.csv
        {Rows("N02A", "N05B", "N05C")}
        SELECT municipality, {dialect.Month("day")} AS month, {GroupName} AS drug_group, count(*) AS dispensings, sum(hundredths) AS ddd_hundredths
        FROM d
        GROUP BY municipality, {dialect.Month("day")}, {GroupName}
        ORDER BY municipality, month, drug_group

        """;

    private string PrescriberYear() => $"""
        -- CONTRACT: prescriber_year.csv
        {Rows("N02A", "N05B", "N05C")}
        SELECT prescriber AS prescriber_id, year, {GroupName} AS drug_group, count(*) AS dispensings, sum(hundredths) AS ddd_hundredths, count(DISTINCT patient) AS patients
        FROM d
        GROUP BY prescriber, year, {GroupName}
        ORDER BY prescriber_id, year, drug_group

        """;

    private string MunicipalityYearPatients() => $"""
        -- CONTRACT: municipality_year_patients.csv
        {Rows("N02A", "N05B", "N05C")},
        quarters AS (
            SELECT patient, year, quarter,
                   max(CASE WHEN {Is("N02A")} THEN 1 ELSE 0 END) AS has_opioid,
                   max(CASE WHEN {Is("N05B", "N05CD", "N05CF")} THEN 1 ELSE 0 END) AS has_benzodiazepine
            FROM d GROUP BY patient, year, quarter
        ),
        of_quarters AS (
            SELECT patient, year, sum(has_opioid) AS opioid_quarters, max(has_opioid * has_benzodiazepine) AS has_both
            FROM quarters GROUP BY patient, year
        ),
        opioid_years AS (
            SELECT patient, year, sum(hundredths) AS hundredths, min(day) AS first_day, max(day) AS last_day
            FROM d WHERE {Is("N02A")} GROUP BY patient, year
        ),
        in_order AS (
            SELECT *, max(last_day) OVER (PARTITION BY patient ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_day FROM opioid_years
        ),
        last_rows AS (
            SELECT patient, year, municipality, row_number() OVER (PARTITION BY patient, year ORDER BY day DESC, municipality DESC) AS turn
            FROM d WHERE {Is("N02A")}
        )
        SELECT l.municipality AS municipality, o.year AS year, count(*) AS opioid_users,
               sum(CASE WHEN o.hundredths >= 18000 AND q.opioid_quarters >= 3 THEN 1 ELSE 0 END) AS persistent_users,
               sum(CASE WHEN o.year > f.first_year AND (o.previous_day IS NULL OR o.first_day > o.previous_day + INTERVAL 365 DAY) THEN 1 ELSE 0 END) AS incident_users,
               sum(q.has_both) AS opioid_benzo_users
        FROM in_order o
        JOIN last_rows l ON l.patient = o.patient AND l.year = o.year AND l.turn = 1
        JOIN of_quarters q ON q.patient = o.patient AND q.year = o.year
        CROSS JOIN (SELECT min(year) AS first_year FROM d) f
        GROUP BY l.municipality, o.year
        ORDER BY municipality, year

        """;

    /// <summary>Nothing about marks of rows: the copy that these texts are for does not tell them apart.</summary>
    private string? Of(MeasureDefinition measure) => measure.Excluding != Exclusion.None || (measure.Drugs is { } drugs && DrugSelection.Of(drugs).Only != RowMarks.None) ? null : measure.Quantity switch
    {
        Quantity.DddPer1000PerDay => Volume(measure),
        Quantity.UsersPer1000 => Patients(measure, "net > 0"),
        Quantity.UsersAboveDddPercent => Patients(measure, $"net > {measure.DddLimit}00"),
        Quantity.PersistentUsersPer1000 => Patients(measure, $"net > {measure.DddLimit}00 AND quarters >= {measure.FewestQuarters}"),
        Quantity.ConcurrentUsersPercent => Patients(measure, "net > 0 AND has_both = 1"),
        _ => null,
    };

    private string Volume(MeasureDefinition measure) => $"""
        -- {measure.Id} (version {measure.Version}), numerator by municipality and year: {measure.Title.En}
        -- places(code, year, unit): which municipality of the newest borders a code of a year meant; none for people from elsewhere.
        {Rows(Prefixes(measure.Drugs!))}
        SELECT p.unit AS unit, d.year AS year, sum(d.hundredths) AS ddd_hundredths
        FROM d JOIN places p ON p.code = d.municipality AND p.year = d.year
        GROUP BY p.unit, d.year
        ORDER BY unit, year

        """;

    /// <param name="condition">About the patient's year: net hundredths of a DDD, quarters with a dispensing, whether the second drugs came in one of them.</param>
    private string Patients(MeasureDefinition measure, string condition)
    {
        string[] own = Prefixes(measure.Drugs!), with = measure.With is null ? [] : Prefixes(measure.With);
        string both = with.Length == 0 ? "0" : $"max(CASE WHEN {Is(with)} THEN 1 ELSE 0 END)";
        return $"""
            -- {measure.Id} (version {measure.Version}), numerator by municipality and year: {measure.Title.En}
            -- places(code, year, unit): which municipality of the newest borders a code of a year meant; none for people from elsewhere.
            {Rows([.. own.Union(with)])},
            quarters AS (
                SELECT patient, year, quarter, sum(CASE WHEN {Is(own)} THEN hundredths ELSE 0 END) AS net,
                       max(CASE WHEN {Is(own)} THEN 1 ELSE 0 END) AS has_own, {both} AS has_second
                FROM d GROUP BY patient, year, quarter
            ),
            years AS (
                SELECT patient, year, sum(net) AS net, sum(has_own) AS quarters, max(has_own * has_second) AS has_both
                FROM quarters GROUP BY patient, year
            ),
            first_rows AS (
                SELECT patient, year, municipality, row_number() OVER (PARTITION BY patient, year ORDER BY day, municipality) AS turn
                FROM d WHERE {Is(own)}
            )
            SELECT p.unit AS unit, y.year AS year, count(*) AS patients
            FROM years y
            JOIN first_rows f ON f.patient = y.patient AND f.year = y.year AND f.turn = 1
            JOIN places p ON p.code = f.municipality AND p.year = y.year
            WHERE {condition}
            GROUP BY p.unit, y.year
            ORDER BY unit, year

            """;
    }

    /// <summary>The rows of the drugs in the period, with whole hundredths of a DDD.</summary>
    private string Rows(params string[] prefixes) => $"""
        WITH d AS (
            SELECT patient_id AS patient, coalesce(muni_code, '') AS municipality, coalesce(prescriber_id, '') AS prescriber, atc, disp_date AS day,
                   {dialect.Year("disp_date")} AS year, {dialect.Quarter("disp_date")} AS quarter,
                   CAST(coalesce(ddd, 0) * 100 AS BIGINT) AS hundredths
            FROM {dialect.Source} s
            WHERE disp_date BETWEEN DATE '{period.From:yyyy-MM-dd}' AND DATE '{period.To:yyyy-MM-dd}' AND ({Is(prefixes)})
        )
        """;

    private static string GroupName => $"CASE WHEN {Is("N02A")} THEN 'opioids' WHEN {Is("N05B")} THEN 'anxiolytics' ELSE 'hypnotics' END";

    private static string Is(params string[] prefixes) => string.Join(" OR ", prefixes.Order(StringComparer.Ordinal).Select(prefix => $"atc LIKE '{prefix}%'"));

    private static string[] Prefixes(string selection) => [.. DrugSelection.Of(selection).AtcPrefixes.Select(prefix => prefix.Text)];
}
