-- did.bzd (version 1), numerator by municipality and year: Benzodiazepines, DDD per 1000 per day
-- places(code, year, unit): which municipality of the newest borders a code of a year meant; none for people from elsewhere.
WITH d AS (
    SELECT patient_id AS patient, coalesce(muni_code, '') AS municipality, coalesce(prescriber_id, '') AS prescriber, atc, disp_date AS day,
           year(disp_date) AS year, quarter(disp_date) AS quarter,
           CAST(coalesce(ddd, 0) * 100 AS BIGINT) AS hundredths
    FROM parquet.`prepared` s
    WHERE disp_date BETWEEN DATE '2022-01-01' AND DATE '2024-12-31' AND (atc LIKE 'N05BA%' OR atc LIKE 'N05CD%')
)
SELECT p.unit AS unit, d.year AS year, sum(d.hundredths) AS ddd_hundredths
FROM d JOIN places p ON p.code = d.municipality AND p.year = d.year
GROUP BY p.unit, d.year
ORDER BY unit, year
