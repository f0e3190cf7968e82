-- name: material_insert
INSERT INTO material (unit, document, text_document, title, audience, access, version, file, file_name, media_type,
  reference, line, added_at, account)
VALUES (:unit, :document, :text, :title, :audience, :access, :version, :file, :file_name, :media_type, :reference, :line,
  :now, :account)
RETURNING id;
-- name: material_by_id
SELECT id, unit, document, text_document, title, audience, access, version, replaced_by, file, file_name, media_type,
  reference, line, added_at
FROM material WHERE id = :material;
-- name: materials_of
SELECT id, unit, document, text_document, title, audience, access, version, replaced_by, file, file_name, media_type,
  reference, line, added_at
FROM material WHERE document = :document AND replaced_by IS NULL
ORDER BY CASE WHEN audience IS NULL THEN 0 ELSE 1 END, audience, line, id;
-- name: material_set_replaced
UPDATE material SET replaced_by = :newer WHERE id = :material AND replaced_by IS NULL;
-- name: material_correct
UPDATE material SET title = :title, audience = :audience, access = :access, text_document = :text, file = :file, file_name = :file_name, media_type = :media_type
WHERE id = :material;
-- name: material_untie
UPDATE material SET replaced_by = NULL WHERE replaced_by = :material;
-- name: material_delete
DELETE FROM material WHERE id = :material;
