-- CONTRACT, what tally writes. A field with a semicolon or a quote is quoted.
SELECT concat_ws(';', CASE WHEN regexp_matches(prescriber, '[;"\r\n]') THEN '"' || replace(prescriber, '"', '""') || '"' ELSE prescriber END,
                 year, drugs, count(*), sum(hundredths), count(DISTINCT patient))
FROM grouped
GROUP BY prescriber, year, drugs
ORDER BY prescriber, year, drugs;
