-- RULINGS 11: whole hundredths of a DDD, rounded per row half away from zero (as DuckDB rounds decimals); a missing DDD counts as 0.
-- MEASURES 0 (3): codes that have changed count as what they are called now.
-- CONTRACT: dispensings whose date lies in the period; the municipality as written in the row, none where it is not a code.
CREATE TABLE dispensing AS
SELECT patient, prescriber, practice, CASE WHEN regexp_full_match(born, '[0-9]{4}') THEN born::INT END AS born, CASE WHEN sex IN ('1', '2') THEN sex::INT ELSE 0 END AS sex, CASE upper(atc) WHEN 'N03AX12' THEN 'N02BF01' WHEN 'N03AX16' THEN 'N02BF02' WHEN 'N02AA59' THEN 'N02AJ06' WHEN 'N02AX52' THEN 'N02AJ13' ELSE upper(atc) END AS atc,
       day::DATE AS day,
       CASE WHEN regexp_full_match(municipality, '[0-9]{1,4}') THEN lpad(municipality, 4, '0') ELSE '' END AS municipality,
       CASE WHEN ddd = '' THEN 0 ELSE round(100 * replace(ddd, ',', '.')::DECIMAL(18, 8))::BIGINT END AS hundredths
FROM written, period
WHERE day::DATE BETWEEN from_day AND to_day;

CREATE TABLE cross_group (name VARCHAR, prefix VARCHAR);
INSERT INTO cross_group VALUES ('opioids', 'N02A'), ('anxiolytics', 'N05B'), ('hypnotics', 'N05C');

CREATE TABLE grouped AS
SELECT d.*, g.name AS drugs, year(day) AS year, quarter(day) AS quarter
FROM dispensing d JOIN cross_group g ON starts_with(d.atc, g.prefix);
