-- The audit log.

-- name: audit_add
INSERT INTO audit (at, account, role_unit, operation, unit, subject, salt, digest, payload, address)
VALUES (:at, :account, :role_unit, :operation, :unit, :subject, :salt, :digest, :payload, :address)
RETURNING id;

-- name: audit_last
SELECT sequence, hash FROM audit WHERE sequence IS NOT NULL ORDER BY sequence DESC LIMIT 1;

-- name: audit_unsealed
SELECT id, at, account, role_unit, operation, unit, subject, digest FROM audit WHERE sequence IS NULL ORDER BY id;

-- One program seals at a time. The number is any that nobody else uses.
-- name: audit_lock
SELECT 1;
-- name: audit_lock pg
SELECT pg_advisory_xact_lock(1818324597);

-- name: audit_set_seal
UPDATE audit SET sequence = :sequence, hash = :hash WHERE id = :id AND sequence IS NULL;

-- name: audit_chain
SELECT id, at, account, role_unit, operation, unit, subject, digest, sequence, hash, salt, payload
FROM audit WHERE sequence IS NOT NULL ORDER BY sequence;

-- name: audit_unsealed_count
SELECT count(*) FROM audit WHERE sequence IS NULL;

-- name: audit_of_unit
SELECT id, at, account, operation, subject, payload FROM audit WHERE unit = :unit ORDER BY id DESC LIMIT :most;
