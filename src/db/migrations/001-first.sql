CREATE TABLE schema_migration (
  version :int NOT NULL PRIMARY KEY,
  name :text NOT NULL,
  applied_at :int NOT NULL
);
