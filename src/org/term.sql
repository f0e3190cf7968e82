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

-- name: category_is_apart
SELECT 1 FROM category_apart WHERE category = :a AND other = :b;
-- name: category_apart
SELECT m.code FROM category_apart a JOIN member_category m ON m.id = a.other WHERE a.category = :category ORDER BY m.position, m.id;
-- name: category_apart_clear
DELETE FROM category_apart WHERE category = :category OR other = :category;
-- name: category_apart_set
INSERT INTO category_apart (category, other) VALUES (:category, :other) ON CONFLICT (category, other) DO NOTHING;
