-- opi.persistent.mid.all (version 1), numerator by municipality and year: Long-term users of opioids per 1000, intermediate definition, palliative treatment included
-- places(code, year, unit): which municipality of the newest borders a code of a year meant; none for people from elsewhere.
WITH d AS (
    SELECT patient_id AS patient, coalesce(muni_code, '') AS municipality, coalesce(prescriber_id, '') AS prescriber, atc, disp_date AS day,
           toYear(disp_date) AS year, toQuarter(disp_date) AS quarter,
           CAST(coalesce(ddd, 0) * 100 AS BIGINT) AS hundredths
    FROM file('prepared/**/*.parquet', Parquet) s
    WHERE disp_date BETWEEN DATE '2022-01-01' AND DATE '2024-12-31' AND (atc LIKE 'N02A%')
),
quarters AS (
    SELECT patient, year, quarter, sum(CASE WHEN atc LIKE 'N02A%' THEN hundredths ELSE 0 END) AS net,
           max(CASE WHEN atc LIKE 'N02A%' THEN 1 ELSE 0 END) AS has_own, 0 AS has_second
    FROM d GROUP BY patient, year, quarter
),
years AS (
    SELECT patient, year, sum(net) AS net, sum(has_own) AS quarters, max(has_own * has_second) AS has_both
    FROM quarters GROUP BY patient, year
),
first_rows AS (
    SELECT patient, year, municipality, row_number() OVER (PARTITION BY patient, year ORDER BY day, municipality) AS turn
    FROM d WHERE atc LIKE 'N02A%'
)
SELECT p.unit AS unit, y.year AS year, count(*) AS patients
FROM years y
JOIN first_rows f ON f.patient = y.patient AND f.year = y.year AND f.turn = 1
JOIN places p ON p.code = f.municipality AND p.year = y.year
WHERE net > 36500 AND quarters >= 4
GROUP BY p.unit, y.year
ORDER BY unit, year
