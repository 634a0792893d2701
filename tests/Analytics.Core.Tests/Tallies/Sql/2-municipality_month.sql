-- CONTRACT, what tally writes.
SELECT concat_ws(';', municipality, strftime(day, '%Y-%m'), drugs, count(*), sum(hundredths))
FROM grouped
GROUP BY municipality, strftime(day, '%Y-%m'), drugs
ORDER BY municipality, strftime(day, '%Y-%m'), drugs;
