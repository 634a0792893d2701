-- CONTRACT: municipality_year_patients.csv
WITH d AS (
    SELECT patient_id AS patient, coalesce(muni_code, '') AS municipality, coalesce(prescriber_id, '') AS prescriber, atc, disp_date AS day,
           toYear(disp_date) AS year, toQuarter(disp_date) AS quarter,
           CAST(coalesce(ddd, 0) * 100 AS BIGINT) AS hundredths
    FROM file('prepared/**/*.parquet', Parquet) s
    WHERE disp_date BETWEEN DATE '2022-01-01' AND DATE '2024-12-31' AND (atc LIKE 'N02A%' OR atc LIKE 'N05B%' OR atc LIKE 'N05C%')
),
quarters AS (
    SELECT patient, year, quarter,
           max(CASE WHEN atc LIKE 'N02A%' THEN 1 ELSE 0 END) AS has_opioid,
           max(CASE WHEN atc LIKE 'N05B%' OR atc LIKE 'N05CD%' OR atc LIKE 'N05CF%' THEN 1 ELSE 0 END) AS has_benzodiazepine
    FROM d GROUP BY patient, year, quarter
),
of_quarters AS (
    SELECT patient, year, sum(has_opioid) AS opioid_quarters, max(has_opioid * has_benzodiazepine) AS has_both
    FROM quarters GROUP BY patient, year
),
opioid_years AS (
    SELECT patient, year, sum(hundredths) AS hundredths, min(day) AS first_day, max(day) AS last_day
    FROM d WHERE atc LIKE 'N02A%' GROUP BY patient, year
),
in_order AS (
    SELECT *, max(last_day) OVER (PARTITION BY patient ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_day FROM opioid_years
),
last_rows AS (
    SELECT patient, year, municipality, row_number() OVER (PARTITION BY patient, year ORDER BY day DESC, municipality DESC) AS turn
    FROM d WHERE atc LIKE 'N02A%'
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
