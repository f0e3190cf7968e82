-- name: sign_in_find
SELECT id, account, role_grant, csrf FROM sign_in
WHERE token_hash = :hash AND ended_at IS NULL AND expires_at > :now;
-- name: sign_in_insert
INSERT INTO sign_in (token_hash, csrf, account, role_grant, started_at, expires_at, address, agent)
VALUES (:hash, :csrf, :account, :role, :now, :expires, :address, :agent);
-- name: sign_in_finish
UPDATE sign_in SET ended_at = :now WHERE token_hash = :hash AND ended_at IS NULL;
-- name: sign_in_change_role
UPDATE sign_in SET role_grant = :role WHERE token_hash = :hash AND ended_at IS NULL;
-- name: answered_find
SELECT hash, location FROM answered WHERE account = :account AND key = :key;
-- name: answered_insert
INSERT INTO answered (key, account, hash, location, answered_at) VALUES (:key, :account, :hash, :location, :now);
-- name: answered_forget
DELETE FROM answered WHERE answered_at < :before;
