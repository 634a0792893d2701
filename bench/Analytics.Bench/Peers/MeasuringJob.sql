CREATE TABLE d AS
SELECT patient_id AS patient, residence_municipality AS municipality, dispensed_date AS day, atc, prescriber_id AS prescriber,
       year(dispensed_date) AS year, quarter(dispensed_date) AS quarter,
       CASE WHEN starts_with(atc, 'N02A') THEN 'opioids' WHEN starts_with(atc, 'N05B') THEN 'anxiolytics' ELSE 'hypnotics' END AS "group",
       coalesce(round(CAST(replace(ddd, ',', '.') AS DECIMAL(18, 6)) * 100)::BIGINT, 0) AS hundredths
FROM read_csv('$extract', delim = ';', quote = '"', header = true, nullstr = '', columns = {
    'patient_id': 'VARCHAR', 'birth_year': 'VARCHAR', 'sex': 'VARCHAR', 'residence_municipality': 'VARCHAR', 'dispensed_date': 'DATE',
    'atc': 'VARCHAR', 'article_no': 'VARCHAR', 'packages': 'VARCHAR', 'ddd': 'VARCHAR', 'prescriber_id': 'VARCHAR', 'practice_id': 'VARCHAR',
    'reimbursement_code': 'VARCHAR', 'prescription_category': 'VARCHAR', 'price_nok': 'VARCHAR' })
WHERE (starts_with(atc, 'N02A') OR starts_with(atc, 'N05B') OR starts_with(atc, 'N05C'))
  AND dispensed_date BETWEEN DATE '2022-01-01' AND DATE '2024-12-31';

COPY (SELECT coalesce(municipality, '') AS municipality, strftime(day, '%Y-%m') AS month, "group", count(*) AS dispensings, sum(hundredths)::BIGINT AS ddd_hundredths
      FROM d GROUP BY ALL ORDER BY ALL) TO '$out/municipality_month.csv' (DELIMITER ';', HEADER, QUOTE '');

COPY (SELECT coalesce(prescriber, '') AS prescriber_id, year, "group", count(*) AS dispensings, sum(hundredths)::BIGINT AS ddd_hundredths, count(DISTINCT patient) AS patients
      FROM d GROUP BY ALL ORDER BY ALL) TO '$out/prescriber_year.csv' (DELIMITER ';', HEADER, QUOTE '');

COPY (
WITH opioid AS (
    SELECT *, date_diff('day', lag(day) OVER (PARTITION BY patient ORDER BY day), day) AS gap FROM d WHERE "group" = 'opioids'
), of_year AS (
    SELECT patient, year, coalesce(arg_max(municipality, (day, municipality)), '') AS municipality,
           sum(hundredths) >= 18000 AND count(DISTINCT quarter) >= 3 AS persistent,
           bool_or(gap IS NULL OR gap > 365) AND year <> (SELECT min(year) FROM d) AS incident
    FROM opioid GROUP BY patient, year
), together AS (
    SELECT DISTINCT o.patient, o.year FROM opioid o JOIN d b USING (patient, year, quarter)
    WHERE starts_with(b.atc, 'N05B') OR starts_with(b.atc, 'N05CD') OR starts_with(b.atc, 'N05CF')
)
SELECT municipality, y.year, count(*) AS opioid_users, count(*) FILTER (persistent) AS persistent_users,
       count(*) FILTER (incident) AS incident_users, count(t.patient) AS opioid_benzo_users
FROM of_year y LEFT JOIN together t ON t.patient = y.patient AND t.year = y.year
GROUP BY ALL ORDER BY ALL) TO '$out/municipality_year_patients.csv' (DELIMITER ';', HEADER, QUOTE '');
