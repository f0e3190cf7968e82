-- name: file_by_digest
SELECT id FROM file WHERE sha256 = :sha256;
-- name: file_insert
INSERT INTO file (sha256, size, stored_at) VALUES (:sha256, :size, :now) RETURNING id;
-- name: file_chunk_insert
INSERT INTO file_chunk (file, seq, bytes) VALUES (:file, :seq, :bytes);
-- name: file_by_id
SELECT sha256, size FROM file WHERE id = :file;
-- name: file_chunks
SELECT bytes FROM file_chunk WHERE file = :file ORDER BY seq;
-- name: file_in_use
SELECT 1 FROM document WHERE file = :file
UNION ALL SELECT 1 FROM material WHERE file = :file;
-- name: file_chunks_delete
DELETE FROM file_chunk WHERE file = :file;
-- name: file_delete
DELETE FROM file WHERE id = :file;
