-- MEASURES 4.3, 4.5, 4.9, 4.12, 4.16, 4.17 and 4.20: how treatments begin and go on, from nothing but the rows, the lists and the products.
CREATE TABLE course_drug (subject VARCHAR, prefix VARCHAR, gap INT);
INSERT INTO course_drug VALUES ('opi', 'N02A', 30), ('bzdz', 'N05BA', 60), ('bzdz', 'N05CD', 60), ('bzdz', 'N05CF', 60);

CREATE TABLE course_year AS SELECT label, first, last FROM span WHERE kind = 'year';

-- Beside who prescribed, the practice and the doctor that a row is put down to.
CREATE TABLE course_row AS
SELECT c.subject, c.gap, p.*, a.practice AS owner_practice, a.prescriber AS owner_doctor
FROM placed p JOIN attributed a USING (row) JOIN course_drug c ON starts_with(p.atc, c.prefix)
WHERE EXISTS (SELECT 1 FROM chosen WHERE id LIKE 'start.%' OR id LIKE 'renew.%' OR id LIKE 'opi.first.%' OR id IN ('opi.new_longterm', 'opi.bzdz.strict', 'opi.bzdz.strict.all'));

-- Each patient with all that is their own, with what is a practice's and what is a doctor's.
CREATE TABLE scoped_row AS
SELECT '' AS level, '' AS unit, * FROM course_row
UNION ALL SELECT 'practice', owner_practice, * FROM course_row WHERE owner_practice <> ''
UNION ALL SELECT 'doctor', owner_doctor, * FROM course_row WHERE owner_doctor <> '';

-- Users of a year, and where they are counted; those of places by the first dispensing of the year.
CREATE TABLE course_user AS
WITH net AS (
    SELECT r.subject, y.label, r.level, r.unit, r.patient, sum(hundredths) AS net, arg_min(coalesce(place, ''), turn) AS home
    FROM scoped_row r JOIN course_year y ON r.day BETWEEN y.first AND y.last GROUP BY ALL
)
SELECT * FROM net WHERE net > 0;

CREATE TABLE course_place AS
SELECT subject, label, level AS scope, unit AS scope_unit, patient, 'national' AS level, 'NO' AS unit FROM course_user WHERE level = '' AND home <> ''
UNION ALL SELECT subject, label, level, unit, patient, 'county', home[1:2] FROM course_user WHERE level = '' AND home <> ''
UNION ALL SELECT subject, label, level, unit, patient, 'municipality', home FROM course_user WHERE level = '' AND home <> ''
UNION ALL SELECT c.subject, c.label, c.level, c.unit, c.patient, 'union', j.unit FROM course_user c JOIN joined j ON j.place = c.home WHERE c.level = ''
UNION ALL SELECT subject, label, level, unit, patient, level, unit FROM course_user WHERE level <> '';

-- A treatment begins more than 365 days after anybody's last dispensing; returns are none. The last month of life that the rows to the year's end tell.
CREATE TABLE course_start AS
WITH gaps AS (
    SELECT *, lag(day) OVER (PARTITION BY subject, patient ORDER BY day) AS previous
    FROM (SELECT DISTINCT subject, gap, patient, day FROM course_row WHERE hundredths >= 0)
)
SELECT g.subject, g.gap, g.patient, y.label, y.last, g.day,
       (SELECT max(last_day(died)) FROM course_row r WHERE r.subject = g.subject AND r.patient = g.patient AND r.day <= y.last) AS alive
FROM gaps g JOIN course_year y ON g.day BETWEEN y.first AND y.last WHERE previous IS NULL OR g.day - previous > 365;

-- The GP of a day: of several lists the one joined last, then the first by id. A GP's practice on a day: of the last month of the list that has begun, before the first that of the first; the longest list.
CREATE TABLE month_practice AS
SELECT gp, since, first(practice ORDER BY people DESC, practice) AS practice
FROM (SELECT prescriber_id AS gp, practice_id AS practice, coalesce(month || '-01', '0001-01-01')::DATE AS since, sum(list_size::BIGINT) AS people FROM gp_list GROUP BY ALL)
GROUP BY gp, since;

CREATE TABLE first_row AS
WITH gp AS (
    SELECT s.subject, s.patient, s.label, first(p.prescriber_id ORDER BY p."from"::DATE DESC, p.prescriber_id) AS gp
    FROM course_start s JOIN patient_gp p ON p.patient_id = s.patient AND s.day >= p."from"::DATE AND (coalesce(p."to", '') = '' OR s.day <= p."to"::DATE)
    GROUP BY ALL
),
listed_practice AS (
    SELECT s.subject, s.patient, s.label, coalesce(arg_max(m.practice, m.since) FILTER (m.since <= s.day), arg_min(m.practice, m.since)) AS practice
    FROM course_start s JOIN gp g USING (subject, patient, label) JOIN month_practice m ON m.gp = g.gp GROUP BY s.subject, s.patient, s.label, s.day
)
SELECT s.subject, s.patient, s.label, r.atc, r.owner_practice, r.owner_doctor,
       CASE
           WHEN r.prescriber <> '' AND r.prescriber = g.gp THEN 1
           WHEN r.practice <> '' AND r.practice = l.practice THEN 2
           WHEN r.practice <> '' OR (r.prescriber <> '' AND EXISTS (SELECT 1 FROM gp_list WHERE prescriber_id = r.prescriber)) OR r.class = 'gp' THEN 3
           WHEN r.class = 'specialist' THEN 4
           ELSE 5 END AS nearness,
       CASE
           WHEN r.atc IN ('N02AJ06', 'N02AJ07', 'N02AJ08', 'N02AJ09', 'N02AA59', 'N02AA79') THEN 'codeine'
           WHEN r.atc IN ('N02AX02', 'N02AX52', 'N02AJ13', 'N02AJ14', 'N02AJ15', 'N02AJ16') THEN 'tramadol'
           WHEN r.atc IN ('N02AA05', 'N02AA55', 'N02AA56', 'N02AJ17', 'N02AJ18', 'N02AJ19') THEN 'oxycodone'
           WHEN r.atc IN ('N02AA01', 'N02AA51', 'N02AG01') THEN 'morphine'
           WHEN r.atc = 'N02AE01' THEN 'buprenorphine'
           ELSE r.atc END AS drug,
       regexp_matches(r.atc, '^N02(AA0[1-5]|AA1[01]|AA5[1356]|AB|AC0[135]|AC52|AE|AG|AJ1[789]|AJ2[23]|AX06)') AS strong
FROM course_start s JOIN course_row r ON r.subject = s.subject AND r.patient = s.patient AND r.day = s.day AND r.hundredths >= 0
LEFT JOIN gp g ON g.subject = s.subject AND g.patient = s.patient AND g.label = s.label
LEFT JOIN listed_practice l ON l.subject = s.subject AND l.patient = s.patient AND l.label = s.label;

-- Supply by dispensing date: day after day, what is left is carried for 30 days at most, and a longer gap without supply ends an episode. Hundredths of a day.
-- Of dates on which all was dose-dispensed only the first of a month counts as one.
CREATE TABLE walk AS
WITH RECURSIVE supply AS (
    SELECT *, row_number() OVER (PARTITION BY subject, level, unit, patient ORDER BY day) AS n
    FROM (SELECT subject, level, unit, patient, 100 * gap AS gap, day, 100 * (day - DATE '1970-01-01') AS moment, strftime(day, '%Y%m') AS month,
                 sum(hundredths)::BIGINT AS supply, bool_and(dose) FILTER (hundredths >= 0) AS dose
          FROM scoped_row GROUP BY ALL HAVING sum(hundredths) > 0)
),
path AS (
    SELECT subject, level, unit, patient, n, day, moment AS start, moment + supply AS cover, day AS last_date, supply AS to_last,
           CASE WHEN dose THEN month END AS dose_month, NULL::BIGINT AS days, NULL::BIGINT AS ddd
    FROM supply WHERE n = 1
    UNION ALL
    SELECT s.subject, s.level, s.unit, s.patient, s.n, s.day,
           CASE WHEN s.begins THEN s.moment ELSE s.start END,
           s.moment + s.supply + CASE WHEN s.begins THEN 0 ELSE least(greatest(s.cover - s.moment, 0), 3000) END,
           CASE WHEN s.begins OR s.counts THEN s.day ELSE s.last_date END,
           CASE WHEN s.begins OR s.counts THEN s.supply ELSE s.to_last + s.supply END,
           CASE WHEN s.dose THEN s.month WHEN NOT s.begins THEN s.dose_month END,
           CASE WHEN s.counts AND NOT s.begins THEN s.day - s.last_date END,
           CASE WHEN s.counts AND NOT s.begins THEN s.to_last END
    FROM (SELECT s.*, w.start, w.cover, w.last_date, w.to_last, w.dose_month, s.moment - w.cover > s.gap AS begins,
                 NOT (s.dose AND coalesce(s.month = w.dose_month, false)) AS counts
          FROM path w JOIN supply s ON s.subject = w.subject AND s.level = w.level AND s.unit = w.unit AND s.patient = w.patient AND s.n = w.n + 1) s
)
SELECT * FROM path;

-- How long the treatment lasts that began on a day, whatever is left of earlier ones: until its first gap.
CREATE TABLE begun_walk AS
WITH RECURSIVE supply AS (
    SELECT s.subject, s.patient, s.label, 100 * s.gap AS gap, 100 * (s.day - DATE '1970-01-01') AS began, 100 * (r.day - DATE '1970-01-01') AS moment, sum(r.hundredths)::BIGINT AS supply
    FROM course_start s JOIN course_row r ON r.subject = s.subject AND r.patient = s.patient AND r.day BETWEEN s.day AND s.last
    GROUP BY ALL HAVING sum(r.hundredths) > 0
),
numbered AS (SELECT *, row_number() OVER (PARTITION BY subject, patient, label ORDER BY moment) AS n FROM supply),
path AS (
    SELECT *, moment + supply AS cover FROM numbered WHERE n = 1 AND moment = began
    UNION ALL
    SELECT s.*, s.moment + s.supply + least(greatest(w.cover - s.moment, 0), 3000)
    FROM path w JOIN numbered s ON s.subject = w.subject AND s.patient = w.patient AND s.label = w.label AND s.n = w.n + 1
    WHERE s.moment - w.cover <= s.gap
)
SELECT subject, patient, label, max_by(cover, n) - any_value(began) AS lasted FROM path GROUP BY ALL;

-- What a new treatment is like, and what became of it by the end of the year.
CREATE TABLE course_trait AS
WITH of_day AS (
    SELECT subject, patient, label, min(nearness) AS starter, bool_or(strong) AS strong,
           CASE
               WHEN count(DISTINCT drug) = 1 AND min(drug) NOT LIKE 'N0%' THEN min(drug)
               WHEN count(DISTINCT atc) > 1 THEN 'combination'
               ELSE 'other' END AS first_drug
    FROM first_row GROUP BY ALL
)
SELECT s.*, d.starter, d.strong, d.first_drug,
       (SELECT w.lasted FROM begun_walk w WHERE w.subject = s.subject AND w.patient = s.patient AND w.label = s.label) AS lasted,
       EXISTS (SELECT 1 FROM course_row r WHERE r.subject = s.subject AND r.patient = s.patient AND r.hundredths >= 0 AND r.day - s.day BETWEEN 91 AND 180)
       AND (SELECT sum(units) FROM course_row r WHERE r.subject = s.subject AND r.patient = s.patient AND r.day - s.day BETWEEN 0 AND 90) >= 9000 AS longterm
FROM course_start s JOIN of_day d USING (subject, patient, label);

-- Whose figure a new treatment is in: of the place, and of practices and doctors with a row on its first day.
CREATE TABLE course_begun AS
SELECT DISTINCT p.level, p.unit, t.*
FROM course_trait t JOIN course_place p ON p.subject = t.subject AND p.label = t.label AND p.patient = t.patient
JOIN first_row f ON f.subject = t.subject AND f.label = t.label AND f.patient = t.patient
    AND (p.scope = '' OR (p.scope = 'practice' AND f.owner_practice = p.scope_unit) OR (p.scope = 'doctor' AND f.owner_doctor = p.scope_unit));

CREATE TABLE course_chain AS
WITH dated AS (
    SELECT DISTINCT w.subject, w.patient, w.start, w.n, w.day, r.practice
    FROM walk w JOIN course_row r ON r.subject = w.subject AND r.patient = w.patient AND r.day = w.day AND r.hundredths >= 0 AND r.practice <> ''
    WHERE w.level = ''
),
island AS (SELECT *, n - row_number() OVER (PARTITION BY subject, patient, start, practice ORDER BY n) AS island FROM dated),
since AS (SELECT *, min(day) OVER (PARTITION BY subject, patient, start, practice, island) AS first_day FROM island)
SELECT DISTINCT s.subject, s.patient, s.practice, y.label FROM since s JOIN course_year y ON s.day BETWEEN y.first AND y.last WHERE s.day - s.first_day > 183;

-- In-year supply of both groups, for each scope: of everybody, and without what was dispensed in palliative treatment.
CREATE TABLE seen_row AS
WITH kept AS (SELECT r.*, p.since FROM scoped_row r LEFT JOIN palliative p ON p.patient = r.patient)
SELECT false AS left_out, * EXCLUDE since FROM kept UNION ALL SELECT true, * EXCLUDE since FROM kept WHERE since IS NULL OR day < since;

CREATE TABLE covered AS
WITH RECURSIVE supply AS (
    SELECT *, row_number() OVER (PARTITION BY left_out, subject, level, unit, patient, label ORDER BY moment) AS n,
           lead(moment) OVER (PARTITION BY left_out, subject, level, unit, patient, label ORDER BY moment) AS next
    FROM (SELECT r.left_out, r.subject, r.level, r.unit, r.patient, y.label, 100 * (y.last + 1 - DATE '1970-01-01') AS end_moment, 100 * (r.day - DATE '1970-01-01') AS moment, sum(hundredths)::BIGINT AS supply
          FROM seen_row r JOIN course_year y ON r.day BETWEEN y.first AND y.last GROUP BY ALL HAVING sum(hundredths) > 0)
),
path AS (
    SELECT *, moment + supply AS cover FROM supply WHERE n = 1
    UNION ALL
    SELECT s.*, s.moment + s.supply + least(greatest(w.cover - s.moment, 0), 3000)
    FROM path w JOIN supply s ON s.left_out = w.left_out AND s.subject = w.subject AND s.level = w.level AND s.unit = w.unit AND s.patient = w.patient AND s.label = w.label AND s.n = w.n + 1
)
SELECT left_out, subject, level, unit, patient, label, moment AS since, least(cover, coalesce(next, cover), end_moment) AS until FROM path;

CREATE TABLE course_strict AS
WITH dates AS (SELECT left_out, subject, level, unit, patient, label, count(*) AS dates FROM covered GROUP BY ALL),
both_days AS (
    SELECT o.left_out, o.level, o.unit, o.patient, o.label, sum(greatest(0, least(o.until, b.until) - greatest(o.since, b.since))) AS hundredths
    FROM covered o JOIN covered b ON b.subject = 'bzdz' AND b.left_out = o.left_out AND b.level = o.level AND b.unit = o.unit AND b.patient = o.patient AND b.label = o.label
    WHERE o.subject = 'opi' GROUP BY ALL
),
net AS (
    SELECT r.left_out, y.label, r.level, r.unit, r.patient, sum(hundredths) AS net, arg_min(coalesce(place, ''), turn) AS home
    FROM seen_row r JOIN course_year y ON r.day BETWEEN y.first AND y.last WHERE r.subject = 'opi' GROUP BY ALL
),
judged AS (
    SELECT u.*, coalesce(b.dates >= 2 AND h.hundredths >= 3000, false) AS holds
    FROM net u
    JOIN dates d ON d.subject = 'opi' AND d.left_out = u.left_out AND d.level = u.level AND d.unit = u.unit AND d.patient = u.patient AND d.label = u.label
    LEFT JOIN dates b ON b.subject = 'bzdz' AND b.left_out = u.left_out AND b.level = u.level AND b.unit = u.unit AND b.patient = u.patient AND b.label = u.label
    LEFT JOIN both_days h ON h.left_out = u.left_out AND h.level = u.level AND h.unit = u.unit AND h.patient = u.patient AND h.label = u.label
    WHERE u.net >= 1500 AND d.dates >= 2
)
SELECT left_out, label, 'national' AS level, 'NO' AS unit, holds FROM judged WHERE level = '' AND home <> ''
UNION ALL SELECT left_out, label, 'county', home[1:2], holds FROM judged WHERE level = '' AND home <> ''
UNION ALL SELECT left_out, label, 'municipality', home, holds FROM judged WHERE level = '' AND home <> ''
UNION ALL SELECT q.left_out, q.label, 'union', j.unit, q.holds FROM judged q JOIN joined j ON j.place = q.home WHERE q.level = ''
UNION ALL SELECT left_out, label, level, unit, holds FROM judged WHERE level <> '';

-- Counts of people: those for whom the measure holds, of those whom it is about.
CREATE TABLE course_count AS
SELECT m.id, b.label, b.level, b.unit, count(*) AS whole,
       count_if(CASE
           WHEN m.kind = 'first' THEN CASE WHEN m.id = 'opi.first.strong' THEN b.strong ELSE b.first_drug = split_part(m.id, '.', 3) END
           WHEN m.kind = 'start' THEN b.starter = m.starter
           WHEN m.kind = 'continued' THEN b.lasted > 100 * m.days
           ELSE b.longterm END) AS part
FROM course_measure m JOIN course_begun b ON b.subject = m.subject
WHERE m.kind IN ('first', 'start', 'continued', 'longterm')
AND (m.days = 0 OR b.day + (m.days + CASE WHEN m.kind = 'continued' THEN b.gap ELSE 0 END) <= least(b.last, coalesce(b.alive, b.last)))
AND (m.kind <> 'continued' OR b.starter = m.starter)
GROUP BY ALL
UNION ALL
SELECT m.id, p.label, p.level, p.unit, count(*),
       count_if(EXISTS (SELECT 1 FROM course_chain c JOIN scoped_row r ON r.subject = c.subject AND r.patient = c.patient AND r.practice = c.practice
                        WHERE c.subject = p.subject AND c.patient = p.patient AND c.label = p.label AND r.level = p.scope AND r.unit = p.scope_unit AND strftime(r.day, '%Y') = p.label))
FROM course_measure m JOIN course_place p ON p.subject = m.subject WHERE m.kind = 'chain' GROUP BY ALL
UNION ALL
SELECT m.id, s.label, s.level, s.unit, count(*), count_if(s.holds)
FROM course_measure m JOIN course_strict s ON s.left_out = leaves_out(m.id)
WHERE m.kind = 'strict' GROUP BY ALL;

-- Renewals: dates that continue an episode.
CREATE TABLE course_interval AS
SELECT w.subject, w.level, w.unit, w.patient, y.label, w.days, w.ddd, w.ddd::DOUBLE / w.days AS pace
FROM walk w JOIN course_year y ON w.day BETWEEN y.first AND y.last WHERE w.days IS NOT NULL;

CREATE TABLE course_treated AS
WITH died AS (SELECT r.subject, r.patient, y.label, max(last_day(died)) AS alive FROM course_row r JOIN course_year y ON r.day <= y.last GROUP BY ALL),
episode AS (
    SELECT w.subject, w.level, w.unit, w.patient, y.label, w.start, 100 * (y.first - DATE '1970-01-01') AS first,
           100 * (y.last + 1 - DATE '1970-01-01') AS next, max_by(w.cover, w.n) AS cover
    FROM walk w JOIN course_year y ON w.day <= y.last GROUP BY ALL
)
SELECT e.subject, e.level, e.unit, e.patient, e.label,
       sum(greatest(0, least(e.cover, e.next, coalesce(100 * (d.alive + 1 - DATE '1970-01-01'), e.next)) - greatest(e.start, e.first))) AS treated
FROM episode e JOIN died d USING (subject, patient, label) GROUP BY ALL;

CREATE TABLE course_early AS
WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY subject, level, unit, patient, label ORDER BY pace) AS n,
           count(*) OVER (PARTITION BY subject, level, unit, patient, label) AS intervals
    FROM course_interval
),
middle AS (
    SELECT subject, level, unit, patient, label, any_value(ddd) FILTER (n = (intervals + 1) // 2) AS low, any_value(days) FILTER (n = (intervals + 1) // 2) AS low_days,
           any_value(ddd) FILTER (n = intervals // 2 + 1) AS high, any_value(days) FILTER (n = intervals // 2 + 1) AS high_days
    FROM ranked WHERE intervals >= 2 GROUP BY ALL
)
-- days < 0.8 · ddd / median pace, the median being the mean of the two in the middle.
SELECT subject, level, unit, patient, label, count(*) AS intervals,
       count_if(10 * i.days::HUGEINT * (low::HUGEINT * high_days + high::HUGEINT * low_days) < 16 * i.ddd::HUGEINT * low_days * high_days) AS early
FROM course_interval i JOIN middle USING (subject, level, unit, patient, label) GROUP BY ALL;

CREATE TABLE course_renewal AS
WITH intervals AS (SELECT subject, level, unit, patient, label, count(*) AS renewals, sum(days) AS days FROM course_interval GROUP BY ALL)
SELECT m.id, p.label, p.level, p.unit,
       CASE split_part(m.id, '.', 2) WHEN 'rate' THEN sum(coalesce(i.renewals, 0)) WHEN 'interval' THEN sum(coalesce(i.days, 0)) ELSE sum(coalesce(e.early, 0)) END::HUGEINT AS first,
       CASE split_part(m.id, '.', 2) WHEN 'rate' THEN sum(coalesce(t.treated, 0)) WHEN 'interval' THEN 100 * sum(coalesce(i.renewals, 0)) ELSE 100 * sum(coalesce(e.intervals, 0)) END::HUGEINT AS second
FROM course_measure m JOIN course_place p ON p.subject = m.subject
LEFT JOIN intervals i ON i.subject = p.subject AND i.level = p.scope AND i.unit = p.scope_unit AND i.patient = p.patient AND i.label = p.label
LEFT JOIN course_treated t ON t.subject = p.subject AND t.level = p.scope AND t.unit = p.scope_unit AND t.patient = p.patient AND t.label = p.label
LEFT JOIN course_early e ON e.subject = p.subject AND e.level = p.scope AND e.unit = p.scope_unit AND e.patient = p.patient AND e.label = p.label
WHERE m.kind = 'renew' GROUP BY m.id, p.label, p.level, p.unit;

CREATE TABLE course_length AS
SELECT p.subject, p.label, p.level, p.unit, i.days
FROM course_place p JOIN course_interval i ON i.subject = p.subject AND i.level = p.scope AND i.unit = p.scope_unit AND i.patient = p.patient AND i.label = p.label;

CREATE TABLE course_median AS
SELECT subject, label, level, unit, (2 * quantile_cont(days, 0.5))::BIGINT AS halves FROM course_length GROUP BY ALL
