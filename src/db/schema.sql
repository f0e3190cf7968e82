-- The version of the schema, kept by db.c.
-- name: schema_version
SELECT max(version) FROM schema_migration;
-- name: schema_record
INSERT INTO schema_migration (version, name, applied_at) VALUES (:version, :name, :now);
