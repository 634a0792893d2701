-- MEASURES 4.1 to 4.4, 4.6 to 4.11, 4.13 to 4.15, 4.18 and 4.19, written as sums over a table of who got what where and when.
CREATE MACRO plain(millionths) AS
    CASE WHEN millionths < 0 THEN '-' ELSE '' END
    || rtrim(rtrim(concat(abs(millionths) // 1000000, '.', lpad((abs(millionths) % 1000000)::VARCHAR, 6, '0')), '0'), '.');

-- Some are only those dispensings that are of legal category A or B, or have the code −90.
CREATE TABLE selection (id VARCHAR, prefix VARCHAR, only_marked VARCHAR);
INSERT INTO selection
SELECT *, NULL FROM (VALUES
    ('opi', 'N02A'), ('bzd', 'N05BA'), ('bzd', 'N05CD'), ('z', 'N05CF'), ('anx', 'N05B'), ('hyp', 'N05C'),
    ('bzdz', 'N05BA'), ('bzdz', 'N05CD'), ('bzdz', 'N05CF'), ('gaba', 'N02BF'), ('gaba', 'N03AX12'), ('gaba', 'N03AX16'),
    ('longbzd', 'N05BA01'), ('longbzd', 'N05CD02'), ('longbzd', 'N05CD03'), ('tramadol', 'N02AX02'), ('tramadol', 'N02AJ13'), ('tramadol', 'N02AJ14'),
    ('bzo', 'N02A'), ('bzo', 'N05BA'), ('bzo', 'N05CD'), ('bzo', 'N05CF'))
UNION ALL SELECT 'strong', unnest(['N02AA01', 'N02AA02', 'N02AA03', 'N02AA04', 'N02AA05', 'N02AA10', 'N02AA11', 'N02AA51', 'N02AA53', 'N02AA55', 'N02AA56', 'N02AB',
    'N02AC01', 'N02AC03', 'N02AC05', 'N02AC52', 'N02AE', 'N02AG', 'N02AJ17', 'N02AJ18', 'N02AJ19', 'N02AJ22', 'N02AJ23', 'N02AX06']), NULL
UNION ALL SELECT 'ab', unnest(['N02A', 'N02BF', 'N03AE01', 'N05B', 'N05C', 'N06BA', 'N07BC', 'M03BA', 'R05DA']), 'addictive'
UNION ALL SELECT 'pall90', '', 'end of life';

-- What a patient's year must be like: more than so many DDD, in at least so many quarters, or with the second drugs in quarters or blocks.
CREATE TABLE rule (id VARCHAR, kind VARCHAR, ddd BIGINT, quarters INT);
INSERT INTO rule VALUES
    ('opi.persistent.wide', 'persistent', 180, 3), ('opi.persistent.mid', 'persistent', 365, 4), ('opi.persistent.strict', 'persistent', 730, 4),
    ('bzdz.over100ddd', 'above', 100, 0), ('bzdz.over180ddd', 'above', 180, 0), ('bzdz.heavy730', 'above', 730, 0),
    ('opi.bzdz.quarter', 'concurrent', NULL, NULL), ('opi.bzdz.blocks', 'blocks', NULL, NULL), ('opi.episode6m', 'episode', NULL, NULL), ('opi.episode3_6m', 'episode', NULL, NULL),
    ('eld.longbzd', 'elderly', 0, NULL), ('eld.tramadol', 'elderly', 0, NULL), ('eld.z90', 'elderly', 90, NULL),
    ('ab.elderly365', 'elderly_gp', 365, NULL), ('ab.multi.3', 'many', 3, NULL), ('ab.multi.5', 'many', 5, NULL),
    ('opi.ome_per_1000', 'ome', NULL, NULL), ('opi.strong_share', 'strong', NULL, NULL), ('opi.longacting_share', 'longacting', 180, 3), ('bzo.largepack', 'packs', NULL, NULL);
INSERT INTO rule SELECT concat('opi.high.', mg, '.', kind), 'high ' || kind, mg, NULL FROM (VALUES (50), (90), (100), (120)) AS l (mg), (VALUES ('share'), ('per1000')) AS k (kind);
INSERT INTO rule SELECT id || '.all', kind, ddd, quarters FROM rule WHERE leaves_out(id) AND id <> 'opi.longacting_share';

CREATE TABLE measure AS
SELECT position, c.id, coalesce(r.kind, k.kind, CASE WHEN c.id = 'pall.users90' THEN 'users' WHEN c.id LIKE 'top.%' THEN c.id ELSE split_part(c.id, '.', 1) END) AS kind, r.ddd, r.quarters,
       leaves_out(c.id) AS leaves_out, CASE WHEN k.id IS NOT NULL THEN k.subject WHEN c.id = 'eld.z90' THEN 'z' WHEN c.id = 'pall.users90' THEN 'pall90' WHEN r.kind = 'elderly' THEN split_part(c.id, '.', 2) WHEN r.id IS NOT NULL THEN split_part(c.id, '.', 1) WHEN c.id NOT LIKE 'top.%' THEN split_part(c.id, '.', 2) END AS drugs
FROM chosen c LEFT JOIN rule r USING (id) LEFT JOIN course_measure k USING (id);

-- Rows by the selections that chosen measures ask for.
CREATE TABLE asked AS
SELECT drugs AS id FROM measure WHERE drugs IS NOT NULL
UNION SELECT 'bzdz' FROM measure WHERE kind IN ('concurrent', 'blocks', 'strict')
UNION SELECT 'strong' FROM measure WHERE kind = 'strong';

CREATE TABLE subject_row AS
SELECT d.row, s.id AS subject, d.atc
FROM placed d JOIN selection s ON starts_with(d.atc, s.prefix) JOIN asked USING (id)
WHERE CASE s.only_marked WHEN 'addictive' THEN d.is_addictive WHEN 'end of life' THEN d.is_end_of_life ELSE true END;

-- Lists of substances are by year, over the branches of the ATC tree that chosen measures are about; a substance is a selection of one code, with all rows that lie in any.
INSERT INTO subject_row
SELECT DISTINCT row, 'atc:' || atc, atc FROM subject_row WHERE atc IN (SELECT atc FROM subject_row WHERE subject <> 'pall90');

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
      WHERE row IN (SELECT row FROM subject_row)
      AND CASE WHEN EXISTS (SELECT 1 FROM gp_list) THEN prescriber IN (SELECT prescriber_id FROM gp_list) ELSE prescriber <> '' AND practice <> '' END)
GROUP BY ALL;

CREATE TABLE majority AS
WITH whole AS (
    SELECT patient, year(day) AS year, sum(hundredths) AS ddd FROM placed
    WHERE row IN (SELECT row FROM subject_row)
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
    SELECT p.prescriber AS by_prescriber, p.practice AS by_practice, p.* REPLACE (
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
WITH of_day AS (SELECT day, label, kind, least((day - first) // 90, 3)::INT AS block FROM (SELECT DISTINCT day FROM placed) JOIN span ON day BETWEEN first AND last),
-- A treatment begins more than 365 days after anybody's last dispensing; returns are none.
began AS (
    SELECT subject, patient, day
    FROM (SELECT *, lag(day) OVER (PARTITION BY subject, patient ORDER BY day) AS previous
          FROM (SELECT DISTINCT subject, patient, day FROM placed JOIN subject_row USING (row) WHERE hundredths >= 0 AND subject NOT LIKE 'atc:%'))
    WHERE previous IS NULL OR day - previous > 365
)
SELECT c.subject, w.label, w.kind, d.patient, d.turn, 1 << (d.quarter - 1)::INT AS quarter, 1 << w.block AS block, d.hundredths, d.place, d.practice, d.prescriber, d.born, d.sex,
       b.day IS NOT NULL AND d.hundredths >= 0 AS is_start,
       d.day, d.atc, d.ome, d.units, d.price, d.is_long, d.by_prescriber, d.by_practice, coalesce(d.day < l.since, true) AS is_kept
FROM attributed d JOIN subject_row c USING (row) JOIN of_day w USING (day)
LEFT JOIN began b ON b.subject = c.subject AND b.patient = d.patient AND b.day = d.day AND w.kind = 'year'
LEFT JOIN palliative l ON l.patient = d.patient
WHERE w.kind = 'year' OR c.subject NOT LIKE 'atc:%';

-- Volume counts where the patient lived at each dispensing, and with the practice and the doctor of the row. Patients' own are squared, in hundredths too.
CREATE TABLE volume AS
WITH placed_at AS (
    SELECT *, 'national' AS level, 'NO' AS unit FROM got WHERE place IS NOT NULL
    UNION ALL SELECT *, 'county', place[1:2] FROM got WHERE place IS NOT NULL
    UNION ALL SELECT *, 'municipality', coalesce(place, '') FROM got
    UNION ALL SELECT got.*, 'union', j.unit FROM got JOIN joined j ON j.place = got.place
    UNION ALL SELECT *, 'practice', practice FROM got WHERE kind IN ('year', 'quarter')
    UNION ALL SELECT *, 'doctor', prescriber FROM got WHERE kind IN ('year', 'quarter')
),
had AS (
    SELECT subject, label, level, unit, patient, count(*) AS rows, sum(hundredths)::HUGEINT AS net, sum(ome)::HUGEINT AS ome, sum(price)::HUGEINT AS price,
           count_if(units > 0) AS packs, count_if(units >= 5000) AS large_packs
    FROM placed_at GROUP BY subject, label, level, unit, patient
)
SELECT subject, label, level, unit, sum(rows)::BIGINT AS rows, sum(net)::HUGEINT AS hundredths, sum(net * net)::HUGEINT AS squares,
       sum(ome)::HUGEINT AS ome, sum(price)::HUGEINT AS price, sum(packs)::BIGINT AS packs, sum(large_packs)::BIGINT AS large_packs
FROM had GROUP BY subject, label, level, unit;

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

-- The most prescribers of one substance in the year, anybody's; those of a practice are one, and nobody is no one.
CREATE TABLE prescribed AS
SELECT label, patient, max(prescribers) AS most
FROM (SELECT label, patient, atc, count(DISTINCT CASE WHEN by_practice <> '' THEN 'practice ' || by_practice ELSE nullif(by_prescriber, '') END) AS prescribers
      FROM got WHERE subject = 'ab' AND kind = 'year' AND hundredths >= 0 GROUP BY ALL)
GROUP BY ALL;

-- Quarters are bits. Each patient with all that is their own (residence), with what a practice and what a doctor prescribed. A resident counts where
-- the first dispensing of the window was; the lowest code among several on that day. Who is a GP says RULINGS 19.
CREATE TABLE scoped AS
WITH seen AS (
    SELECT *, false AS left_out FROM got
    UNION ALL
    -- Without palliative treatment, where some measure asks for it.
    SELECT *, true FROM got WHERE is_kept AND kind = 'year' AND subject = 'opi' OR is_kept AND kind = 'year' AND subject = 'bzdz'
),
placed_at AS (
    SELECT *, '' AS level, '' AS unit FROM seen
    UNION ALL SELECT *, 'practice', practice FROM seen WHERE kind IN ('year', 'quarter')
    UNION ALL SELECT *, 'doctor', prescriber FROM seen WHERE kind IN ('year', 'quarter')
)
SELECT subject, label, kind, left_out, level, unit, patient, sum(hundredths) AS net, bit_or(quarter) AS quarters, bit_or(block) AS blocks, bool_or(is_start) AS begins,
       CASE WHEN level = '' THEN arg_min(coalesce(place, ''), turn) END AS home,
       sum(ome)::HUGEINT AS ome, count(DISTINCT day) FILTER (hundredths >= 0) AS days,
       sum(CASE WHEN CASE WHEN EXISTS (SELECT 1 FROM gp_list) THEN by_prescriber IN (SELECT prescriber_id FROM gp_list) ELSE by_prescriber <> '' AND by_practice <> '' END
           THEN hundredths ELSE 0 END) AS from_gps
FROM placed_at GROUP BY subject, label, kind, left_out, level, unit, patient;

CREATE TABLE person AS
SELECT o.*, a.age, l.hundredths AS episode, m.most, w.days AS length,
       coalesce(o.quarters & b.quarters, 0) AS both_quarters, coalesce(o.blocks & b.blocks, 0) AS both_blocks
FROM scoped o JOIN span w ON w.label = o.label
LEFT JOIN (SELECT * REPLACE ('opi' AS subject) FROM scoped WHERE subject = 'bzdz') b
ON b.subject = o.subject AND b.label = o.label AND b.level = o.level AND b.unit = o.unit AND b.patient = o.patient AND b.left_out = o.left_out
LEFT JOIN aged a ON a.subject = o.subject AND a.label = o.label AND a.patient = o.patient
LEFT JOIN longest l ON o.subject = 'opi' AND o.kind = 'year' AND l.label = o.label AND l.patient = o.patient
LEFT JOIN prescribed m ON o.subject = 'ab' AND o.kind = 'year' AND m.label = o.label AND m.patient = o.patient;

CREATE TABLE counted AS
SELECT * REPLACE ('national' AS level, 'NO' AS unit) FROM person WHERE home <> ''
UNION ALL SELECT * REPLACE ('county' AS level, home[1:2] AS unit) FROM person WHERE home <> ''
UNION ALL SELECT * REPLACE ('municipality' AS level, home AS unit) FROM person WHERE home IS NOT NULL
UNION ALL SELECT p.* REPLACE ('union' AS level, j.unit AS unit) FROM person p JOIN joined j ON j.place = p.home
UNION ALL SELECT * FROM person WHERE home IS NULL;

CREATE TABLE people AS
SELECT subject, label, level, unit, left_out, count_if(net > 0) AS users FROM counted GROUP BY ALL;

CREATE TABLE holds AS
SELECT m.id, c.label, c.level, c.unit, c.patient, c.home
FROM measure m JOIN counted c ON c.subject = m.drugs AND c.kind = 'year' AND c.left_out = m.leaves_out
WHERE CASE m.kind
    WHEN 'persistent' THEN c.net > 100 * m.ddd AND bit_count(c.quarters) >= m.quarters
    WHEN 'above' THEN c.net > 100 * m.ddd
    WHEN 'concurrent' THEN c.net > 0 AND c.both_quarters <> 0
    WHEN 'blocks' THEN c.net > 0 AND bit_count(c.both_blocks) >= 2
    WHEN 'incident' THEN c.net > 0 AND c.begins
    WHEN 'episode' THEN c.net > 0 AND CASE m.id WHEN 'opi.episode6m' THEN c.episode > 18300 ELSE c.episode > 9000 AND c.episode <= 18300 END
    WHEN 'high share' THEN c.net > 0 AND c.ome >= 1000 * m.ddd * c.length AND c.days >= 2
    WHEN 'high per1000' THEN c.net > 0 AND c.ome >= 1000 * m.ddd * c.length AND c.days >= 2
    WHEN 'many' THEN c.net > 0 AND c.most >= m.ddd
    WHEN 'elderly_gp' THEN c.from_gps > 100 * m.ddd AND c.age >= 65
    WHEN 'elderly' THEN c.net > 100 * m.ddd AND c.age >= 75
    ELSE false END;

CREATE TABLE ruled AS SELECT id, label, level, unit, count(*) AS patients FROM holds GROUP BY ALL;

-- Oral morphine of long-term users, where products tell whether it is long-acting.
CREATE TABLE steady AS
WITH holder AS (
    SELECT label, level, unit, patient FROM person WHERE subject = 'opi' AND kind = 'year' AND left_out AND net > 18000 AND bit_count(quarters) >= 3
),
amount AS (
    SELECT g.*, h.level, h.unit FROM got g JOIN holder h ON h.label = g.label AND h.patient = g.patient
    WHERE g.subject = 'opi' AND g.kind = 'year' AND g.is_kept AND g.is_long IS NOT NULL
      AND CASE h.level WHEN '' THEN g.place IS NOT NULL WHEN 'practice' THEN g.practice = h.unit ELSE g.prescriber = h.unit END
),
placed_at AS (
    SELECT label, is_long, ome, 'national' AS level, 'NO' AS unit FROM amount WHERE level = ''
    UNION ALL SELECT label, is_long, ome, 'county', place[1:2] FROM amount WHERE level = ''
    UNION ALL SELECT label, is_long, ome, 'municipality', place FROM amount WHERE level = ''
    UNION ALL SELECT a.label, a.is_long, a.ome, 'union', j.unit FROM amount a JOIN joined j ON j.place = a.place WHERE a.level = ''
    UNION ALL SELECT label, is_long, ome, level, unit FROM amount WHERE level <> ''
)
SELECT label, level, unit, sum(ome)::HUGEINT AS known, coalesce(sum(ome) FILTER (is_long), 0)::HUGEINT AS long FROM placed_at GROUP BY label, level, unit;

-- Every measure for every unit and period, zeros included; substances only where there are rows, the bucket only for volume and users.
CREATE TABLE unit_figure AS
WITH cell AS (
    SELECT m.position, m.id, m.kind, m.leaves_out, m.drugs AS subject, u.level_rank, u.level, u.unit, w.rank, w.first, w.label, w.days
    FROM measure m CROSS JOIN unit u CROSS JOIN span w
    JOIN level_kind k ON k.level = u.level AND k.kind = w.kind
    WHERE m.drugs IS NOT NULL AND (m.id <> 'pall.users90' OR w.kind IN ('year', 'quarter')) AND (m.kind IN ('did', 'users') OR (m.kind = 'ome' AND w.kind IN ('year', 'quarter') AND u.unit <> '') OR (w.kind = 'year' AND u.unit <> ''))
    UNION ALL
    SELECT m.position, m.id, m.kind, false, v.subject, u.level_rank, u.level, u.unit, w.rank, w.first, w.label, w.days
    FROM measure m JOIN volume v ON v.subject LIKE 'atc:%' JOIN unit u ON u.level = v.level AND u.unit = v.unit JOIN span w USING (label)
    WHERE m.drugs IS NULL AND u.unit <> '' AND u.level <> 'doctor'
)
SELECT c.*, CASE WHEN starts_with(c.subject, 'atc:') THEN c.subject ELSE 'all' END AS stratum, coalesce(v.rows, 0) AS rows, coalesce(v.hundredths, 0) AS hundredths, coalesce(v.squares, 0) AS squares, CASE WHEN c.kind LIKE 'elderly%' THEN e.twice::HUGEINT ELSE t.twice END AS twice,
       coalesce(v.ome, 0) AS ome, coalesce(v.price, 0) AS price, coalesce(v.packs, 0) AS packs, coalesce(v.large_packs, 0) AS large_packs,
       coalesce(s.ome, 0) AS strong, coalesce(a.long, 0) AS long, coalesce(a.known, 0) AS known,
       coalesce(p.users, 0)::HUGEINT AS users, coalesce(r.patients, 0)::HUGEINT AS patients,
       -- What came before the first year of an extract is not seen.
       c.first - (SELECT from_day FROM period) < CASE WHEN c.kind IN ('incident', 'first', 'start', 'continued', 'longterm') THEN 365 WHEN c.kind IN ('episode', 'renew', 'chain') THEN 183 ELSE 0 END AS is_unseen,
       coalesce(k.part, 0) AS part, coalesce(k.whole, 0) AS whole, coalesce(n.first, 0) AS first_amount, coalesce(n.second, 0) AS second_amount, q.halves
FROM cell c
LEFT JOIN volume v ON v.subject = c.subject AND v.label = c.label AND v.level = c.level AND v.unit = c.unit
LEFT JOIN (SELECT * REPLACE ('opi' AS subject) FROM volume WHERE subject = 'strong') s ON s.subject = c.subject AND s.label = c.label AND s.level = c.level AND s.unit = c.unit
LEFT JOIN steady a ON a.label = c.label AND a.level = c.level AND a.unit = c.unit
LEFT JOIN people p ON p.subject = c.subject AND p.label = c.label AND p.level = c.level AND p.unit = c.unit AND p.left_out = c.leaves_out
LEFT JOIN ruled r ON r.id = c.id AND r.label = c.label AND r.level = c.level AND r.unit = c.unit
LEFT JOIN twice_days t ON t.label = c.label AND t.level = c.level AND t.unit = c.unit
LEFT JOIN twice_elderly_days e ON e.label = c.label AND e.level = c.level AND e.unit = c.unit AND e.age = CASE c.kind WHEN 'elderly_gp' THEN 65 ELSE 75 END
LEFT JOIN course_count k ON k.id = c.id AND k.label = c.label AND k.level = c.level AND k.unit = c.unit
LEFT JOIN course_renewal n ON n.id = c.id AND n.label = c.label AND n.level = c.level AND n.unit = c.unit
LEFT JOIN course_median q ON q.subject = c.subject AND q.label = c.label AND q.level = c.level AND q.unit = c.unit;

-- MEASURES 5 and 6: groups, clusters and networks are their members of the last day of the window together; of a network, all other municipalities too.
-- A doctor whose practice is a member is in by it; members of a group that is a member are members.
CREATE TABLE group_inside AS
WITH RECURSIVE inside AS (
    SELECT g.group_id, w.label, w.last, g.member_kind, g.member_id FROM groups g JOIN span w ON w.kind <> 'rolling' AND coalesce(g."from"::DATE, w.last) <= w.last AND coalesce(g."to"::DATE, w.last) >= w.last
    UNION
    SELECT i.group_id, i.label, i.last, g.member_kind, g.member_id FROM inside i JOIN groups g ON i.member_kind = 'group' AND g.group_id = i.member_id
        AND coalesce(g."from"::DATE, i.last) <= i.last AND coalesce(g."to"::DATE, i.last) >= i.last
)
SELECT DISTINCT group_id, label, member_kind AS kind, CASE WHEN member_kind = 'municipality' THEN lpad(member_id, 4, '0') ELSE member_id END AS id FROM inside WHERE member_kind <> 'group';

CREATE TABLE group_unit AS
WITH sort_of AS (SELECT group_id, label, bool_and(kind = 'municipality') AS of_places FROM group_inside GROUP BY ALL),
inside AS (SELECT * FROM group_inside JOIN sort_of USING (group_id, label))
SELECT group_id, label, 'all' AS stratum, 'municipality' AS level, id AS unit FROM inside WHERE of_places AND id IN (SELECT place FROM place)
UNION ALL SELECT s.group_id, s.label, 'non-members', 'municipality', p.place FROM sort_of s CROSS JOIN place p WHERE s.of_places
    AND EXISTS (SELECT 1 FROM inside i JOIN place ON place.place = i.id WHERE i.group_id = s.group_id AND i.label = s.label)
    AND NOT EXISTS (SELECT 1 FROM inside i WHERE i.group_id = s.group_id AND i.label = s.label AND i.id = p.place)
UNION ALL SELECT group_id, label, 'all', 'practice', id FROM inside WHERE NOT of_places AND kind = 'practice'
UNION ALL SELECT group_id, label, 'all', 'doctor', id FROM inside i WHERE NOT of_places AND kind = 'prescriber'
    AND NOT EXISTS (SELECT 1 FROM gp_list l JOIN group_inside o ON o.group_id = i.group_id AND o.label = i.label AND o.kind = 'practice' AND o.id = l.practice_id WHERE l.prescriber_id = i.id);

-- People of municipalities together: heirs of a split that is still to come are one, where all of them are in.
CREATE TABLE group_twice AS
WITH kept AS (
    SELECT DISTINCT g.group_id, g.label, g.stratum, w.days, year(w.first) AS year,
           coalesce('sum ' || (SELECT min(h.from_code) FROM heirs h WHERE h.day > make_date(year(w.first)::INT, 1, 1) AND list_contains(h.members, g.unit)
               AND len(h.members) = (SELECT count(*) FROM group_unit o WHERE o.group_id = g.group_id AND o.label = g.label AND o.stratum = g.stratum AND list_contains(h.members, o.unit))), 'municipality ' || g.unit) AS area
    FROM group_unit g JOIN span w USING (label) WHERE g.level = 'municipality'
)
SELECT k.group_id, k.label, k.stratum, t.sort, CASE WHEN count(*) = count(t.twice) THEN (sum(t.twice) * any_value(k.days))::HUGEINT END AS twice
FROM kept k JOIN twice_people t ON concat(t.level, ' ', t.unit) = k.area AND t.year = k.year WHERE t.sort < 0 GROUP BY ALL;

CREATE TABLE group_median AS
SELECT g.group_id, g.stratum, l.subject, l.label, (2 * quantile_cont(l.days, 0.5))::BIGINT AS halves
FROM course_length l JOIN group_unit g ON g.label = l.label AND g.level = l.level AND g.unit = l.unit GROUP BY ALL;

CREATE TABLE figure AS
WITH kinds AS (SELECT group_id, any_value(kind) AS level FROM groups GROUP BY ALL),
together AS (
    SELECT f.position, f.id, f.kind, f.leaves_out, f.subject, CASE k.level WHEN 'group' THEN 7 WHEN 'cluster' THEN 8 ELSE 9 END AS level_rank, k.level, g.group_id AS unit, f.rank, f.first, f.label, f.days, g.stratum,
           sum(rows) AS rows, sum(hundredths)::HUGEINT AS hundredths, sum(squares)::HUGEINT AS squares,
           CASE WHEN bool_and(g.level = 'municipality') THEN any_value(t.twice) WHEN count(*) = count(f.twice) THEN sum(f.twice) END::HUGEINT AS twice,
           sum(ome)::HUGEINT AS ome, sum(price)::HUGEINT AS price, sum(packs) AS packs, sum(large_packs) AS large_packs, sum(strong)::HUGEINT AS strong, sum(long)::HUGEINT AS long, sum(known)::HUGEINT AS known,
           sum(users)::HUGEINT AS users, sum(patients)::HUGEINT AS patients, bool_or(is_unseen) AS is_unseen, sum(part) AS part, sum(whole) AS whole, sum(first_amount) AS first_amount, sum(second_amount) AS second_amount,
           any_value(m.halves) AS halves
    FROM unit_figure f JOIN group_unit g ON g.label = f.label AND g.level = f.level AND g.unit = f.unit JOIN kinds k USING (group_id)
    LEFT JOIN group_twice t ON t.group_id = g.group_id AND t.label = g.label AND t.stratum = g.stratum AND t.sort = CASE f.kind WHEN 'elderly_gp' THEN -65 WHEN 'elderly' THEN -75 ELSE -1 END
    LEFT JOIN group_median m ON m.group_id = g.group_id AND m.label = g.label AND m.stratum = g.stratum AND m.subject = f.subject
    WHERE f.stratum = 'all' AND (k.level = 'network' OR f.rank <= 2)
    GROUP BY f.position, f.id, f.kind, f.leaves_out, f.subject, k.level, g.group_id, f.rank, f.first, f.label, f.days, g.stratum
)
SELECT * FROM unit_figure UNION ALL BY NAME SELECT * FROM together;

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
CREATE MACRO settled(x) AS format('{:.9e}', x::DOUBLE)::DECIMAL(30, 12);
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
        WHEN kind IN ('ome', 'top.ome') THEN ome * 1000
        WHEN kind = 'top.cost' THEN price * 10000
        WHEN kind = 'strong' THEN strong * 1000
        WHEN kind = 'longacting' THEN long * 1000
        WHEN kind = 'packs' THEN large_packs::HUGEINT * 1000000
        WHEN kind = 'renew' THEN first_amount * 1000000
        WHEN kind IN ('first', 'start', 'continued', 'longterm', 'chain', 'strict') THEN part::HUGEINT * 1000000
        ELSE 1000000 * CASE WHEN kind IN ('users', 'top.users') THEN users ELSE patients END
    END AS numerator,
    CASE
        WHEN is_unseen THEN NULL
        WHEN kind IN ('did', 'top.ddd', 'ome', 'top.ome') THEN twice * 500000
        WHEN kind = 'strong' THEN ome * 1000
        WHEN kind = 'longacting' THEN known * 1000
        WHEN kind = 'packs' THEN packs::HUGEINT * 1000000
        WHEN kind = 'renew' THEN second_amount * 10000
        WHEN kind IN ('first', 'start', 'continued', 'longterm', 'chain', 'strict') THEN whole::HUGEINT * 1000000
        WHEN kind IN ('concurrent', 'blocks', 'above', 'episode', 'ddd_per_user', 'high share', 'many') THEN users * 1000000
        ELSE round_div(twice * 1000000, 2 * days)
    END AS denominator,
    CASE
        WHEN is_unseen THEN NULL
        WHEN kind = 'strong' THEN CASE WHEN ome > 0 THEN round_div(strong * 100000000, ome) END
        WHEN kind = 'longacting' THEN CASE WHEN known > 0 THEN round_div(long * 100000000, known) END
        WHEN kind = 'packs' THEN CASE WHEN packs > 0 THEN round_div(large_packs::HUGEINT * 100000000, packs) END
        WHEN kind IN ('concurrent', 'blocks', 'above', 'episode', 'high share', 'many') THEN CASE WHEN users > 0 THEN round_div(patients * 100000000, users) END
        WHEN kind IN ('first', 'start', 'continued', 'longterm', 'chain', 'strict') THEN CASE WHEN whole > 0 THEN round_div(part::HUGEINT * 100000000, whole) END
        WHEN id LIKE 'renew.interval.%' THEN halves::HUGEINT * 500000
        -- Renewals by 365.25 days; percent of intervals. Days and intervals are in hundredths.
        WHEN kind = 'renew' THEN CASE WHEN second_amount > 0 THEN round_div(first_amount * 1000000 * CASE WHEN id LIKE 'renew.rate.%' THEN 36525 ELSE 10000 END, second_amount) END
        WHEN kind = 'ddd_per_user' THEN CASE WHEN users > 0 THEN round_div(hundredths * 10000, users) END
        WHEN twice IS NULL OR twice <= 0 THEN NULL
        WHEN kind IN ('did', 'top.ddd') THEN round_div(hundredths * 20000000, twice)
        WHEN kind IN ('ome', 'top.ome') THEN round_div(ome * 2000000, twice)
        WHEN kind = 'top.cost' THEN round_div(price * 20000000 * days, twice)
        WHEN kind = 'elderly_gp' THEN round_div(patients * 200000000 * days, twice)
        ELSE round_div(CASE WHEN kind IN ('users', 'top.users') THEN users ELSE patients END * 2000000000 * days, twice)
    END AS value
FROM figure WHERE unit <> '' OR rows > 0;

WITH counted AS (
    SELECT * REPLACE (CASE WHEN kind IN ('first', 'start', 'continued', 'longterm', 'chain', 'strict') THEN whole ELSE users END AS users),
           CASE WHEN kind IN ('users', 'top.users') THEN users WHEN kind IN ('first', 'start', 'continued', 'longterm', 'chain', 'strict') THEN part ELSE patients END AS events,
           CASE
               WHEN value IS NULL THEN 'none'
               WHEN kind IN ('did', 'top.ddd') THEN 'volume'
               WHEN kind IN ('ome', 'top.ome', 'top.cost', 'strong', 'longacting', 'packs', 'renew') THEN 'none'
               WHEN kind = 'ddd_per_user' THEN CASE WHEN users > 1 THEN 'mean' ELSE 'none' END
               WHEN kind IN ('concurrent', 'blocks', 'above', 'episode', 'high share', 'many', 'first', 'start', 'continued', 'longterm', 'chain', 'strict') THEN 'share'
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
               WHEN 'count' THEN coalesce(g.low, byar(c.events::DOUBLE, -z())) * (CASE kind WHEN 'elderly_gp' THEN 100 ELSE 1000 END / (twice / (2.0::DOUBLE * days))) END AS lower,
           CASE limits
               WHEN 'mean' THEN hundredths / 100.0::DOUBLE / users + half
               WHEN 'volume' THEN (hundredths / 100.0::DOUBLE + half) * (1000 / (twice / 2.0::DOUBLE))
               WHEN 'share' THEN CASE WHEN c.events = users THEN 100 ELSE wilson(c.events::DOUBLE, users::DOUBLE, 1) END
               WHEN 'count' THEN coalesce(g.high, byar(c.events::DOUBLE + 1, z())) * (CASE kind WHEN 'elderly_gp' THEN 100 ELSE 1000 END / (twice / (2.0::DOUBLE * days))) END AS upper
    FROM counted c LEFT JOIN garwood g ON g.events = c.events
)
SELECT concat(id, ';', level, ';', CASE WHEN regexp_matches(unit, '[;"\r\n]') THEN '"' || replace(unit, '"', '""') || '"' ELSE unit END, ';',
              stratum, ';', label, ';',
              plain(numerator), ';', plain(denominator), ';', plain(value), ';', six(lower), ';', six(upper), ';', CASE WHEN is_unseen THEN 'not-computed' WHEN value IS NULL THEN 'no-data' ELSE 'shown' END)
FROM limited
ORDER BY position, level_rank, unit, stratum, rank, first;
