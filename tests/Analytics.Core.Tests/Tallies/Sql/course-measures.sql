-- Measures about courses of treatment: whose drugs, and what of them.
CREATE TABLE course_measure AS
SELECT id, CASE WHEN id LIKE 'opi.%' THEN 'opi' ELSE split_part(id, '.', -1) END AS subject,
       CASE
           WHEN id LIKE 'opi.first.%' THEN 'first' WHEN id = 'opi.new_longterm' THEN 'longterm' WHEN id LIKE 'opi.bzdz.strict%' THEN 'strict' WHEN id LIKE 'renew.chain183.%' THEN 'chain'
           WHEN id LIKE 'renew.%' THEN 'renew' WHEN id LIKE '%.continued%' THEN 'continued' ELSE 'start' END AS kind,
       CASE WHEN id LIKE 'start.%' THEN list_position(['own', 'practice', 'gp', 'hospital', 'other'], split_part(id, '.', 2)) END AS starter,
       CASE WHEN id LIKE '%.continued90.%' THEN 90 WHEN id LIKE '%.continued180.%' THEN 180 WHEN id = 'opi.new_longterm' THEN 180 ELSE 0 END AS days
FROM chosen WHERE id LIKE 'start.%' OR id LIKE 'renew.%' OR id LIKE 'opi.first.%' OR id IN ('opi.new_longterm', 'opi.bzdz.strict', 'opi.bzdz.strict.all')
