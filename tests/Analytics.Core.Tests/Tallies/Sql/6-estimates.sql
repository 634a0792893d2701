-- MEASURES 4.1, 4.2, 4.4, 4.9 and 4.19, written as sums over a table of who got what where and when.
CREATE MACRO round_div(a, b) AS sign(a)::HUGEINT * ((2 * abs(a::HUGEINT) + b) // (2 * b));
CREATE MACRO plain(millionths) AS
    CASE WHEN millionths < 0 THEN '-' ELSE '' END
    || rtrim(rtrim(concat(abs(millionths) // 1000000, '.', lpad((abs(millionths) % 1000000)::VARCHAR, 6, '0')), '0'), '.');

CREATE TABLE selection (id VARCHAR, prefix VARCHAR);
INSERT INTO selection VALUES
    ('opi', 'N02A'), ('bzd', 'N05BA'), ('bzd', 'N05CD'), ('z', 'N05CF'), ('anx', 'N05B'), ('hyp', 'N05C'),
    ('bzdz', 'N05BA'), ('bzdz', 'N05CD'), ('bzdz', 'N05CF');

CREATE TABLE measure AS
SELECT position, id, split_part(id, '.', 1) AS kind,
       CASE WHEN id LIKE 'opi.%' THEN 'opi' WHEN id LIKE 'top.%' THEN NULL ELSE split_part(id, '.', 2) END AS drugs
FROM chosen;
UPDATE measure SET kind = CASE id WHEN 'opi.persistent.wide' THEN 'persistent' WHEN 'opi.bzdz.quarter' THEN 'concurrent' ELSE id END WHERE drugs IS NULL OR kind = 'opi';

-- Lists of substances are over the drugs of all chosen measures, by year; a substance is a selection of one code.
CREATE TABLE subject AS
SELECT * FROM selection
UNION ALL
SELECT DISTINCT 'atc:' || atc, atc
FROM placed JOIN selection s ON starts_with(atc, s.prefix)
WHERE s.id IN (SELECT drugs FROM measure UNION ALL SELECT 'bzdz' FROM measure WHERE kind = 'concurrent');

CREATE TABLE got AS
WITH of_code AS (SELECT atc, id AS subject FROM (SELECT DISTINCT atc FROM placed) JOIN subject ON starts_with(atc, prefix)),
of_day AS (SELECT day, label, kind FROM (SELECT DISTINCT day FROM placed) JOIN span ON day BETWEEN first AND last)
SELECT c.subject, w.label, w.kind, d.patient, d.turn, 1 << (d.quarter - 1)::INT AS quarter, d.hundredths, d.place, d.practice, d.prescriber
FROM placed d JOIN of_code c USING (atc) JOIN of_day w USING (day)
WHERE w.kind = 'year' OR c.subject NOT LIKE 'atc:%';

-- Volume counts where the patient lived at each dispensing, and with the practice and the doctor of the row.
CREATE TABLE volume AS
SELECT subject, label, 'national' AS level, 'NO' AS unit, count(*) AS rows, sum(hundredths)::HUGEINT AS hundredths FROM got WHERE place IS NOT NULL GROUP BY ALL
UNION ALL SELECT subject, label, 'county', place[1:2], count(*), sum(hundredths) FROM got WHERE place IS NOT NULL GROUP BY ALL
UNION ALL SELECT subject, label, 'municipality', coalesce(place, ''), count(*), sum(hundredths) FROM got GROUP BY ALL
UNION ALL SELECT subject, label, 'practice', practice, count(*), sum(hundredths) FROM got WHERE practice <> '' AND kind IN ('year', 'quarter') GROUP BY ALL
UNION ALL SELECT subject, label, 'doctor', prescriber, count(*), sum(hundredths) FROM got WHERE prescriber <> '' AND kind IN ('year', 'quarter') GROUP BY ALL;

-- Quarters are bits. Each patient with all that is their own (residence), with what a practice and what a doctor prescribed. A resident counts where
-- the first dispensing of the window was; the lowest code among several on that day.
CREATE TABLE person AS
WITH scoped AS (
    SELECT subject, label, kind, '' AS level, '' AS unit, patient, sum(hundredths) AS net, bit_or(quarter) AS quarters,
           arg_min(coalesce(place, ''), turn) AS home
    FROM got GROUP BY subject, label, kind, patient
    UNION ALL
    SELECT subject, label, kind, 'practice', practice, patient, sum(hundredths), bit_or(quarter), NULL
    FROM got WHERE practice <> '' AND kind IN ('year', 'quarter') GROUP BY subject, label, kind, practice, patient
    UNION ALL
    SELECT subject, label, kind, 'doctor', prescriber, patient, sum(hundredths), bit_or(quarter), NULL
    FROM got WHERE prescriber <> '' AND kind IN ('year', 'quarter') GROUP BY subject, label, kind, prescriber, patient
)
SELECT o.subject, o.label, o.level, o.unit, o.home,
       o.net > 0 AS is_user,
       o.kind = 'year' AND o.net > 18000 AND bit_count(o.quarters) >= 3 AS is_persistent,
       o.kind = 'year' AND o.net > 0 AND coalesce(o.quarters & b.quarters, 0) <> 0 AS has_both
FROM scoped o LEFT JOIN (SELECT * REPLACE ('opi' AS subject) FROM scoped WHERE subject = 'bzdz') b
ON b.subject = o.subject AND b.label = o.label AND b.level = o.level AND b.unit = o.unit AND b.patient = o.patient;

CREATE TABLE people AS
WITH counted AS (
    SELECT subject, label, 'national' AS level, 'NO' AS unit, is_user, is_persistent, has_both FROM person WHERE home <> ''
    UNION ALL SELECT subject, label, 'county', home[1:2], is_user, is_persistent, has_both FROM person WHERE home <> ''
    UNION ALL SELECT subject, label, 'municipality', home, is_user, is_persistent, has_both FROM person WHERE home IS NOT NULL
    UNION ALL SELECT subject, label, level, unit, is_user, is_persistent, has_both FROM person WHERE home IS NULL
)
SELECT subject, label, level, unit, count_if(is_user) AS users, count_if(is_persistent) AS persistent, count_if(has_both) AS both_groups
FROM counted GROUP BY ALL;

-- Every measure for every unit and period, zeros included; substances only where there are rows, the bucket only for volume and users.
CREATE TABLE figure AS
WITH cell AS (
    SELECT m.position, m.id, m.kind, m.drugs AS subject, u.level_rank, u.level, u.unit, w.rank, w.first, w.label, w.days
    FROM measure m CROSS JOIN unit u CROSS JOIN span w
    JOIN level_kind k ON k.level = u.level AND k.kind = w.kind
    WHERE m.drugs IS NOT NULL AND (m.kind IN ('did', 'users') OR (w.kind = 'year' AND u.unit <> ''))
    UNION ALL
    SELECT m.position, m.id, m.kind, v.subject, u.level_rank, u.level, u.unit, w.rank, w.first, w.label, w.days
    FROM measure m JOIN volume v ON v.subject LIKE 'atc:%' JOIN unit u ON u.level = v.level AND u.unit = v.unit JOIN span w USING (label)
    WHERE m.drugs IS NULL AND u.unit <> '' AND u.level <> 'doctor'
)
SELECT c.*, coalesce(v.rows, 0) AS rows, coalesce(v.hundredths, 0) AS hundredths, t.twice,
       coalesce(p.users, 0)::HUGEINT AS users, coalesce(p.persistent, 0)::HUGEINT AS persistent, coalesce(p.both_groups, 0)::HUGEINT AS both_groups
FROM cell c
LEFT JOIN volume v USING (subject, label, level, unit)
LEFT JOIN people p USING (subject, label, level, unit)
LEFT JOIN twice_days t USING (label, level, unit);

-- Numerator, denominator and value in millionths; values six decimals, half away from zero.
WITH exact AS (
    SELECT *,
        CASE WHEN kind IN ('did', 'top.ddd') THEN hundredths * 10000 ELSE 1000000 * CASE kind WHEN 'persistent' THEN persistent WHEN 'concurrent' THEN both_groups ELSE users END END AS numerator,
        CASE WHEN kind IN ('did', 'top.ddd') THEN twice * 500000 WHEN kind = 'concurrent' THEN users * 1000000 ELSE round_div(twice * 1000000, 2 * days) END AS denominator,
        CASE
            WHEN kind = 'concurrent' THEN CASE WHEN users > 0 THEN round_div(both_groups * 100000000, users) END
            WHEN twice IS NULL OR twice <= 0 THEN NULL
            WHEN kind IN ('did', 'top.ddd') THEN round_div(hundredths * 20000000, twice)
            ELSE round_div(CASE kind WHEN 'persistent' THEN persistent ELSE users END * 2000000000 * days, twice)
        END AS value
    FROM figure WHERE unit <> '' OR rows > 0
)
SELECT concat(id, ';', level, ';', CASE WHEN regexp_matches(unit, '[;"\r\n]') THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END, ';',
              CASE WHEN starts_with(subject, 'atc:') THEN subject ELSE 'all' END, ';', label, ';',
              plain(numerator), ';', plain(denominator), ';', plain(value), ';;;', CASE WHEN value IS NULL THEN 'no-data' ELSE 'shown' END)
FROM exact
ORDER BY position, level_rank, unit, subject, rank, first;
