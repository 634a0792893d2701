CREATE MACRO round_div(a, b) AS sign(a)::HUGEINT * ((2 * abs(a::HUGEINT) + b) // (2 * b));

-- RULINGS 11: whole hundredths of a DDD, rounded per row half away from zero (as DuckDB rounds decimals); a missing DDD counts as 0.
-- MEASURES 0 (3): codes that have changed count as what they are called now.
-- CONTRACT: dispensings whose date lies in the period; the municipality as written in the row, none where it is not a code.
CREATE MACRO hundredths_of(text) AS round(100 * replace(text, ',', '.')::DECIMAL(18, 8))::BIGINT;

CREATE TABLE dispensing AS
SELECT row_number() OVER () AS row, patient, prescriber, practice, CASE WHEN regexp_full_match(born, '[0-9]{4}') THEN born::INT END AS born, CASE WHEN sex IN ('1', '2') THEN sex::INT ELSE 0 END AS sex,
       CASE upper(atc) WHEN 'N03AX12' THEN 'N02BF01' WHEN 'N03AX16' THEN 'N02BF02' WHEN 'N02AA59' THEN 'N02AJ06' WHEN 'N02AX52' THEN 'N02AJ13' ELSE upper(atc) END AS atc,
       day::DATE AS day,
       CASE WHEN regexp_full_match(municipality, '[0-9]{1,4}') THEN lpad(municipality, 4, '0') ELSE '' END AS municipality,
       ddd = '' AS ddd_missing, CASE WHEN ddd = '' THEN 0 ELSE hundredths_of(ddd) END AS hundredths,
       ltrim(article, '0') AS article, CASE WHEN packages = '' THEN 0 ELSE hundredths_of(packages) END AS packages,
       CASE WHEN regexp_full_match(price, '[+-]?([0-9]+,?[0-9]*|,[0-9]+)') THEN hundredths_of(price) ELSE 0 END AS price,
       category IN ('A', 'B', 'a', 'b') AS is_addictive,
       -- MEASURES 4.18: several codes may stand in one field.
       regexp_matches(code, '(^|[ ,;/|])(-|−)90($|[ ,;/|])') AS is_end_of_life,
       regexp_matches(upper(code), '(^|[ ,;/|])C([0-8][0-9]|9[0-7])')
       OR regexp_matches(upper(code), '(^|[ ,;/|])(A79|B7[234]|D7[4567]|L71|N74|R8[45]|S77|T71|U7[567]|W72|X7[567]|Y7[78])($|[ ,;/|])') AS is_cancer,
       dose_dispensed = '1' AS dose, try_cast(death_month || '-01' AS DATE) AS died,
       CASE WHEN starts_with(lower(prescriber_specialty), 'allm') THEN 'gp' WHEN trim(prescriber_specialty) <> '' THEN 'specialist' ELSE '' END AS class
FROM written, period
WHERE day::DATE BETWEEN from_day AND to_day;

CREATE TABLE cross_group (name VARCHAR, prefix VARCHAR);
INSERT INTO cross_group VALUES ('opioids', 'N02A'), ('anxiolytics', 'N05B'), ('hypnotics', 'N05C');

CREATE TABLE grouped AS
SELECT d.*, g.name AS drugs, year(day) AS year, quarter(day) AS quarter
FROM dispensing d JOIN cross_group g ON starts_with(d.atc, g.prefix);
