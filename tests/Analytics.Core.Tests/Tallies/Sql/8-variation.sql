-- MEASURES 4.22 and 5: how much municipalities, or practices, differ in a year; a funnel of those with ten expected, or of a share ten users.
CREATE TABLE varied AS
SELECT m.position, m.id, m.kind, m.drugs, CASE WHEN m.kind IN ('did', 'ddd_per_user', 'ome', 'strong', 'longacting', 'packs', 'renew') THEN 'volume' WHEN m.kind IN ('concurrent', 'blocks', 'above', 'episode', 'high share', 'many', 'elderly_gp', 'first', 'start', 'continued', 'longterm', 'chain', 'strict') THEN 'share' ELSE 'count' END AS sort
FROM measure m WHERE m.drugs IS NOT NULL AND EXISTS (SELECT 1 FROM comparison WHERE name = 'variation');

CREATE TABLE unit_value AS
SELECT v.position, v.id, v.sort, e.level_rank, e.level, e.unit, e.label, e.first, e.value AS millionths, e.value / 1000000.0::DOUBLE AS value, e.numerator / 1000000.0::DOUBLE AS observed, e.denominator / 1000000.0::DOUBLE AS whole
FROM varied v JOIN exact e USING (id) JOIN year_of y USING (label) WHERE e.level IN ('municipality', 'practice') AND e.unit <> '';

-- What the nation's strata, or all practices' lists, make one expect.
CREATE TABLE in_funnel AS
WITH expected AS (
    SELECT u.*, CASE
        WHEN u.sort = 'share' THEN whole
        WHEN u.level = 'practice' THEN round(settled(whole * sum(observed) FILTER (value IS NOT NULL) OVER w / sum(whole) FILTER (value IS NOT NULL) OVER w), 6)::DOUBLE
        ELSE (SELECT round(settled(s.expected), 6)::DOUBLE FROM summed s WHERE s.id = u.id AND s.level = u.level AND s.unit = u.unit AND s.label = u.label AND s.name = 'reference:nation' AND NOT s.unknown AND s.expected > 0) END AS expected,
        CASE WHEN u.sort = 'count' AND u.level = 'municipality' THEN (SELECT s.events FROM summed s WHERE s.id = u.id AND s.level = u.level AND s.unit = u.unit AND s.label = u.label AND s.name = 'reference:nation') ELSE observed END AS seen
    FROM unit_value u WHERE u.sort <> 'volume' WINDOW w AS (PARTITION BY id, level, label)
)
SELECT * FROM expected WHERE value IS NOT NULL AND expected >= 10;

-- Square roots of observed / expected about 1, or arcsines of square roots about that of the pooled share; the most extreme tenths are pulled in.
CREATE TABLE dispersion AS
WITH scored AS (
    SELECT *, 4 * expected AS weight,
           CASE sort WHEN 'share' THEN (asin(sqrt(seen / expected)) - asin(sqrt(sum(seen) OVER w / sum(expected) OVER w))) ELSE sqrt(seen / expected) - 1 END * 2 * sqrt(expected) AS z,
           asin(sqrt(least(1, sum(seen) OVER w / sum(expected) OVER w))) AS pooled
    FROM in_funnel WINDOW w AS (PARTITION BY id, level, label)
),
pulled AS (
    SELECT *, least(greatest(z, quantile_cont(z, 0.1) OVER w), quantile_cont(z, 0.9) OVER w) AS winsorised FROM scored WINDOW w AS (PARTITION BY id, level, label)
)
SELECT id, level, label, count(*) AS units, any_value(pooled) AS pooled, sum(winsorised ** 2) / count(*) AS phi,
       greatest(0, (sum(winsorised ** 2) - (count(*) - 1)) / (sum(weight) - sum(weight ** 2) / sum(weight))) AS tau2
FROM pulled GROUP BY ALL HAVING count(*) >= 10;

-- Type 7 in whole hundredths of a millionth, so that what lies between two values is exact; half away from zero.
CREATE MACRO type7(ordered, percent) AS ordered[((len(ordered) - 1) * percent) // 100 + 1]::HUGEINT * 100
    + ((len(ordered) - 1) * percent) % 100 * (ordered[least(((len(ordered) - 1) * percent) // 100 + 2, len(ordered))] - ordered[((len(ordered) - 1) * percent) // 100 + 1])::HUGEINT;
CREATE MACRO percentile(ordered, percent) AS plain((sign(type7(ordered, percent)) * ((abs(type7(ordered, percent)) + 50) // 100))::HUGEINT);

WITH told AS (
    SELECT id, level, label, count(value) AS units, count(*) = count(value) AS complete, quantile_cont(value, [0.1, 0.25, 0.5, 0.75, 0.9]) AS q,
           list_sort(list(millionths) FILTER (value IS NOT NULL)) AS ordered FROM unit_value GROUP BY ALL
),
scv AS (
    SELECT id, level, label, count(*) AS units, 100 * sum(((seen - expected) / expected) ** 2 - 1 / expected) / count(*) AS scv FROM in_funnel WHERE sort = 'count' GROUP BY ALL
),
every_level AS (SELECT 3 AS level_rank, 'municipality' AS level UNION ALL SELECT 5, 'practice'),
summary AS (
    SELECT v.position, l.level_rank, 0 AS part, k.place, y.first, NULL AS unit, 0 AS line,
           concat('var.', v.id, ';peer;', k.name, ';of:', l.level, ';', y.label, ';',
               CASE WHEN CASE
                   WHEN k.percent IS NOT NULL THEN t.units >= 5
                   WHEN k.name = 'cqv' THEN t.units >= 5 AND t.q[2] + t.q[4] <> 0
                   WHEN k.name = 'scv' THEN s.units >= 5
                   ELSE d.phi IS NOT NULL END
               THEN concat(';', t.units, ';', CASE WHEN k.percent IS NOT NULL THEN percentile(t.ordered, k.percent) ELSE six(CASE k.name WHEN 'cqv' THEN (t.q[4] - t.q[2]) / (t.q[4] + t.q[2]) WHEN 'scv' THEN s.scv ELSE d.phi END) END, ';;;shown')
               ELSE ';;;;;not-computed' END) AS text
    FROM varied v CROSS JOIN every_level l CROSS JOIN year_of y
    JOIN (VALUES (0, 'p10', 10), (1, 'p25', 25), (2, 'median', 50), (3, 'p75', 75), (4, 'p90', 90), (5, 'cqv', NULL), (6, 'scv', NULL), (7, 'phi', NULL)) AS k (place, name, percent) ON k.place < 6 OR (v.sort <> 'volume' AND k.name = 'phi') OR (v.sort = 'count' AND k.name = 'scv')
    LEFT JOIN told t ON t.id = v.id AND t.level = l.level AND t.label = y.label
    LEFT JOIN scv s ON s.id = v.id AND s.level = l.level AND s.label = y.label
    LEFT JOIN dispersion d ON d.id = v.id AND d.level = l.level AND d.label = y.label
),
limited AS (
    SELECT f.*, d.pooled, c.place, c.name, c.z * sqrt(1 / (4 * f.expected) + CASE WHEN d.phi > 1 THEN d.tau2 ELSE 0 END) AS half
    FROM in_funnel f JOIN dispersion d USING (id, level, label) CROSS JOIN (VALUES (0, 'funnel:95', 1.959963984540054), (1, 'funnel:99.8', 3.090232306167813)) AS c (place, name, z)
),
funnel AS (
    SELECT position, level_rank, 1 AS part, 0 AS place, first, unit, place AS line,
           concat('var.', id, ';', level, ';', CASE WHEN regexp_matches(unit, '[;"\r\n]') THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END, ';', name, ';', label, ';', plain(round(seen * 1000000)::HUGEINT), ';', plain(round(expected * 1000000)::HUGEINT), ';',
               six(CASE sort WHEN 'share' THEN 100 ELSE 1 END * seen / expected), ';',
               CASE sort WHEN 'share' THEN six(100 * sin(greatest(0, pooled - half)) ** 2) ELSE six(greatest(0, 1 - half) ** 2) END, ';',
               CASE sort WHEN 'share' THEN six(100 * sin(least(pi() / 2, pooled + half)) ** 2) ELSE six((1 + half) ** 2) END, ';shown') AS text
    FROM limited
),
-- All have a value, there are twenty, and they differ more than chance makes them.
ranked AS (
    SELECT u.position, u.level_rank, 1 AS part, 1 AS place, u.first, u.unit, 0 AS line,
           concat('var.', u.id, ';', u.level, ';', CASE WHEN regexp_matches(u.unit, '[;"\r\n]') THEN '"' || replace(u.unit, '"', '""') || '"' ELSE u.unit END, ';rank;', u.label, ';;', t.units, ';', rank() OVER (PARTITION BY u.id, u.level, u.label ORDER BY value), ';;;shown') AS text
    FROM unit_value u JOIN told t USING (id, level, label) JOIN dispersion d USING (id, level, label) WHERE t.complete AND t.units >= 20 AND d.phi > 1
)
SELECT text FROM (SELECT * FROM summary UNION ALL SELECT * FROM funnel UNION ALL SELECT * FROM ranked)
ORDER BY position, level_rank, part, CASE WHEN part = 0 THEN place ELSE 0 END, first, place, unit, line;
