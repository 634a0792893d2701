-- Periods that lie wholly inside the reporting period; kinds in the order of the figures files.
CREATE TABLE span AS
WITH month AS (
    SELECT unnest(generate_series(date_trunc('month', from_day), to_day, INTERVAL 1 MONTH))::DATE AS m FROM period
),
every AS (
    SELECT DISTINCT 'year' AS kind, 1 AS rank, strftime(m, '%Y') AS label, date_trunc('year', m)::DATE AS first,
           (date_trunc('year', m) + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE AS last FROM month
    UNION ALL
    SELECT DISTINCT 'quarter', 2, strftime(m, '%Y') || 'Q' || quarter(m), date_trunc('quarter', m)::DATE,
           (date_trunc('quarter', m) + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE FROM month
    UNION ALL
    SELECT 'month', 3, strftime(m, '%Y-%m'), m, (m + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE FROM month
    UNION ALL
    SELECT 'rolling', 4, strftime(m - INTERVAL 11 MONTH, '%Y-%m') || '/' || strftime(m, '%Y-%m'), (m - INTERVAL 11 MONTH)::DATE,
           (m + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE FROM month
)
SELECT every.*, last - first + 1 AS days FROM every, period WHERE first >= from_day AND last <= to_day;

-- Decision 100: from the newest code back to each code on the first day of each year. People of a split go to the heir with the
-- largest share, the lowest code among equals; a code that was not in use on the day leads nowhere.
CREATE TABLE step AS
WITH heir AS (
    SELECT from_code, valid_from::DATE AS day, first(to_code ORDER BY coalesce(weight, '1')::DECIMAL(9, 6) DESC, to_code) AS to_code
    FROM municipality_map WHERE from_code <> to_code GROUP BY ALL
)
SELECT *, coalesce(lag(day) OVER (PARTITION BY from_code ORDER BY day), '0001-01-01'::DATE) AS since FROM heir;

CREATE TABLE newest AS
WITH RECURSIVE year AS (SELECT unnest(range(2010, 2030)) AS year),
code AS (SELECT code FROM municipalities UNION SELECT from_code FROM step),
judged AS (
    SELECT code, year, make_date(year, 1, 1) AS day,
           (SELECT min(s.day) FROM step s WHERE s.from_code = code.code AND s.day > make_date(year, 1, 1)) AS ends,
           (SELECT max(s.day) FROM step s WHERE s.from_code = code.code) AS went
    FROM code, year
),
in_use AS (
    SELECT j.code, j.year, j.day
    FROM judged j LEFT JOIN municipalities m ON m.code = j.code
    WHERE CASE
        WHEN ends IS NOT NULL THEN NOT EXISTS (SELECT 1 FROM step s WHERE s.to_code = j.code AND s.day < ends)
            OR (SELECT min(s.day) FROM step s WHERE s.to_code = j.code AND s.day < ends) <= j.day
        ELSE m.code IS NOT NULL AND coalesce(m.valid_from::DATE, went, j.day) <= j.day
    END
),
path AS (
    SELECT code, year, code AS reached, day FROM in_use
    UNION ALL
    SELECT p.code, p.year, s.to_code, s.day FROM path p JOIN step s ON s.from_code = p.reached AND p.day >= s.since AND p.day < s.day
)
SELECT code, year, arg_max(reached, day) AS newest FROM path GROUP BY code, year;

-- Heirs of each split, as the newest codes; the first has the largest share.
CREATE TABLE split AS
SELECT m.from_code, m.valid_from::DATE AS day, n.newest AS heir, row_number() OVER (PARTITION BY m.from_code, m.valid_from ORDER BY coalesce(weight, '1')::DECIMAL(9, 6) DESC, to_code) AS turn
FROM municipality_map m JOIN newest n ON n.code = m.to_code AND n.year = year(m.valid_from::DATE)
WHERE from_code <> to_code QUALIFY count(*) OVER (PARTITION BY m.from_code, m.valid_from) > 1;

-- People of a code that is nothing but a lesser heir are with the first one in the years before.
CREATE TABLE holder AS
SELECT s.heir AS place, s.day, f.heir AS newest FROM split s JOIN split f ON f.from_code = s.from_code AND f.turn = 1
WHERE s.turn > 1 AND (SELECT count(*) FROM municipality_map m WHERE m.to_code = s.heir AND m.from_code <> m.to_code) = 1;

CREATE TABLE peopled AS
SELECT p.*, coalesce(n.newest, h.newest, lpad(p.municipality, 4, '0')) AS place
FROM population p LEFT JOIN newest n ON n.code = lpad(p.municipality, 4, '0') AND n.year = p.year::INT
LEFT JOIN holder h ON h.place = lpad(p.municipality, 4, '0') AND make_date(p.year::INT, 1, 1) < h.day;

-- A population table may be in the borders of each year, or in the newest ones for all years.
CREATE TABLE residents AS
SELECT place, year::INT AS year, sum(population::BIGINT)::BIGINT AS people FROM peopled GROUP BY ALL;

-- All people as sort -1; those of 65 or 75 years and over, by the first age of their group, as -65 and -75; and 38 strata of sex and age.
CREATE TABLE sorted AS
WITH aged AS (SELECT *, regexp_extract(age_group, '^[0-9]+')::INT AS age FROM peopled)
SELECT place, year::INT AS year, -1 AS sort, sum(population::BIGINT)::BIGINT AS people FROM aged GROUP BY ALL
UNION ALL SELECT place, year::INT, -over, sum(population::BIGINT)::BIGINT FROM aged, (VALUES (65), (75)) AS a (over) WHERE age >= over GROUP BY ALL
UNION ALL SELECT place, year::INT, 19 * (sex::INT - 1) + least(age // 5, 18), sum(population::BIGINT)::BIGINT FROM aged GROUP BY ALL;

-- Measures without patients in palliative treatment.
CREATE MACRO leaves_out(id) AS regexp_matches(id, '^opi\.(persistent|high|bzdz|longacting_share)') AND id NOT LIKE '%.all';

-- Decision 5: nation, county and municipality are sums over the municipalities of the population table; all else is a bucket.
CREATE TABLE place AS SELECT DISTINCT place FROM residents;

-- RULINGS 15: where the period crosses a split, its heirs have figures as one, if two at least are in the table.
CREATE TABLE heirs AS SELECT from_code, day, list_sort(list(DISTINCT heir)) AS members FROM split JOIN place ON place.place = split.heir GROUP BY ALL;
CREATE TABLE joined AS
SELECT array_to_string(members, '+') AS unit, unnest(members) AS place FROM heirs, period WHERE day > from_day AND day <= to_day AND len(members) > 1;

CREATE TABLE placed AS
SELECT d.*, quarter(day) AS quarter, strftime(day, '%Y%m%d') || municipality AS turn, coalesce(p.place, h.place) AS place
FROM boxed d
LEFT JOIN place p ON p.place = d.municipality
LEFT JOIN newest n ON n.code = d.municipality AND n.year = year(d.day)
LEFT JOIN place h ON h.place = n.newest
WHERE starts_with(atc, 'N02A') OR starts_with(atc, 'N05B') OR starts_with(atc, 'N05C')
-- Other drugs only where a chosen measure is about them, and rows of any drug that tell of palliative treatment.
OR (EXISTS (SELECT 1 FROM chosen WHERE id LIKE '%.gaba') AND starts_with(atc, 'N02BF'))
OR (EXISTS (SELECT 1 FROM chosen WHERE id LIKE 'ab.%' OR id LIKE '%.ab') AND regexp_matches(atc, '^(N02BF|N03AE01|N06BA|N07BC|M03BA|R05DA)'))
OR (is_end_of_life AND EXISTS (SELECT 1 FROM chosen WHERE id = 'pall.users90'))
OR ((is_end_of_life OR is_cancer) AND EXISTS (SELECT 1 FROM chosen WHERE leaves_out(id)));

-- MEASURES 4.18: from 365 days before the first code on.
CREATE TABLE palliative AS
SELECT patient, min(day) - 365 AS since FROM dispensing WHERE is_end_of_life OR is_cancer GROUP BY patient;

-- Units are those that rows name, whosever list the patients are on; by list, also those that lists name.
CREATE TABLE named_practice AS
SELECT practice AS unit FROM placed WHERE practice <> ''
UNION SELECT practice_id FROM gp_list, attribution WHERE rule <> 'prescriber'
UNION SELECT practice_id FROM patient_gp, attribution WHERE rule = 'list' AND practice_id IS NOT NULL;

CREATE TABLE named_doctor AS
SELECT prescriber AS unit FROM placed, attribution WHERE prescriber <> '' AND rule <> 'list'
UNION SELECT prescriber_id FROM patient_gp, attribution WHERE rule = 'list';

-- A5: what doctors have declared stands in the place of their lists; of each list the newest month counts. A practice without any declaration has the size of its table.
CREATE TABLE counted_list AS
SELECT prescriber_id, practice_id, sex, age_group, coalesce(effective_list_size, list_size)::BIGINT AS people, effective_list_size IS NOT NULL AS is_declared FROM gp_list g
WHERE coalesce(month, '') = (SELECT max(coalesce(o.month, '')) FROM gp_list o WHERE o.prescriber_id = g.prescriber_id AND o.practice_id = g.practice_id);

-- Practices of the table (or those that the last month of the GP list implies), and those that rows name.
CREATE TABLE practice_list AS
SELECT practice_id AS unit, list_size::BIGINT AS list FROM practices
UNION ALL
SELECT practice_id, sum(list_size::BIGINT)::BIGINT FROM gp_list
WHERE NOT (SELECT has_practices FROM tables) AND coalesce(month, '') = (SELECT max(coalesce(month, '')) FROM gp_list)
GROUP BY practice_id;

-- Doctors are those on the GP list; without one, all who prescribe. Of each list the newest month counts, and several lists add up.
CREATE TABLE doctor_list AS
SELECT prescriber_id AS unit, sum(people)::BIGINT AS list FROM counted_list GROUP BY prescriber_id;

CREATE TABLE unit AS
SELECT 1 AS level_rank, 'national' AS level, 'NO' AS unit, NULL::BIGINT AS list
UNION ALL SELECT DISTINCT 2, 'county', place[1:2], NULL FROM place
UNION ALL SELECT 3, 'municipality', place, NULL FROM place
UNION ALL SELECT 4, 'municipality', '', NULL
UNION ALL SELECT DISTINCT 4.5, 'union', unit, NULL FROM joined
UNION ALL
SELECT 5, 'practice', unit, coalesce((SELECT sum(people)::BIGINT FROM counted_list d WHERE d.practice_id = unit HAVING bool_or(is_declared)), any_value(list))
FROM (SELECT * FROM practice_list UNION ALL SELECT unit, NULL FROM named_practice UNION ALL SELECT '', NULL) GROUP BY unit
UNION ALL SELECT 6, 'doctor', unit, list FROM doctor_list
UNION ALL SELECT 6, 'doctor', unit, NULL FROM named_doctor WHERE NOT EXISTS (SELECT 1 FROM gp_list)
UNION ALL SELECT 6, 'doctor', '', NULL;

-- RULINGS 8: what each level has.
CREATE TABLE level_kind AS
SELECT level, unnest(kinds) AS kind FROM (VALUES
    ('national', ['year', 'quarter', 'month', 'rolling']), ('county', ['year', 'quarter', 'month', 'rolling']),
    ('municipality', ['year', 'quarter', 'month']), ('union', ['year', 'quarter', 'month']), ('practice', ['year', 'quarter']), ('doctor', ['year', 'quarter'])) AS l (level, kinds);

-- What people are summed over: a municipality, the heirs of a split together, and for county and nation one or the other, as a split is still to come or not.
CREATE TABLE area AS
WITH asked_year AS (SELECT DISTINCT year(first) AS year FROM span UNION SELECT DISTINCT year(last) FROM span)
SELECT 'municipality' AS level, place AS unit, place AS part, year FROM place, asked_year
UNION ALL SELECT 'union', unit, place, year FROM joined, asked_year
UNION ALL SELECT 'sum', coalesce((SELECT min(from_code) FROM heirs h WHERE list_contains(h.members, p.place) AND h.day > make_date(year, 1, 1)), p.place), p.place, year FROM place p, asked_year;

-- Decision 5: the population of a year is the mean of 1 January of that year and the next; where the next is missing, or a split cuts the area on it, the year's own.
-- Of heirs together, those may be missing that were not in use yet. Twice as much, to stay whole.
CREATE TABLE twice_people AS
WITH parts AS (SELECT level, unit, year, count(*) AS n, any_value(part) AS only FROM area GROUP BY ALL),
on_day AS (
    SELECT a.level, a.unit, a.year, x.next, s.sort, any_value(a.part[1:2]) AS county,
           CASE WHEN bool_and(t.people IS NOT NULL OR (p.n > 1 AND u.code IS NULL)) THEN sum(coalesce(b.people, 0)) FILTER (t.people IS NOT NULL) END AS people
    FROM area a JOIN parts p ON p.level = a.level AND p.unit = a.unit AND p.year = a.year
    CROSS JOIN (VALUES (0), (1)) AS x (next) CROSS JOIN (SELECT unnest(range(38)) AS sort UNION ALL SELECT unnest([-1, -65, -75])) s
    LEFT JOIN residents t ON t.place = a.part AND t.year = a.year + x.next
    LEFT JOIN sorted b ON b.place = a.part AND b.year = a.year + x.next AND b.sort = s.sort
    LEFT JOIN newest u ON u.code = a.part AND u.year = a.year + x.next
    GROUP BY ALL
)
SELECT o.level, o.unit, o.county, o.year, o.sort,
       o.people + CASE WHEN p.n = 1 AND EXISTS (SELECT 1 FROM split s WHERE s.heir = p.only AND s.day = make_date(o.year::INT + 1, 1, 1)) THEN o.people ELSE coalesce(n.people, o.people) END AS twice
FROM on_day o JOIN parts p ON p.level = o.level AND p.unit = o.unit AND p.year = o.year
JOIN on_day n ON n.level = o.level AND n.unit = o.unit AND n.year = o.year AND n.sort = o.sort AND n.next = 1
WHERE o.next = 0;

CREATE TABLE twice_days AS
WITH days_of AS (
    SELECT label, year(d) AS year, count(*) AS days FROM (SELECT label, unnest(generate_series(first, last, INTERVAL 1 DAY)) AS d FROM span) GROUP BY ALL
),
of_area AS (
    SELECT t.level, t.unit, t.county, d.label, CASE WHEN count(*) = count(t.twice) THEN sum(t.twice * d.days)::HUGEINT END AS twice
    FROM days_of d JOIN twice_people t USING (year) WHERE t.sort = -1 GROUP BY ALL
)
SELECT level, unit, label, twice FROM of_area WHERE level <> 'sum'
UNION ALL SELECT 'county', county, label, CASE WHEN count(*) = count(twice) THEN sum(twice) END FROM of_area WHERE level = 'sum' GROUP BY ALL
UNION ALL SELECT 'national', 'NO', label, CASE WHEN count(*) = count(twice) THEN sum(twice) END FROM of_area WHERE level = 'sum' GROUP BY ALL
-- MEASURES 4.1: list-person-days; a list is taken as constant. RULINGS 19: without a GP list, rates per list are off.
UNION ALL SELECT level, unit, label, (2 * list * days)::HUGEINT FROM unit, span WHERE level IN ('practice', 'doctor') AND EXISTS (SELECT 1 FROM gp_list);

-- Of lists the age is known only where every row of the newest month tells it.
CREATE TABLE elderly_list AS
SELECT level, unit, age, CASE WHEN count(*) = count(age_group) THEN sum(CASE WHEN regexp_extract(age_group, '^[0-9]+')::INT >= age THEN people ELSE 0 END) END AS list
FROM (VALUES (65), (75)) AS a (age) CROSS JOIN (SELECT 'practice' AS level, practice_id AS unit, age_group, people FROM counted_list UNION ALL SELECT 'doctor', prescriber_id, age_group, people FROM counted_list)
GROUP BY ALL;

CREATE TABLE twice_elderly_days AS
WITH of_area AS (SELECT t.level, t.unit, t.county, s.label, -t.sort AS age, t.twice * s.days AS twice
    FROM twice_people t JOIN span s ON s.kind = 'year' AND t.year = year(s.first) WHERE t.sort < -1)
SELECT level, unit, label, age, twice FROM of_area WHERE level <> 'sum'
UNION ALL SELECT 'county', county, label, age, CASE WHEN count(*) = count(twice) THEN sum(twice) END FROM of_area WHERE level = 'sum' GROUP BY ALL
UNION ALL SELECT 'national', 'NO', label, age, CASE WHEN count(*) = count(twice) THEN sum(twice) END FROM of_area WHERE level = 'sum' GROUP BY ALL
UNION ALL SELECT level, unit, label, age, 2 * list * days FROM elderly_list, span WHERE kind = 'year';
