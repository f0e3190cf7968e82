-- name: sector_set
INSERT INTO sector (code, name, parent, position) VALUES (:code, :name, :parent, :position)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, parent = excluded.parent, position = excluded.position
RETURNING id;
-- name: sector_all
SELECT id, code, name, parent, position FROM sector ORDER BY position, id;

-- name: indicator_insert
INSERT INTO indicator (code, name, name_fold, name_key, sector, measured_in, dimension, power, better, adds_up, decimals,
  definition, lead_unit, added_at, account)
VALUES (:code, :name, :fold, :key, :sector, :measured_in, :dimension, :power, :better, :adds_up, :decimals, :definition,
  :lead_unit, :now, :account)
RETURNING id;
-- name: indicator_update
UPDATE indicator SET code = :code, name = :name, name_fold = :fold, name_key = :key, sector = :sector, better = :better,
  adds_up = :adds_up, decimals = :decimals, definition = :definition, lead_unit = :lead_unit
WHERE id = :indicator;
-- name: indicator_by_id
SELECT i.id, i.code, i.name, i.sector, i.measured_in, i.dimension, i.power, i.better, i.adds_up, i.decimals,
  i.definition, i.lead_unit, s.name
FROM indicator i LEFT JOIN sector s ON s.id = i.sector WHERE i.id = :indicator;
-- name: indicator_all
SELECT i.id, i.code, i.name, i.sector, i.measured_in, i.dimension, i.power, i.better, i.adds_up, i.decimals,
  i.definition, i.lead_unit, s.name, i.name_fold
FROM indicator i LEFT JOIN sector s ON s.id = i.sector
ORDER BY coalesce(s.position, 1000000), s.id, i.name_key, i.id;
-- name: indicator_by_code
SELECT id FROM indicator WHERE code = :code AND id <> :indicator;
-- name: indicator_set_decimals
UPDATE indicator SET decimals = :decimals WHERE id = :indicator;
-- name: indicator_set_better
UPDATE indicator SET better = :better WHERE id = :indicator;
-- name: indicator_is_used
SELECT 1 FROM observation WHERE indicator = :indicator
UNION ALL SELECT 1 FROM target WHERE indicator = :indicator LIMIT 1;
-- name: indicator_delete
DELETE FROM indicator WHERE id = :indicator;

-- name: indicator_synonym_insert
INSERT INTO indicator_synonym (form, dimension, indicator, words) VALUES (:form, :dimension, :indicator, :words);
-- name: indicator_synonym_find
SELECT indicator, words FROM indicator_synonym WHERE form = :form AND dimension = :dimension;
-- name: indicator_synonyms_in
SELECT form, indicator, words FROM indicator_synonym WHERE dimension = :dimension ORDER BY form;
-- name: indicator_synonyms_of
SELECT words FROM indicator_synonym WHERE indicator = :indicator ORDER BY form;
-- name: indicator_synonym_delete
DELETE FROM indicator_synonym WHERE indicator = :indicator AND form = :form;
-- name: indicator_synonyms_delete
DELETE FROM indicator_synonym WHERE indicator = :indicator;
