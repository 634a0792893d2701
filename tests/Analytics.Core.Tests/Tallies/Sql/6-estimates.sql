-- MEASURES 4.1, 4.2, 4.3, 4.4, 4.6, 4.7, 4.9, 4.11 and 4.19, written as sums over a table of who got what where and when.
CREATE MACRO round_div(a, b) AS sign(a)::HUGEINT * ((2 * abs(a::HUGEINT) + b) // (2 * b));
CREATE MACRO plain(millionths) AS
    CASE WHEN millionths < 0 THEN '-' ELSE '' END
    || rtrim(rtrim(concat(abs(millionths) // 1000000, '.', lpad((abs(millionths) % 1000000)::VARCHAR, 6, '0')), '0'), '.');

CREATE TABLE selection (id VARCHAR, prefix VARCHAR);
INSERT INTO selection VALUES
    ('opi', 'N02A'), ('bzd', 'N05BA'), ('bzd', 'N05CD'), ('z', 'N05CF'), ('anx', 'N05B'), ('hyp', 'N05C'),
    ('bzdz', 'N05BA'), ('bzdz', 'N05CD'), ('bzdz', 'N05CF'), ('gaba', 'N02BF'), ('gaba', 'N03AX12'), ('gaba', 'N03AX16'),
    ('longbzd', 'N05BA01'), ('longbzd', 'N05CD02'), ('longbzd', 'N05CD03'), ('tramadol', 'N02AX02'), ('tramadol', 'N02AJ13'), ('tramadol', 'N02AJ14');

-- What a patient's year must be like: more than so many DDD, in at least so many quarters, or with the second drugs in quarters or blocks.
CREATE TABLE rule (id VARCHAR, kind VARCHAR, ddd BIGINT, quarters INT);
INSERT INTO rule VALUES
    ('opi.persistent.wide', 'persistent', 180, 3), ('opi.persistent.mid', 'persistent', 365, 4), ('opi.persistent.strict', 'persistent', 730, 4),
    ('bzdz.over100ddd', 'above', 100, 0), ('bzdz.over180ddd', 'above', 180, 0), ('bzdz.heavy730', 'above', 730, 0),
    ('opi.bzdz.quarter', 'concurrent', NULL, NULL), ('opi.bzdz.blocks', 'blocks', NULL, NULL), ('opi.episode6m', 'episode', NULL, NULL), ('opi.episode3_6m', 'episode', NULL, NULL),
    ('eld.longbzd', 'elderly', 0, NULL), ('eld.tramadol', 'elderly', 0, NULL), ('eld.z90', 'elderly', 90, NULL);

CREATE TABLE measure AS
SELECT position, c.id, coalesce(r.kind, CASE WHEN c.id LIKE 'top.%' THEN c.id ELSE split_part(c.id, '.', 1) END) AS kind, r.ddd, r.quarters,
       CASE WHEN c.id = 'eld.z90' THEN 'z' WHEN r.kind = 'elderly' THEN split_part(c.id, '.', 2) WHEN r.id IS NOT NULL THEN split_part(c.id, '.', 1) WHEN c.id NOT LIKE 'top.%' THEN split_part(c.id, '.', 2) END AS drugs
FROM chosen c LEFT JOIN rule r USING (id);

-- Lists of substances are over the drugs of all chosen measures, by year; a substance is a selection of one code.
CREATE TABLE subject AS
SELECT * FROM selection
UNION ALL
SELECT DISTINCT 'atc:' || atc, atc
FROM placed JOIN selection s ON starts_with(atc, s.prefix)
WHERE s.id IN (SELECT drugs FROM measure UNION ALL SELECT 'bzdz' FROM measure WHERE kind IN ('concurrent', 'blocks'));

-- MEASURES 4.25. A4: the practice of a GP on a day is that of the last month of the GP list that has begun, before the first that of the first; the longest list.
CREATE TABLE gp_month AS
SELECT gp, since, first(practice ORDER BY people DESC, practice) AS practice
FROM (SELECT prescriber_id AS gp, practice_id AS practice, coalesce(month || '-01', '0001-01-01')::DATE AS since, sum(list_size::BIGINT) AS people FROM gp_list GROUP BY ALL)
GROUP BY gp, since;

CREATE TABLE gp_day AS
SELECT gp, day, coalesce(arg_max(practice, since) FILTER (since <= day), arg_min(practice, since)) AS practice
FROM gp_month, (SELECT DISTINCT day FROM placed) GROUP BY gp, day;

-- A2: the latest stay on a list that holds the patient on the day; of equals the first by id.
CREATE TABLE listed AS
SELECT patient, day, first(gp ORDER BY since DESC, gp, practice) AS gp, first(practice ORDER BY since DESC, gp, practice) AS practice
FROM (SELECT DISTINCT patient, day FROM placed) d
JOIN (SELECT patient_id, prescriber_id AS gp, coalesce(practice_id, '') AS practice, "from"::DATE AS since, coalesce("to", '9999-12-31')::DATE AS until FROM patient_gp) s
ON s.patient_id = d.patient AND d.day BETWEEN s.since AND s.until
GROUP BY ALL;

-- A3: by year, of the measured drugs. At least half of the DDDs; else most dispensings; else the latest.
CREATE TABLE of_gp AS
SELECT patient, year(day) AS year, prescriber AS gp, sum(hundredths) AS ddd, count(*) AS n, max(day) AS latest, min(practice) FILTER (day = last_day) AS practice
FROM (SELECT *, max(day) OVER (PARTITION BY patient, year(day), prescriber) AS last_day FROM placed
      WHERE EXISTS (SELECT 1 FROM selection s WHERE starts_with(atc, s.prefix) AND s.id IN (SELECT drugs FROM measure UNION ALL SELECT 'bzdz' FROM measure WHERE kind IN ('concurrent', 'blocks')))
      AND CASE WHEN EXISTS (SELECT 1 FROM gp_list) THEN prescriber IN (SELECT prescriber_id FROM gp_list) ELSE prescriber <> '' AND practice <> '' END)
GROUP BY ALL;

CREATE TABLE majority AS
WITH whole AS (
    SELECT patient, year(day) AS year, sum(hundredths) AS ddd FROM placed
    WHERE EXISTS (SELECT 1 FROM selection s WHERE starts_with(atc, s.prefix) AND s.id IN (SELECT drugs FROM measure UNION ALL SELECT 'bzdz' FROM measure WHERE kind IN ('concurrent', 'blocks')))
    GROUP BY ALL
),
half AS (SELECT o.* FROM of_gp o JOIN whole w USING (patient, year) WHERE w.ddd > 0 AND 2 * o.ddd >= w.ddd),
one_half AS (SELECT patient, year FROM half GROUP BY ALL HAVING count(*) = 1),
most AS (SELECT * FROM of_gp QUALIFY rank() OVER (PARTITION BY patient, year ORDER BY n DESC) = 1),
one_most AS (SELECT patient, year FROM most GROUP BY ALL HAVING count(*) = 1),
latest AS (SELECT * FROM most QUALIFY rank() OVER (PARTITION BY patient, year ORDER BY latest DESC) = 1),
one_latest AS (SELECT patient, year FROM latest GROUP BY ALL HAVING count(*) = 1)
SELECT patient, year, gp, practice FROM half JOIN one_half USING (patient, year)
UNION ALL SELECT patient, year, gp, practice FROM most JOIN one_most USING (patient, year) ANTI JOIN one_half USING (patient, year)
UNION ALL SELECT patient, year, gp, practice FROM latest JOIN one_latest USING (patient, year) ANTI JOIN one_half USING (patient, year) ANTI JOIN one_most USING (patient, year);

-- Whoever is no doctor of the table of units is nobody's: a bucket, as is what has no practice.
CREATE TABLE attributed AS
WITH put AS (
    SELECT p.* REPLACE (
        CASE rule WHEN 'prescriber' THEN p.prescriber WHEN 'list' THEN coalesce(l.gp, '') ELSE coalesce(m.gp, '') END AS prescriber,
        CASE rule WHEN 'prescriber' THEN p.practice WHEN 'list' THEN coalesce(nullif(l.practice, ''), g.practice, '')
            ELSE CASE WHEN EXISTS (SELECT 1 FROM gp_list) THEN coalesce(h.practice, '') ELSE coalesce(m.practice, '') END END AS practice)
    FROM attribution, placed p
    LEFT JOIN listed l ON l.patient = p.patient AND l.day = p.day
    LEFT JOIN gp_day g ON g.gp = l.gp AND g.day = p.day
    LEFT JOIN majority m ON m.patient = p.patient AND m.year = year(p.day)
    LEFT JOIN gp_day h ON h.gp = m.gp AND h.day = p.day
)
SELECT * REPLACE (CASE WHEN prescriber IN (SELECT unit FROM unit WHERE level = 'doctor') THEN prescriber ELSE '' END AS prescriber) FROM put;

CREATE TABLE got AS
WITH of_code AS (SELECT atc, id AS subject FROM (SELECT DISTINCT atc FROM placed) JOIN subject ON starts_with(atc, prefix)),
of_day AS (SELECT day, label, kind, least((day - first) // 90, 3)::INT AS block FROM (SELECT DISTINCT day FROM placed) JOIN span ON day BETWEEN first AND last),
-- A treatment begins more than 365 days after anybody's last dispensing; returns are none.
began AS (
    SELECT subject, patient, day
    FROM (SELECT *, lag(day) OVER (PARTITION BY subject, patient ORDER BY day) AS previous
          FROM (SELECT DISTINCT subject, patient, day FROM placed JOIN of_code USING (atc) WHERE hundredths >= 0 AND subject NOT LIKE 'atc:%'))
    WHERE previous IS NULL OR day - previous > 365
)
SELECT c.subject, w.label, w.kind, d.patient, d.turn, 1 << (d.quarter - 1)::INT AS quarter, 1 << w.block AS block, d.hundredths, d.place, d.practice, d.prescriber, d.born, d.sex,
       b.day IS NOT NULL AND d.hundredths >= 0 AS is_start
FROM attributed d JOIN of_code c USING (atc) JOIN of_day w USING (day)
LEFT JOIN began b ON b.subject = c.subject AND b.patient = d.patient AND b.day = d.day AND w.kind = 'year'
WHERE w.kind = 'year' OR c.subject NOT LIKE 'atc:%';

-- Volume counts where the patient lived at each dispensing, and with the practice and the doctor of the row. Patients' own are squared, in hundredths too.
CREATE TABLE volume AS
WITH had AS (
    SELECT subject, label, 'national' AS level, 'NO' AS unit, patient, count(*) AS rows, sum(hundredths)::HUGEINT AS net FROM got WHERE place IS NOT NULL GROUP BY ALL
    UNION ALL SELECT subject, label, 'county', place[1:2], patient, count(*), sum(hundredths) FROM got WHERE place IS NOT NULL GROUP BY ALL
    UNION ALL SELECT subject, label, 'municipality', coalesce(place, ''), patient, count(*), sum(hundredths) FROM got GROUP BY ALL
    UNION ALL SELECT subject, label, 'practice', practice, patient, count(*), sum(hundredths) FROM got WHERE kind IN ('year', 'quarter') GROUP BY ALL
    UNION ALL SELECT subject, label, 'doctor', prescriber, patient, count(*), sum(hundredths) FROM got WHERE kind IN ('year', 'quarter') GROUP BY ALL
)
SELECT subject, label, level, unit, sum(rows)::BIGINT AS rows, sum(net)::HUGEINT AS hundredths, sum(net * net)::HUGEINT AS squares FROM had GROUP BY ALL;

-- Quarters are bits. Each patient with all that is their own (residence), with what a practice and what a doctor prescribed. A resident counts where
-- the first dispensing of the window was; the lowest code among several on that day.
-- Age is the year less the birth year of the youngest of a patient's rows of the drugs in the year, whoever prescribed.
CREATE TABLE aged AS
SELECT subject, label, patient, max(try_cast(label AS INT)) - max(born) AS age FROM got WHERE kind = 'year' AND born > 0 GROUP BY subject, label, patient;

-- Episodes of opioids at one DDD a day, in hundredths of a day: day after day, what is left is carried for 30 days at most, and a gap of more than 30 days ends one.
CREATE TABLE supply AS
SELECT *, row_number() OVER (PARTITION BY patient ORDER BY day) AS n
FROM (SELECT patient, day, 100 * (day - DATE '1970-01-01') AS moment, sum(hundredths)::BIGINT AS supply FROM placed
      WHERE starts_with(atc, 'N02A') AND EXISTS (SELECT 1 FROM measure WHERE kind = 'episode') GROUP BY patient, day HAVING sum(hundredths) > 0);

CREATE TABLE longest AS
WITH RECURSIVE walk AS (
    SELECT patient, n, day, moment AS start, moment + supply AS cover FROM supply WHERE n = 1
    UNION ALL
    SELECT s.patient, s.n, s.day, CASE WHEN s.moment - w.cover > 3000 THEN s.moment ELSE w.start END,
           s.moment + s.supply + CASE WHEN s.moment - w.cover > 3000 THEN 0 ELSE least(greatest(w.cover - s.moment, 0), 3000) END
    FROM walk w JOIN supply s ON s.patient = w.patient AND s.n = w.n + 1
),
so_far AS (
    SELECT w.patient, y.label, w.start, 100 * (y.first - DATE '1970-01-01') AS first, 100 * (y.last + 1 - DATE '1970-01-01') AS next, arg_max(w.cover, w.n) AS cover
    FROM walk w JOIN span y ON y.kind = 'year' AND w.day <= y.last GROUP BY ALL
)
SELECT patient, label, max(least(cover, next) - start) AS hundredths FROM so_far WHERE cover > first GROUP BY ALL;

CREATE TABLE person AS
WITH scoped AS (
    SELECT subject, label, kind, '' AS level, '' AS unit, patient, sum(hundredths) AS net, bit_or(quarter) AS quarters, bit_or(block) AS blocks, bool_or(is_start) AS begins,
           arg_min(coalesce(place, ''), turn) AS home
    FROM got GROUP BY subject, label, kind, patient
    UNION ALL
    SELECT subject, label, kind, 'practice', practice, patient, sum(hundredths), bit_or(quarter), bit_or(block), bool_or(is_start), NULL
    FROM got WHERE kind IN ('year', 'quarter') GROUP BY subject, label, kind, practice, patient
    UNION ALL
    SELECT subject, label, kind, 'doctor', prescriber, patient, sum(hundredths), bit_or(quarter), bit_or(block), bool_or(is_start), NULL
    FROM got WHERE kind IN ('year', 'quarter') GROUP BY subject, label, kind, prescriber, patient
)
SELECT o.subject, o.label, o.kind, o.level, o.unit, o.patient, o.home, o.net, o.begins, o.quarters, a.age, l.hundredths AS episode,
       coalesce(o.quarters & b.quarters, 0) AS both_quarters, coalesce(o.blocks & b.blocks, 0) AS both_blocks
FROM scoped o LEFT JOIN (SELECT * REPLACE ('opi' AS subject) FROM scoped WHERE subject = 'bzdz') b
ON b.subject = o.subject AND b.label = o.label AND b.level = o.level AND b.unit = o.unit AND b.patient = o.patient
LEFT JOIN aged a ON a.subject = o.subject AND a.label = o.label AND a.patient = o.patient
LEFT JOIN longest l ON o.subject = 'opi' AND o.kind = 'year' AND l.label = o.label AND l.patient = o.patient;

CREATE TABLE counted AS
SELECT * REPLACE ('national' AS level, 'NO' AS unit) FROM person WHERE home <> ''
UNION ALL SELECT * REPLACE ('county' AS level, home[1:2] AS unit) FROM person WHERE home <> ''
UNION ALL SELECT * REPLACE ('municipality' AS level, home AS unit) FROM person WHERE home IS NOT NULL
UNION ALL SELECT * FROM person WHERE home IS NULL;

CREATE TABLE people AS
SELECT subject, label, level, unit, count_if(net > 0) AS users FROM counted GROUP BY ALL;

CREATE TABLE holds AS
SELECT m.id, c.label, c.level, c.unit, c.patient, c.home
FROM measure m JOIN counted c ON c.subject = m.drugs AND c.kind = 'year'
WHERE CASE m.kind
    WHEN 'persistent' THEN c.net > 100 * m.ddd AND bit_count(c.quarters) >= m.quarters
    WHEN 'above' THEN c.net > 100 * m.ddd
    WHEN 'concurrent' THEN c.net > 0 AND c.both_quarters <> 0
    WHEN 'blocks' THEN c.net > 0 AND bit_count(c.both_blocks) >= 2
    WHEN 'incident' THEN c.net > 0 AND c.begins
    WHEN 'episode' THEN c.net > 0 AND CASE m.id WHEN 'opi.episode6m' THEN c.episode > 18300 ELSE c.episode > 9000 AND c.episode <= 18300 END
    WHEN 'elderly' THEN c.net > 100 * m.ddd AND c.age >= 75
    ELSE false END;

CREATE TABLE ruled AS SELECT id, label, level, unit, count(*) AS patients FROM holds GROUP BY ALL;

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
SELECT c.*, coalesce(v.rows, 0) AS rows, coalesce(v.hundredths, 0) AS hundredths, coalesce(v.squares, 0) AS squares, CASE WHEN c.kind = 'elderly' THEN e.twice::HUGEINT ELSE t.twice END AS twice,
       coalesce(p.users, 0)::HUGEINT AS users, coalesce(r.patients, 0)::HUGEINT AS patients,
       -- What came before the first year of an extract is not seen.
       c.first - (SELECT from_day FROM period) < CASE c.kind WHEN 'incident' THEN 365 WHEN 'episode' THEN 183 ELSE 0 END AS is_unseen
FROM cell c
LEFT JOIN volume v USING (subject, label, level, unit)
LEFT JOIN people p USING (subject, label, level, unit)
LEFT JOIN ruled r USING (id, label, level, unit)
LEFT JOIN twice_days t USING (label, level, unit)
LEFT JOIN twice_elderly_days e USING (label, level, unit);

-- Limits of a count: of fewer than ten, where a tail of the Poisson distribution is 2.5 percent (Garwood 1936; found by halving sums of 40 digits),
-- from ten on Byar's. Of a share, Wilson's. Of a volume, the variance is what patients had, squared (compound Poisson); by user, that of a mean.
-- Ten significant digits, then six decimals.
CREATE TABLE garwood (events INT, low DOUBLE, high DOUBLE);
INSERT INTO garwood VALUES
    (0, 0, 3.68887945411393), (1, 0.02531780798428, 5.57164339093889), (2, 0.24220927854396, 7.22468766772396),
    (3, 0.61867212289560, 8.76727306974232), (4, 1.08986537362632, 10.2415886754036), (5, 1.62348639011842, 11.6683320793226),
    (6, 2.20189425349085, 13.0594740225186), (7, 2.81436305151986, 14.4226753617023), (8, 3.45383217674850, 15.7631892201933),
    (9, 4.11537309737833, 17.0848034514191);
CREATE MACRO byar(o, z) AS o * (1 - 1 / (9 * o) + z / (3 * sqrt(o))) ** 3;
CREATE MACRO settled(x) AS CASE WHEN x = 0 THEN 0::DECIMAL(30, 12) ELSE round(x, (9 - floor(log10(abs(x))))::INT)::DECIMAL(30, 12) END;
CREATE MACRO six(x) AS plain(round(settled(x) * 1000000)::HUGEINT);
-- Returns alone can make a volume negative; otherwise no limit is.
CREATE MACRO bounded(value, half) AS CASE WHEN value >= 0 THEN greatest(0, value - half) ELSE value - half END;
CREATE MACRO z() AS 1.959963984540054::DOUBLE;
CREATE MACRO wilson(o, n, sign) AS 100 * (2 * o + z() * z() + sign * z() * sqrt(z() * z() + 4.0 * o * (1 - o / n))) / (2 * (n + z() * z()));

-- Numerator, denominator and value in millionths; values six decimals, half away from zero.
CREATE TABLE exact AS
SELECT *,
    CASE
        WHEN is_unseen THEN NULL
        WHEN kind IN ('did', 'top.ddd', 'ddd_per_user') THEN hundredths * 10000
        ELSE 1000000 * CASE WHEN kind IN ('users', 'top.users') THEN users ELSE patients END
    END AS numerator,
    CASE
        WHEN is_unseen THEN NULL
        WHEN kind IN ('did', 'top.ddd') THEN twice * 500000
        WHEN kind IN ('concurrent', 'blocks', 'above', 'episode', 'ddd_per_user') THEN users * 1000000
        ELSE round_div(twice * 1000000, 2 * days)
    END AS denominator,
    CASE
        WHEN is_unseen THEN NULL
        WHEN kind IN ('concurrent', 'blocks', 'above', 'episode') THEN CASE WHEN users > 0 THEN round_div(patients * 100000000, users) END
        WHEN kind = 'ddd_per_user' THEN CASE WHEN users > 0 THEN round_div(hundredths * 10000, users) END
        WHEN twice IS NULL OR twice <= 0 THEN NULL
        WHEN kind IN ('did', 'top.ddd') THEN round_div(hundredths * 20000000, twice)
        ELSE round_div(CASE WHEN kind IN ('users', 'top.users') THEN users ELSE patients END * 2000000000 * days, twice)
    END AS value
FROM figure WHERE unit <> '' OR rows > 0;

WITH counted AS (
    SELECT *, CASE WHEN kind IN ('users', 'top.users') THEN users ELSE patients END AS events,
           CASE
               WHEN value IS NULL THEN 'none'
               WHEN kind IN ('did', 'top.ddd') THEN 'volume'
               WHEN kind = 'ddd_per_user' THEN CASE WHEN users > 1 THEN 'mean' ELSE 'none' END
               WHEN kind IN ('concurrent', 'blocks', 'above', 'episode') THEN 'share'
               ELSE 'count' END AS limits,
           -- Half the width, in DDD or DDD per user.
           z() * CASE
               WHEN kind = 'ddd_per_user' AND users > 1 THEN sqrt(greatest(0, squares * users - hundredths * hundredths)::DOUBLE / users / (users - 1) / users) / 100
               ELSE sqrt(squares::DOUBLE) / 100 END AS half
    FROM exact
),
limited AS (
    SELECT c.*,
           CASE limits
               WHEN 'mean' THEN bounded(hundredths / 100.0::DOUBLE / users, half)
               WHEN 'volume' THEN bounded(hundredths / 100.0::DOUBLE, half) * (1000 / (twice / 2.0::DOUBLE))
               WHEN 'share' THEN CASE WHEN c.events = 0 THEN 0 ELSE wilson(c.events::DOUBLE, users::DOUBLE, -1) END
               WHEN 'count' THEN coalesce(g.low, byar(c.events::DOUBLE, -z())) * (1000 / (twice / (2.0::DOUBLE * days))) END AS lower,
           CASE limits
               WHEN 'mean' THEN hundredths / 100.0::DOUBLE / users + half
               WHEN 'volume' THEN (hundredths / 100.0::DOUBLE + half) * (1000 / (twice / 2.0::DOUBLE))
               WHEN 'share' THEN CASE WHEN c.events = users THEN 100 ELSE wilson(c.events::DOUBLE, users::DOUBLE, 1) END
               WHEN 'count' THEN coalesce(g.high, byar(c.events::DOUBLE + 1, z())) * (1000 / (twice / (2.0::DOUBLE * days))) END AS upper
    FROM counted c LEFT JOIN garwood g ON g.events = c.events
)
SELECT concat(id, ';', level, ';', CASE WHEN regexp_matches(unit, '[;"\r\n]') THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END, ';',
              CASE WHEN starts_with(subject, 'atc:') THEN subject ELSE 'all' END, ';', label, ';',
              plain(numerator), ';', plain(denominator), ';', plain(value), ';', six(lower), ';', six(upper), ';', CASE WHEN is_unseen THEN 'not-computed' WHEN value IS NULL THEN 'no-data' ELSE 'shown' END)
FROM limited
ORDER BY position, level_rank, unit, subject, rank, first;
