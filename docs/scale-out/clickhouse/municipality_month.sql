-- CONTRACT: municipality_month.csv
WITH d AS (
    SELECT patient_id AS patient, coalesce(muni_code, '') AS municipality, coalesce(prescriber_id, '') AS prescriber, atc, disp_date AS day,
           toYear(disp_date) AS year, toQuarter(disp_date) AS quarter,
           CAST(coalesce(ddd, 0) * 100 AS BIGINT) AS hundredths
    FROM file('prepared/**/*.parquet', Parquet) s
    WHERE disp_date BETWEEN DATE '2022-01-01' AND DATE '2024-12-31' AND (atc LIKE 'N02A%' OR atc LIKE 'N05B%' OR atc LIKE 'N05C%')
)
SELECT municipality, formatDateTime(day, '%Y-%m') AS month, CASE WHEN atc LIKE 'N02A%' THEN 'opioids' WHEN atc LIKE 'N05B%' THEN 'anxiolytics' ELSE 'hypnotics' END AS drug_group, count(*) AS dispensings, sum(hundredths) AS ddd_hundredths
FROM d
GROUP BY municipality, formatDateTime(day, '%Y-%m'), CASE WHEN atc LIKE 'N02A%' THEN 'opioids' WHEN atc LIKE 'N05B%' THEN 'anxiolytics' ELSE 'hypnotics' END
ORDER BY municipality, month, drug_group
