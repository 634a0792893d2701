-- MEASURES 3.2, 3.3: what was in the box. Millionths of a milligram throughout, then whole micrograms, half away from zero.
CREATE MACRO millionths(text) AS (1000000 * nullif(text, '')::DECIMAL(24, 6))::HUGEINT;

CREATE TABLE line AS
SELECT atc, coalesce(route, '') AS route, coalesce(product, '') AS product, millionths(ome_factor) AS factor,
       -- Milligrams of the drug in a DDD: of unit doses, as many as there are in one.
       CASE WHEN unit = 'mg' THEN millionths(ddd) WHEN unit = 'g' THEN 1000 * millionths(ddd)
            WHEN starts_with(unit, 'UD:') THEN millionths(ddd) * millionths(regexp_extract(unit, 'UD:([0-9.]+)mg', 1)) // 1000000 END AS mg,
       starts_with("group", 'opioid') AS is_opioid
FROM ome;

CREATE TABLE of_ddd AS SELECT atc, route, product, mg * factor // 1000000 AS ome FROM line WHERE mg IS NOT NULL AND factor IS NOT NULL;

-- Where lines of a drug differ: codeine with paracetamol as 30/400 (RULINGS 15), else the usual route.
CREATE TABLE usual AS
SELECT atc, CASE WHEN atc = 'N02AJ06' THEN max(ome) FILTER (product = 'tab: codeine 30 mg/paracetamol 0.4 g')
                 ELSE first(ome ORDER BY list_position(['O', 'TD', 'SL', 'N', 'R', 'P'], route), ome) END AS ome
FROM of_ddd GROUP BY atc;

CREATE TABLE pack AS
WITH said AS (
    SELECT ltrim(article_no, '0') AS article,
           CASE upper(atc) WHEN 'N03AX12' THEN 'N02BF01' WHEN 'N03AX16' THEN 'N02BF02' WHEN 'N02AA59' THEN 'N02AJ06' WHEN 'N02AX52' THEN 'N02AJ13' ELSE upper(atc) END AS atc,
           coalesce(route, '') AS route, long_acting,
           coalesce(millionths(units_per_package), millionths(pack_size)) AS units,
           coalesce(millionths(mg_per_unit), CASE WHEN coalesce(route, '') <> 'TD' THEN millionths(strength_mg) END) AS mg,
           millionths(ome_mg_per_package) AS own, millionths(ddd_per_package) AS ddd
    FROM products
),
factored AS (
    SELECT s.*, coalesce(
        (SELECT max(l.factor) FROM line l WHERE l.atc = s.atc AND l.route = s.route),
        (SELECT max(l.factor) FROM line l WHERE l.atc = s.atc AND l.route = '')) AS factor
    FROM said s
)
SELECT *, coalesce(own, units * mg // 1000000 * factor // 1000000) AS ome,
       -- Of one route, where its lines agree.
       (SELECT CASE WHEN count(DISTINCT o.ome) = 1 THEN max(o.ome) END FROM of_ddd o WHERE o.atc = f.atc AND o.route = f.route AND o.product = '') AS ome_of_ddd
FROM factored f;

CREATE TABLE boxed AS
SELECT d.*,
       CASE
           WHEN NOT EXISTS (SELECT 1 FROM line l WHERE l.atc = d.atc AND l.is_opioid) THEN 0
           WHEN p.ome IS NOT NULL AND d.packages <> 0 THEN round_div(d.packages * p.ome, 100000)
           WHEN p.ome IS NOT NULL AND NOT d.ddd_missing AND p.ddd > 0 THEN round_div(d.hundredths * p.ome * 10, p.ddd)
           WHEN p.ome IS NULL AND p.ome_of_ddd IS NOT NULL AND NOT d.ddd_missing THEN round_div(d.hundredths * p.ome_of_ddd, 100000)
           WHEN NOT d.ddd_missing THEN coalesce(round_div(d.hundredths * u.ome, 100000), 0)
           ELSE 0
       END AS ome,
       coalesce(round_div(d.packages * p.units, 1000000), 0) AS units,
       CASE WHEN p.long_acting IN ('0', '1') THEN p.long_acting = '1' WHEN p.route = 'TD' THEN true END AS is_long
FROM dispensing d LEFT JOIN pack p ON p.article = d.article AND p.atc = d.atc AND d.article <> '' LEFT JOIN usual u ON u.atc = d.atc;
