-- The version of the schema, kept by migrate.c.
-- name: schema_exists
SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration';
-- name: schema_exists pg
SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migration';
-- name: schema_version
SELECT max(version) FROM schema_migration;
-- name: schema_record
INSERT INTO schema_migration (version, name, applied_at) VALUES (:version, :name, :now);
-- Two programs may start at once; SQLite's write lock is held already. The number is any that nobody else uses.
-- name: schema_lock
SELECT 1;
-- name: schema_lock pg
SELECT pg_advisory_xact_lock(1818324596);
