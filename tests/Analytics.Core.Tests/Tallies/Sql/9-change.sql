-- MEASURES 4.21 and 5: before, during and after a group's project, against others in the same months; run chart of the months. Of measures that are
-- sums over dispensings, or users of any stretch of months; what takes twelve months to tell has a second opinion of its own.
-- A figure is part / part_unit * per / (person-days, persons, or whole / whole_unit).
CREATE TABLE changed AS
SELECT m.position, m.id, m.kind, m.drugs, k.part_unit, k.whole_unit, k.per, k.base
FROM measure m JOIN (VALUES ('did', 100, 1, 1000, 'days'), ('users', 1, 1, 1000, 'people'), ('ome', 1000, 1, 1000, 'days'),
    ('ddd_per_user', 100, 1, 1, 'whole'), ('strong', 1000, 1000, 100, 'whole'), ('packs', 1, 1, 100, 'whole')) AS k (kind, part_unit, whole_unit, per, base) USING (kind)
WHERE EXISTS (SELECT 1 FROM comparison WHERE name = 'change');

CREATE TABLE draft AS
SELECT rowid AS turn, group_id, coalesce(least(meeting1, meeting2, meeting3), start)::DATE AS first, coalesce(greatest(meeting1, meeting2, meeting3), "end", start)::DATE AS last FROM interventions;

-- Members on the day of the first meeting; members of a group that is a member are members.
CREATE TABLE member AS
WITH RECURSIVE inside AS (
    SELECT turn, first, g.member_kind, g.member_id FROM draft d JOIN groups g ON g.group_id = d.group_id AND coalesce(g."from"::DATE, first) <= first AND coalesce(g."to"::DATE, first) >= first
    UNION
    SELECT i.turn, i.first, g.member_kind, g.member_id FROM inside i JOIN groups g ON i.member_kind = 'group' AND g.group_id = i.member_id AND coalesce(g."from"::DATE, first) <= first AND coalesce(g."to"::DATE, first) >= first
)
SELECT DISTINCT turn, member_kind AS kind, member_id AS id FROM inside WHERE member_kind <> 'group';

CREATE TABLE project AS
SELECT d.*, (SELECT any_value(kind) FROM groups g WHERE g.group_id = d.group_id) AS level, (SELECT bool_and(kind = 'municipality') FROM member m WHERE m.turn = d.turn) AS of_places
FROM draft d WHERE EXISTS (SELECT 1 FROM member m WHERE m.turn = d.turn);

-- A doctor whose practice is a member is in by it.
CREATE TABLE taking_part AS
SELECT turn, 'municipality' AS level, lpad(id, 4, '0') AS unit FROM member WHERE kind = 'municipality' AND lpad(id, 4, '0') IN (SELECT place FROM place)
UNION SELECT turn, 'practice', id FROM member WHERE kind = 'practice' AND id IN (SELECT unit FROM unit WHERE level = 'practice')
UNION SELECT turn, 'doctor', id FROM member m WHERE kind = 'prescriber' AND id IN (SELECT unit FROM unit WHERE level = 'doctor')
    AND NOT EXISTS (SELECT 1 FROM gp_list g JOIN member o ON o.turn = m.turn AND o.kind = 'practice' AND o.id = g.practice_id WHERE g.prescriber_id = m.id);

CREATE TABLE party AS
SELECT p.turn, 0 AS side, t.level, t.unit FROM project p JOIN taking_part t USING (turn) WHERE p.of_places = (t.level = 'municipality')
UNION ALL
SELECT p.turn, 1, u.level, u.unit FROM project p JOIN unit u ON CASE WHEN p.of_places THEN u.level = 'municipality' AND u.unit <> '' ELSE u.level = 'practice' AND u.unit IN (SELECT unit FROM practice_list WHERE list > 0) END
WHERE NOT EXISTS (SELECT 1 FROM member m WHERE CASE WHEN p.of_places THEN m.kind = 'municipality' AND lpad(m.id, 4, '0') = u.unit ELSE m.kind = 'practice' AND m.id = u.unit END)
    AND (p.of_places OR NOT EXISTS (
        SELECT 1 FROM gp_list g JOIN member d ON d.kind = 'prescriber' AND d.id = g.prescriber_id WHERE g.practice_id = u.unit
            AND NOT EXISTS (SELECT 1 FROM gp_list o JOIN member k ON k.kind = 'practice' AND k.id = o.practice_id WHERE o.prescriber_id = d.id)));

CREATE TABLE phase AS
WITH bound AS (SELECT turn, date_trunc('month', first)::DATE AS a, (date_trunc('month', last) + INTERVAL 1 MONTH)::DATE AS b FROM project)
SELECT turn, k.place, k.name,
       (CASE k.place WHEN 0 THEN a - INTERVAL 12 MONTH WHEN 1 THEN a ELSE b + INTERVAL 12 MONTH * (k.place - 2) END)::DATE AS first,
       (CASE k.place WHEN 0 THEN a WHEN 1 THEN b ELSE b + INTERVAL 12 MONTH * (k.place - 1) END - INTERVAL 1 DAY)::DATE AS last
FROM bound CROSS JOIN (VALUES (0, 'before'), (1, 'during'), (2, 'after'), (3, 'year2'), (4, 'year3')) AS k (place, name);

CREATE TABLE sided AS
SELECT p.turn, CASE WHEN of_p.unit IS NOT NULL OR of_d.unit IS NOT NULL THEN 0 ELSE 1 END AS side, m.id, m.kind, d.patient, d.day, d.hundredths, d.ome, d.units,
       EXISTS (SELECT 1 FROM subject_row s WHERE s.row = d.row AND s.subject = 'strong') AS is_strong
FROM project p CROSS JOIN attributed d JOIN (SELECT row, subject AS drugs FROM subject_row) c ON c.row = d.row
JOIN changed m ON m.drugs = c.drugs
LEFT JOIN party of_p ON of_p.turn = p.turn AND of_p.side = 0 AND CASE WHEN p.of_places THEN of_p.level = 'municipality' AND of_p.unit = d.place ELSE of_p.level = 'practice' AND of_p.unit = d.practice END
LEFT JOIN party of_d ON of_d.turn = p.turn AND of_d.side = 0 AND NOT p.of_places AND of_d.level = 'doctor' AND of_d.unit = d.prescriber
LEFT JOIN party o ON o.turn = p.turn AND o.side = 1 AND CASE WHEN p.of_places THEN o.unit = d.place ELSE o.unit = d.practice END
WHERE of_p.unit IS NOT NULL OR of_d.unit IS NOT NULL OR o.unit IS NOT NULL;

-- What one patient has, and what it is of.
CREATE MACRO part_of(kind, net, ome, strong, large) AS CASE kind WHEN 'users' THEN CASE WHEN net > 0 THEN 1 ELSE 0 END WHEN 'ome' THEN ome WHEN 'strong' THEN strong WHEN 'packs' THEN large ELSE net END::HUGEINT;
CREATE MACRO whole_of(kind, net, ome, packs) AS CASE kind WHEN 'ddd_per_user' THEN CASE WHEN net > 0 THEN 1 ELSE 0 END WHEN 'strong' THEN ome WHEN 'packs' THEN packs ELSE 0 END::HUGEINT;

CREATE TABLE had_in AS
SELECT turn, side, id, place, patient, part_of(kind, net, ome, strong, large) AS amount, whole_of(kind, net, ome, packs) AS whole
FROM (SELECT turn, side, id, kind, place, patient, sum(hundredths) AS net, sum(ome) AS ome, coalesce(sum(ome) FILTER (is_strong), 0) AS strong, count_if(units > 0) AS packs, count_if(units >= 5000) AS large
      FROM sided JOIN phase USING (turn) WHERE day BETWEEN first AND last GROUP BY ALL);

CREATE TABLE side_time AS
SELECT p.turn, p.side, f.place, CASE WHEN count(*) = count(t.twice) THEN sum(t.twice)::HUGEINT END AS twice
FROM phase f JOIN party p USING (turn) JOIN span s ON s.kind = 'month' AND s.first BETWEEN f.first AND f.last
LEFT JOIN twice_days t ON t.level = p.level AND t.unit = p.unit AND t.label = s.label GROUP BY ALL;

-- A phase that the period does not hold as a whole is not computed.
CREATE TABLE side_phase AS
SELECT p.turn, m.position, m.id, m.kind, m.base, m.per::DOUBLE AS per, s.side, f.place, f.name, f.first, f.last, strftime(f.first, '%Y-%m') || '/' || strftime(f.last, '%Y-%m') AS label,
       f.first >= q.from_day AND f.last <= q.to_day AS is_held,
       coalesce(a.total, 0)::HUGEINT AS total, coalesce(a.whole, 0)::HUGEINT AS whole, coalesce(a.squares, 0)::HUGEINT AS squares, m.part_unit::DOUBLE AS per_unit, m.part_unit, m.whole_unit,
       t.twice / 2.0::DOUBLE / CASE WHEN m.base = 'days' THEN 1 ELSE f.last - f.first + 1 END AS time
FROM project p CROSS JOIN changed m CROSS JOIN (SELECT unnest([0, 1]) AS side) s JOIN phase f USING (turn) CROSS JOIN period q
LEFT JOIN (SELECT turn, side, id, place, sum(amount) AS total, sum(whole) AS whole, sum(amount * amount) AS squares FROM had_in GROUP BY ALL) a ON a.turn = p.turn AND a.side = s.side AND a.id = m.id AND a.place = f.place
LEFT JOIN side_time t ON t.turn = p.turn AND t.side = s.side AND t.place = f.place AND t.twice > 0;

-- Both amounts of a patient together: variances of after less before, and of the logarithm of their ratio.
CREATE TABLE paired AS
SELECT b.turn, b.id, b.side, b.per, b.total / b.per_unit AS s0, a.total / b.per_unit AS s1, b.time AS t0, a.time AS t1,
       b.squares / b.per_unit ** 2 AS q0, a.squares / b.per_unit ** 2 AS q1,
       coalesce((SELECT sum(x.amount * y.amount) FROM had_in x JOIN had_in y USING (turn, side, id, patient) WHERE x.place = 0 AND y.place = 2 AND x.turn = b.turn AND x.id = b.id AND x.side = b.side), 0) / b.per_unit ** 2 AS q01
FROM side_phase b JOIN side_phase a USING (turn, id, side)
WHERE b.base <> 'whole' AND b.place = 0 AND a.place = 2 AND b.is_held AND a.is_held AND b.time IS NOT NULL AND a.time IS NOT NULL;

-- Of a ratio of sums, each patient's own part in it (Woodruff 1971).
CREATE TABLE moved AS
WITH pair AS (
    SELECT b.turn, b.id, b.side, b.per, b.total / b.per_unit AS x0, b.whole::DOUBLE / b.whole_unit AS d0, a.total / a.per_unit AS x1, a.whole::DOUBLE / a.whole_unit AS d1, b.per_unit, b.whole_unit
    FROM side_phase b JOIN side_phase a USING (turn, id, side) WHERE b.base = 'whole' AND b.place = 0 AND a.place = 2 AND b.is_held AND a.is_held AND b.whole > 0 AND a.whole > 0
),
own AS (
    SELECT p.turn, p.id, p.side, h.patient, sum(CASE h.place WHEN 0 THEN h.amount END) / any_value(p.per_unit) AS x0, sum(CASE h.place WHEN 0 THEN h.whole END)::DOUBLE / any_value(p.whole_unit) AS d0,
           sum(CASE h.place WHEN 2 THEN h.amount END) / any_value(p.per_unit) AS x1, sum(CASE h.place WHEN 2 THEN h.whole END)::DOUBLE / any_value(p.whole_unit) AS d1
    FROM pair p JOIN had_in h USING (turn, id, side) WHERE h.place IN (0, 2) GROUP BY p.turn, p.id, p.side, h.patient
)
SELECT p.turn, p.id, p.side, p.per * (p.x1 / p.d1 - p.x0 / p.d0) AS difference,
       p.per ** 2 * coalesce(sum(((coalesce(o.x1, 0) - p.x1 / p.d1 * coalesce(o.d1, 0)) / p.d1 - (coalesce(o.x0, 0) - p.x0 / p.d0 * coalesce(o.d0, 0)) / p.d0) ** 2), 0) AS variance,
       CASE WHEN p.x0 > 0 AND p.x1 > 0 THEN p.x1 / p.d1 / (p.x0 / p.d0) END AS ratio,
       CASE WHEN p.x0 > 0 AND p.x1 > 0 THEN sum((coalesce(o.x1, 0) / p.x1 - coalesce(o.d1, 0) / p.d1 - coalesce(o.x0, 0) / p.x0 + coalesce(o.d0, 0) / p.d0) ** 2) END AS log_variance
FROM pair p LEFT JOIN own o USING (turn, id, side) GROUP BY p.turn, p.id, p.side, p.per, p.x0, p.d0, p.x1, p.d1;

CREATE TABLE shift AS
SELECT turn, id, side, per * (s1 / t1 - s0 / t0) AS difference, per ** 2 * greatest(0, q1 / t1 / t1 - 2 * q01 / t0 / t1 + q0 / t0 / t0) AS variance,
       CASE WHEN s0 > 0 AND s1 > 0 THEN s1 / t1 / (s0 / t0) END AS ratio, CASE WHEN s0 > 0 AND s1 > 0 THEN greatest(0, q1 / s1 / s1 - 2 * q01 / s0 / s1 + q0 / s0 / s0) END AS log_variance
FROM paired
UNION ALL BY NAME SELECT * FROM moved;

-- How far a part of the baseline may be from the next by chance.
CREATE TABLE baseline AS
SELECT b.turn, b.id, CASE WHEN b.base <> 'whole' THEN any_value(b.squares)::DOUBLE / any_value(b.total) ** 2
    ELSE sum((h.amount::DOUBLE / b.total - h.whole::DOUBLE / b.whole) ** 2) END AS log_variance
FROM side_phase b JOIN had_in h USING (turn, id, side, place)
WHERE b.side = 0 AND b.place = 0 AND b.is_held AND b.total > 0 AND (b.time IS NOT NULL OR b.whole > 0) AND (b.base <> 'whole' OR b.whole > 0) AND (b.base = 'whole' OR b.time IS NOT NULL)
GROUP BY b.turn, b.id, b.base;

CREATE MACRO spread(value, half) AS CASE WHEN value IS NULL THEN ';;;;;not-computed' ELSE concat(';;', six(value), ';', six(value - half), ';', six(value + half), ';shown') END;
CREATE MACRO spread_log(value, error) AS CASE WHEN value IS NULL THEN ';;;;;not-computed' ELSE concat(';;', six(value), ';', six(value / exp(z() * error)), ';', six(value * exp(z() * error)), ';shown') END;

-- The months of the period, their figures, and which side of the median before the first meeting they are on.
CREATE TABLE month_value AS
WITH amounts AS (
    SELECT turn, id, label, sum(part_of(kind, net, ome, strong, large))::HUGEINT AS amount, sum(whole_of(kind, net, ome, packs))::HUGEINT AS whole
    FROM (SELECT turn, d.id, d.kind, s.label, patient, sum(hundredths) AS net, sum(ome) AS ome, coalesce(sum(ome) FILTER (is_strong), 0) AS strong, count_if(units > 0) AS packs, count_if(units >= 5000) AS large
          FROM sided d JOIN span s ON s.kind = 'month' AND d.day BETWEEN s.first AND s.last WHERE d.side = 0 GROUP BY ALL) GROUP BY turn, id, kind, label
),
people AS (
    SELECT turn, t.label, CASE WHEN count(*) = count(t.twice) AND sum(t.twice) > 0 THEN sum(t.twice)::HUGEINT END AS twice FROM party p JOIN span s ON s.kind = 'month' LEFT JOIN twice_days t ON t.level = p.level AND t.unit = p.unit AND t.label = s.label WHERE p.side = 0 GROUP BY ALL
)
SELECT p.turn, m.position, m.id, m.kind, m.base, s.label, s.first, s.days, coalesce(a.amount, 0) * 1000000 // m.part_unit AS numerator, s.first < f.first AS is_before,
       CASE m.base WHEN 'days' THEN n.twice * 500000 WHEN 'people' THEN round_div(n.twice * 1000000, 2 * s.days) ELSE coalesce(a.whole, 0) * 1000000 // m.whole_unit END AS denominator,
       CASE m.base WHEN 'days' THEN round_div(coalesce(a.amount, 0) * 2000000000 // m.part_unit, n.twice) WHEN 'people' THEN round_div(coalesce(a.amount, 0) * 2000000000 * s.days, n.twice)
           ELSE CASE WHEN a.whole > 0 THEN round_div(coalesce(a.amount, 0) * m.per * 1000000 * m.whole_unit // m.part_unit, a.whole) END END AS value
FROM project p CROSS JOIN changed m JOIN span s ON s.kind = 'month' JOIN phase f ON f.turn = p.turn AND f.place = 1
LEFT JOIN amounts a ON a.turn = p.turn AND a.id = m.id AND a.label = s.label LEFT JOIN people n ON n.turn = p.turn AND n.label = s.label;

CREATE TABLE crossing_limit (n INT, fewest INT);
INSERT INTO crossing_limit VALUES
    (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 1), (7, 1), (8, 1), (9, 2), (10, 2), (11, 2), (12, 3),
    (13, 3), (14, 4), (15, 4), (16, 4), (17, 5), (18, 5), (19, 6), (20, 6), (21, 6), (22, 7), (23, 7), (24, 8),
    (25, 8), (26, 8), (27, 9), (28, 9), (29, 10), (30, 10), (31, 11), (32, 11), (33, 11), (34, 12), (35, 12), (36, 13),
    (37, 13), (38, 14), (39, 14), (40, 14), (41, 15), (42, 15), (43, 16), (44, 16), (45, 17), (46, 17), (47, 17), (48, 18),
    (49, 18), (50, 19), (51, 19), (52, 20), (53, 20), (54, 21), (55, 21), (56, 21), (57, 22), (58, 22), (59, 23), (60, 23);

CREATE TABLE judged_run AS
WITH base AS (
    SELECT turn, id, quantile_cont(value / 1000000.0::DOUBLE, 0.5) FILTER (is_before) AS median, quantile_cont(value / 1000000.0::DOUBLE, 0.5) FILTER (NOT is_before) AS after,
           count(value) FILTER (is_before) AS points_before, count(value) FILTER (NOT is_before) AS points_after, bool_or(is_before) AND bool_or(NOT is_before) AS has_both
    FROM month_value GROUP BY ALL
),
point AS (
    SELECT v.turn, v.id, w.part, v.first, sign(settled(v.value / 1000000.0::DOUBLE) - settled(b.median)) AS way
    FROM month_value v JOIN base b USING (turn, id) CROSS JOIN (VALUES ('all'), ('before')) AS w (part)
    WHERE v.value IS NOT NULL AND (w.part = 'all' OR v.is_before) AND settled(v.value / 1000000.0::DOUBLE) <> settled(b.median)
),
turned AS (SELECT *, CASE WHEN way <> lag(way) OVER (PARTITION BY turn, id, part ORDER BY first) THEN 1 ELSE 0 END AS crosses FROM point),
numbered AS (SELECT *, sum(crosses) OVER (PARTITION BY turn, id, part ORDER BY first) AS run FROM turned),
measured AS (
    SELECT turn, id, part, sum(n)::INT AS useful, max(n)::INT AS longest, max(run)::INT AS crossings FROM (SELECT turn, id, part, run, count(*) AS n FROM numbered GROUP BY ALL) GROUP BY ALL
),
limited AS (SELECT m.*, round(log2(useful))::INT + 3 AS most, l.fewest, longest > round(log2(useful)) + 3 OR crossings < l.fewest AS signal FROM measured m JOIN crossing_limit l ON l.n = m.useful)
SELECT b.*, coalesce(a.useful, 0) AS useful, coalesce(a.longest, 0) AS longest, coalesce(a.crossings, 0) AS crossings, a.most, a.fewest,
       CASE WHEN points_before < 10 OR points_after < 6 OR coalesce(a.useful, 0) < 10 THEN 'too-few-points'
            WHEN f.useful >= 10 AND f.signal THEN 'unsteady-baseline'
            WHEN NOT a.signal OR settled(b.after) = settled(b.median) THEN 'no-signal-yet'
            -- Of these, only large packs have a better direction.
            WHEN b.id <> 'bzo.largepack' THEN 'likely-change'
            WHEN settled(b.after) < settled(b.median) THEN 'likely-improvement' ELSE 'likely-deterioration' END AS verdict
FROM base b LEFT JOIN limited a ON a.turn = b.turn AND a.id = b.id AND a.part = 'all' LEFT JOIN limited f ON f.turn = b.turn AND f.id = b.id AND f.part = 'before'
WHERE has_both AND median IS NOT NULL;

WITH line AS (
    SELECT turn, position, id, 10 * side + place AS place, NULL AS day, label, CASE side WHEN 0 THEN 'phase:' ELSE 'others:' END || name AS name,
           CASE WHEN NOT is_held THEN ';;;;;not-computed'
                WHEN base = 'whole' THEN concat(plain(total * (1000000 // part_unit)), ';', plain(whole * (1000000 // whole_unit)), ';', plain(CASE WHEN whole > 0 THEN round_div(total * per::INT * 1000000 * whole_unit // part_unit, whole) END), ';',
                    CASE WHEN kind = 'ddd_per_user' AND whole > 1 THEN concat(six(bounded(total / 100 / whole, z() * mean_error)), ';', six(total / 100 / whole + z() * mean_error)) ELSE ';' END, CASE WHEN whole > 0 THEN ';shown' ELSE ';no-data' END)
                WHEN time IS NULL THEN concat(plain(total * (1000000 // part_unit)), ';;;;;no-data')
                ELSE concat(plain(total * (1000000 // part_unit)), ';', six(time), ';', six(per * total / per_unit / time), ';', six(bounded(total / per_unit, z() * sqrt(squares) / per_unit) * per / time), ';', six((total / per_unit + z() * sqrt(squares) / per_unit) * per / time), ';shown') END AS rest
    FROM (SELECT *, CASE WHEN whole > 1 THEN sqrt(greatest(0, squares * whole - total * total)::DOUBLE / whole / (whole - 1) / whole) / 100 END AS mean_error FROM side_phase)
    UNION ALL
    SELECT f.turn, f.position, f.id, 20 + k.place, NULL, f.label, k.name,
           CASE k.name WHEN 'ratio' THEN spread_log(s.ratio, sqrt(s.log_variance)) WHEN 'difference' THEN spread(s.difference, z() * sqrt(s.variance))
               WHEN 'ratio:others' THEN spread_log(s.ratio / o.ratio, sqrt(s.log_variance + o.log_variance)) ELSE spread(s.difference - o.difference, z() * sqrt(s.variance + o.variance)) END
    FROM side_phase f CROSS JOIN (VALUES (0, 'ratio'), (1, 'difference'), (2, 'ratio:others'), (3, 'difference:others')) AS k (place, name)
    LEFT JOIN shift s ON s.turn = f.turn AND s.id = f.id AND s.side = 0 LEFT JOIN shift o ON o.turn = f.turn AND o.id = f.id AND o.side = 1
    WHERE f.side = 0 AND f.place = 2
    UNION ALL
    -- Normal quantiles of 97.5 and 80 percent; as much time after as before.
    SELECT f.turn, f.position, f.id, 30, NULL, f.label, 'detectable', CASE WHEN b.log_variance >= CASE WHEN f.base = 'whole' THEN 1e-12 ELSE 0 END
        THEN concat(';;1;', six(exp(-(z() + 0.8416212335729143) * sqrt(2 * b.log_variance))), ';', six(exp((z() + 0.8416212335729143) * sqrt(2 * b.log_variance))), ';shown') ELSE ';;;;;not-computed' END
    FROM side_phase f LEFT JOIN baseline b USING (turn, id) WHERE f.side = 0 AND f.place = 0
    UNION ALL
    SELECT f.turn, f.position, f.id, 40 + k.place, NULL, f.label, CASE k.name WHEN 'verdict' THEN 'verdict:' || verdict ELSE 'run:' || k.name END,
           CASE k.name WHEN 'median' THEN concat(';;', six(median), ';;;shown') WHEN 'after' THEN CASE WHEN after IS NULL THEN ';;;;;not-computed' ELSE concat(';;', six(after), ';;;shown') END
               WHEN 'longest' THEN concat(';;', longest, ';', CASE WHEN most IS NOT NULL THEN 0 END, ';', most, ';shown') WHEN 'crossings' THEN concat(';;', crossings, ';', fewest, ';', CASE WHEN fewest IS NOT NULL THEN useful END, ';shown')
               ELSE concat(';;', useful, ';;;shown') END
    FROM side_phase f JOIN judged_run r USING (turn, id) CROSS JOIN (VALUES (0, 'median'), (1, 'after'), (2, 'longest'), (3, 'crossings'), (4, 'verdict')) AS k (place, name)
    WHERE f.side = 0 AND f.place = 1
    UNION ALL
    SELECT turn, position, id, 50, first, label, 'all', concat(plain(numerator), ';', plain(denominator), ';', plain(value), ';;;', CASE WHEN value IS NULL THEN 'no-data' ELSE 'shown' END)
    FROM month_value
)
SELECT concat('change.', l.id, ';', p.level, ';', p.group_id, ';', l.name, ';', l.label, ';', l.rest) FROM line l JOIN project p USING (turn) ORDER BY l.position, l.turn, l.place, l.day;
