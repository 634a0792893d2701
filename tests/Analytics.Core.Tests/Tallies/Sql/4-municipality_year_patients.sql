-- CONTRACT, what tally writes.
WITH opioid AS (
    SELECT *, date_diff('day', lag(day) OVER (PARTITION BY patient ORDER BY day), day) AS gap
    FROM grouped WHERE drugs = 'opioids'
),
of_year AS (
    SELECT patient, year,
           -- Where the last one of the year was; the greatest code among several on that day.
           last(municipality ORDER BY day, municipality) AS municipality,
           sum(hundredths) >= 18000 AND count(DISTINCT quarter) >= 3 AS persistent,
           bool_or(gap IS NULL OR gap > 365) AND year <> (SELECT min(year) FROM grouped) AS incident
    FROM opioid GROUP BY patient, year
),
both_groups AS (
    SELECT DISTINCT o.patient, o.year
    FROM opioid o JOIN dispensing d ON d.patient = o.patient AND year(d.day) = o.year AND quarter(d.day) = o.quarter
    WHERE starts_with(d.atc, 'N05B') OR starts_with(d.atc, 'N05CD') OR starts_with(d.atc, 'N05CF')
)
SELECT concat_ws(';', municipality, y.year, count(*), count(*) FILTER (persistent), count(*) FILTER (incident), count(b.patient))
FROM of_year y LEFT JOIN both_groups b ON b.patient = y.patient AND b.year = y.year
GROUP BY municipality, y.year
ORDER BY municipality, y.year;
