-- MEASURES 5: strata by age and sex, a rate weighted by two standards, and what the nation's rates make one expect. 19 bands of men, 19 of women; 38 for unknown.
CREATE TABLE standardised AS
SELECT position, id, kind, drugs FROM measure WHERE kind IN ('did', 'users', 'persistent', 'incident', 'elderly', 'high per1000') AND EXISTS (SELECT 1 FROM comparison WHERE name IN ('standardised', 'variation'));

CREATE TABLE year_of AS SELECT label, label::INT AS year, days, rank, first FROM span WHERE kind = 'year';

-- Of a patient's rows of the drugs in the year: the youngest birth year, and women before men, where rows differ.
CREATE TABLE stratum_of AS
SELECT subject, label, patient, CASE WHEN max(born) > 0 AND max(born) <= label::INT AND max(sex) > 0 THEN 19 * (max(sex) - 1) + least((label::INT - max(born)) // 5, 18) ELSE 38 END::INT AS stratum
FROM got WHERE kind = 'year' GROUP BY subject, label, patient;

-- People, or hundredths of a DDD where the patient lived.
CREATE TABLE stratum_sum AS
WITH counted_people AS (
    SELECT id, label, patient, home FROM holds WHERE level = 'national'
    UNION ALL
    SELECT s.id, p.label, p.patient, p.home FROM standardised s JOIN counted p ON s.kind = 'users' AND p.subject = s.drugs AND p.level = 'national' AND p.kind = 'year' AND p.net > 0 AND NOT p.left_out
),
leaf AS (
    SELECT c.id, c.label, c.home AS place, o.stratum, count(*)::HUGEINT AS amount
    FROM counted_people c JOIN standardised s USING (id) JOIN stratum_of o ON o.subject = s.drugs AND o.label = c.label AND o.patient = c.patient GROUP BY ALL
    UNION ALL
    SELECT s.id, g.label, g.place, o.stratum, sum(g.hundredths)::HUGEINT
    FROM standardised s JOIN got g ON s.kind = 'did' AND g.subject = s.drugs AND g.kind = 'year' AND g.place IS NOT NULL JOIN stratum_of o ON o.subject = g.subject AND o.label = g.label AND o.patient = g.patient GROUP BY ALL
)
SELECT id, label, 'municipality' AS level, place AS unit, stratum, sum(amount)::HUGEINT AS amount FROM leaf GROUP BY ALL
UNION ALL SELECT l.id, l.label, 'union', j.unit, l.stratum, sum(l.amount)::HUGEINT FROM leaf l JOIN joined j USING (place) GROUP BY ALL
UNION ALL SELECT id, label, 'county', place[1:2], stratum, sum(amount) FROM leaf GROUP BY ALL
UNION ALL SELECT id, label, 'national', 'NO', stratum, sum(amount) FROM leaf GROUP BY ALL;

CREATE TABLE twice_stratum AS
WITH of_area AS (SELECT t.level, t.unit, t.county, y.label, t.sort AS stratum, t.twice FROM twice_people t JOIN year_of y USING (year) WHERE t.sort >= 0)
SELECT level, unit, label, stratum, twice FROM of_area WHERE level <> 'sum'
UNION ALL SELECT 'county', county, label, stratum, CASE WHEN count(*) = count(twice) THEN sum(twice) END FROM of_area WHERE level = 'sum' GROUP BY ALL
UNION ALL SELECT 'national', 'NO', label, stratum, CASE WHEN count(*) = count(twice) THEN sum(twice) END FROM of_area WHERE level = 'sum' GROUP BY ALL;

-- The whole country on 1 January of the last year, and Europe's 100 000 of 2013, half of each sex.
CREATE TABLE standard AS
SELECT 'standard:nation' AS name, 19 * (sex::INT - 1) + least(regexp_extract(age_group, '^[0-9]+')::INT // 5, 18) AS stratum, sum(population::DOUBLE) AS weight
FROM age_sex WHERE year::INT = (SELECT max(year) FROM year_of) GROUP BY ALL
UNION ALL
SELECT 'standard:esp2013', 19 * s + i - 1, [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000][i] / 2.0
FROM (SELECT unnest(range(2)) AS s), (SELECT unnest(range(1, 20)) AS i);

-- People of practices' and doctors' lists, where all of a list tells age and sex.
CREATE TABLE list_stratum AS
WITH listed AS (
    SELECT 'practice' AS level, practice_id AS unit, * FROM counted_list UNION ALL SELECT 'doctor', prescriber_id, * FROM counted_list
)
SELECT level, unit, 19 * (sex::INT - 1) + least(regexp_extract(age_group, '^[0-9]+')::INT // 5, 18) AS stratum, sum(people) AS people
FROM listed SEMI JOIN (SELECT level, unit FROM listed GROUP BY ALL HAVING bool_and(sex <> '' AND age_group <> '') AND count(sex) = count(*) AND count(age_group) = count(*)) USING (level, unit) GROUP BY ALL;

-- Every stratum of every place, with its people or person-days.
CREATE TABLE stratum_cell AS
SELECT s.position, s.id, s.kind, u.level_rank, u.level, u.unit, y.label, y.first, t.stratum, t.twice, y.days, coalesce(x.amount, 0) AS amount,
       t.twice / 2.0::DOUBLE * CASE WHEN s.kind = 'did' THEN y.days ELSE 1 END AS people, coalesce(x.amount, 0)::DOUBLE / CASE WHEN s.kind = 'did' THEN 100 ELSE 1 END AS events
FROM standardised s CROSS JOIN unit u CROSS JOIN year_of y
JOIN twice_stratum t ON t.level = u.level AND t.unit = u.unit AND t.label = y.label
LEFT JOIN stratum_sum x ON x.id = s.id AND x.level = u.level AND x.unit = u.unit AND x.label = y.label AND x.stratum = t.stratum
WHERE s.kind <> 'elderly' OR t.stratum % 19 >= 15;

CREATE TABLE summed AS
WITH direct AS (
    SELECT c.position, c.id, c.kind, c.level_rank, c.level, c.unit, c.label, c.first, d.name, bool_or(c.twice IS NULL) AS unknown,
           coalesce(sum(c.amount) FILTER (c.twice > 0), 0)::HUGEINT AS total, sum(c.events) FILTER (c.twice > 0) AS events, sum(c.people) FILTER (c.twice > 0) AS people,
           sum(d.weight * c.events / c.people) FILTER (c.twice > 0) / sum(d.weight) FILTER (c.twice > 0) AS rate,
           sqrt(sum(c.events * (d.weight / c.people) ** 2) FILTER (c.twice > 0)) / sum(d.weight) FILTER (c.twice > 0) AS deviation,
           NULL::DOUBLE AS expected
    FROM stratum_cell c JOIN standard d USING (stratum) GROUP BY ALL
),
indirect AS (
    SELECT c.position, c.id, c.kind, c.level_rank, c.level, c.unit, c.label, c.first, 'reference:nation', bool_or(c.twice IS NULL),
           coalesce(sum(c.amount) FILTER (c.twice > 0), 0)::HUGEINT, sum(c.events) FILTER (c.twice > 0), sum(c.people) FILTER (c.twice > 0), NULL, NULL,
           sum(c.people * n.events / n.people) FILTER (c.twice > 0 AND n.twice > 0)
    FROM stratum_cell c JOIN stratum_cell n ON n.id = c.id AND n.label = c.label AND n.stratum = c.stratum AND n.level = 'national' GROUP BY ALL
)
SELECT * FROM direct UNION ALL SELECT * FROM indirect;

WITH strata AS (
    SELECT s.position, s.id, s.kind, u.level_rank, x.level, x.unit, x.stratum AS place, y.first, x.label,
           CASE WHEN x.stratum = 38 THEN 'age:unknown' ELSE concat('sex:', 1 + x.stratum // 19, '|age:', CASE WHEN x.stratum % 19 = 18 THEN '90+' ELSE concat(5 * (x.stratum % 19), '-', 5 * (x.stratum % 19) + 4) END) END AS name,
           CASE WHEN s.kind = 'did' THEN x.amount * 10000 ELSE x.amount * 1000000 END AS numerator,
           CASE WHEN s.kind = 'did' THEN t.twice * 500000 * y.days ELSE t.twice * 500000 END AS denominator,
           CASE WHEN t.twice > 0 THEN CASE WHEN s.kind = 'did' THEN round_div(x.amount * 20000000, t.twice * y.days) ELSE round_div(x.amount * 2000000000, t.twice) END END AS value,
           CASE WHEN t.twice > 0 AND s.kind <> 'did' THEN x.amount END AS events, 1000 / (t.twice / 2.0::DOUBLE) AS per
    FROM stratum_sum x JOIN standardised s USING (id) JOIN unit u ON u.level = x.level AND u.unit = x.unit JOIN year_of y USING (label)
    LEFT JOIN twice_stratum t ON t.level = x.level AND t.unit = x.unit AND t.label = x.label AND t.stratum = x.stratum
    WHERE x.amount <> 0
),
-- All that a practice or doctor has, beside what the nation's rates make one expect of the list.
of_list AS (
    SELECT e.position, e.id, s.kind, e.level_rank, e.level, e.unit, e.label, e.first, e.numerator, e.numerator::DOUBLE / 1000000 AS events, e.is_unseen,
           (SELECT sum(l.people * CASE WHEN s.kind = 'did' THEN n.days ELSE 1 END * n.events / n.people) FROM list_stratum l
            JOIN stratum_cell n ON n.level = 'national' AND n.stratum = l.stratum AND n.twice > 0 WHERE l.level = e.level AND l.unit = e.unit AND n.id = e.id AND n.label = e.label) AS expected
    FROM exact e JOIN standardised s USING (id) JOIN year_of y USING (label) SEMI JOIN list_stratum l ON l.level = e.level AND l.unit = e.unit
),
lines AS (
    SELECT position, level_rank, unit, 102 AS place, first, concat('std.', o.id, ';', level, ';', unit, ';reference:nation;', label, ';',
           CASE WHEN is_unseen THEN ';;;;;not-computed'
               WHEN coalesce(expected, 0) <= 0 THEN concat(plain(numerator), ';;;;;no-data')
               ELSE concat(plain(numerator), ';', six(expected), ';', six(o.events / expected), ';',
                   CASE WHEN kind <> 'did' THEN six(coalesce(g.low, byar(o.events, -z())) / expected) END, ';', CASE WHEN kind <> 'did' THEN six(coalesce(g.high, byar(o.events + 1, z())) / expected) END, ';shown') END) AS line
    FROM of_list o LEFT JOIN garwood g ON g.events = o.events
    UNION ALL
    SELECT position, level_rank, unit, place, first, concat('std.', id, ';', s.level, ';', unit, ';', name, ';', label, ';', plain(numerator), ';', plain(denominator), ';', plain(value), ';',
           six(coalesce(g.low, byar(s.events::DOUBLE, -z())) * per), ';', six(coalesce(g.high, byar(s.events::DOUBLE + 1, z())) * per), ';', CASE WHEN value IS NULL THEN 'no-data' ELSE 'shown' END) AS line
    FROM strata s LEFT JOIN garwood g ON g.events = s.events
    UNION ALL
    SELECT position, level_rank, unit, CASE name WHEN 'standard:nation' THEN 100 WHEN 'standard:esp2013' THEN 101 ELSE 102 END, first,
           concat('std.', s.id, ';', s.level, ';', unit, ';', name, ';', label, ';',
           CASE
               WHEN name = 'reference:nation' AND (unknown OR coalesce(expected, 0) <= 0) THEN concat(plain(total * CASE WHEN kind = 'did' THEN 10000 ELSE 1000000 END), ';;;;;no-data')
               WHEN name = 'reference:nation' THEN concat(plain(total * CASE WHEN kind = 'did' THEN 10000 ELSE 1000000 END), ';', six(expected), ';', six(s.events / expected), ';',
                   CASE WHEN kind <> 'did' THEN six(coalesce(g.low, byar(s.events, -z())) / expected) END, ';', CASE WHEN kind <> 'did' THEN six(coalesce(g.high, byar(s.events + 1, z())) / expected) END, ';shown')
               WHEN unknown OR people IS NULL THEN '0;;;;;no-data'
               WHEN kind <> 'did' AND (s.events < 10 OR rate = 0) THEN ';;;;;not-computed'
               ELSE concat(plain(total * CASE WHEN kind = 'did' THEN 10000 ELSE 1000000 END), ';', six(people), ';', six(1000 * rate), ';',
                   CASE WHEN kind <> 'did' THEN six(greatest(0, 1000 * rate + 1000 * deviation / sqrt(s.events) * (byar(s.events, -z()) - s.events))) END, ';',
                   CASE WHEN kind <> 'did' THEN six(1000 * rate + 1000 * deviation / sqrt(s.events) * (byar(s.events + 1, z()) - s.events)) END, ';shown') END)
    FROM summed s LEFT JOIN garwood g ON g.events = s.events
)
SELECT line FROM lines WHERE EXISTS (SELECT 1 FROM comparison WHERE name = 'standardised') ORDER BY position, level_rank, unit, place, first;
