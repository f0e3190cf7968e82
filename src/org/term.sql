-- Lines, categories of members and groups of units: three tables of the same shape.

-- name: line_all
SELECT id, code, name_vi, name_en, position FROM line ORDER BY position, id;
-- name: category_all
SELECT id, code, name_vi, name_en, position FROM member_category ORDER BY position, id;
-- name: group_all
SELECT id, code, name_vi, name_en, position FROM unit_group ORDER BY position, id;

-- name: line_set
INSERT INTO line (code, name_vi, name_en, position) VALUES (:code, :name_vi, :name_en, :position)
ON CONFLICT (code) DO UPDATE
SET name_vi = excluded.name_vi, name_en = excluded.name_en, position = excluded.position
RETURNING id;
-- name: category_set
INSERT INTO member_category (code, name_vi, name_en, position) VALUES (:code, :name_vi, :name_en, :position)
ON CONFLICT (code) DO UPDATE
SET name_vi = excluded.name_vi, name_en = excluded.name_en, position = excluded.position
RETURNING id;
-- name: group_set
INSERT INTO unit_group (code, name_vi, name_en, position) VALUES (:code, :name_vi, :name_en, :position)
ON CONFLICT (code) DO UPDATE
SET name_vi = excluded.name_vi, name_en = excluded.name_en, position = excluded.position
RETURNING id;
