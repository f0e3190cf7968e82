-- Who there is: lines, kinds, units with their parents and head counts, people and what they may do, the audit log.
--
-- What is dated is kept as rows that are only added: the row that holds on a day is the one with the latest valid_from
-- not after it, and of those the one recorded last. The tables unit and unit_ancestor repeat what holds now.

CREATE TABLE line (
  id :key,
  code :text NOT NULL UNIQUE,
  name_vi :text NOT NULL,
  name_en :text NOT NULL,
  position :int NOT NULL
);

CREATE TABLE unit_kind (
  id :key,
  code :text NOT NULL UNIQUE,
  name_vi :text NOT NULL,
  name_en :text NOT NULL,
  level :int NOT NULL,           -- of the kind, whatever the depth of its units
  organ :bool NOT NULL,          -- acts on its parent's subtree, on the parent's behalf
  makes_plan :bool NOT NULL,
  monthly_meeting :bool NOT NULL,
  meeting_day :int,              -- of the month, where there is a usual one
  reports :bool NOT NULL,
  position :int NOT NULL
);

-- Which kinds may stand under which. A kind without a row here stands at the top.
CREATE TABLE kind_under (
  kind :id NOT NULL REFERENCES unit_kind,
  parent :id NOT NULL REFERENCES unit_kind,
  PRIMARY KEY (kind, parent)
) :clustered;

CREATE TABLE member_category (
  id :key,
  code :text NOT NULL UNIQUE,
  name_vi :text NOT NULL,
  name_en :text NOT NULL,
  position :int NOT NULL
);

CREATE TABLE unit_group (
  id :key,
  code :text NOT NULL UNIQUE,
  name_vi :text NOT NULL,
  name_en :text NOT NULL,
  position :int NOT NULL
);

-- Rows are never deleted, so that no id is used twice.
CREATE TABLE unit (
  id :key,
  uid :bytes NOT NULL,           -- 16 random bytes, for exchange
  kind :id NOT NULL REFERENCES unit_kind,
  code :text UNIQUE,
  name :text NOT NULL,
  short :text,
  name_fold :text NOT NULL,      -- for search, by text_fold
  short_fold :text,
  name_key :bytes NOT NULL,      -- for order, by text_sort_key
  outside :bool NOT NULL,        -- an addressee or lead agency that has no part in the system
  closed_on :text,
  closed_why :text,
  created_at :int NOT NULL
);

CREATE TABLE unit_version (
  unit :id NOT NULL REFERENCES unit,
  valid_from :text NOT NULL,
  recorded_at :int NOT NULL,
  kind :id NOT NULL REFERENCES unit_kind,
  code :text,
  name :text NOT NULL,
  short :text,
  account :id,                   -- who recorded it; NULL the system
  PRIMARY KEY (unit, valid_from, recorded_at)
) :clustered;

CREATE TABLE unit_parent (
  unit :id NOT NULL REFERENCES unit,
  line :id NOT NULL REFERENCES line,
  valid_from :text NOT NULL,
  recorded_at :int NOT NULL,
  parent :id REFERENCES unit,    -- NULL: the top of the line
  present :bool NOT NULL,        -- 0: has left the line
  account :id,
  PRIMARY KEY (unit, line, valid_from, recorded_at)
) :clustered;

-- The tree of each line as it stands now: every unit with itself (depth 0), its parent (1) and so on up.
CREATE TABLE unit_ancestor (
  line :id NOT NULL,
  unit :id NOT NULL,
  depth :int NOT NULL,
  ancestor :id NOT NULL,
  PRIMARY KEY (line, unit, depth)
) :clustered;
-- Children of a unit, and its whole subtree.
CREATE INDEX unit_ancestor_below ON unit_ancestor (line, ancestor, depth, unit);

CREATE TABLE unit_group_member (
  unit :id NOT NULL REFERENCES unit,
  unit_group :id NOT NULL REFERENCES unit_group,
  valid_from :text NOT NULL,
  recorded_at :int NOT NULL,
  member :bool NOT NULL,         -- 0: from then on no longer
  PRIMARY KEY (unit, unit_group, valid_from, recorded_at)
) :clustered;
CREATE INDEX unit_group_member_of ON unit_group_member (unit_group, unit);

-- Head counts by category from a day on.
CREATE TABLE membership (
  unit :id NOT NULL REFERENCES unit,
  category :id NOT NULL REFERENCES member_category,
  valid_from :text NOT NULL,
  recorded_at :int NOT NULL,
  count :int NOT NULL CHECK (count >= 0),
  account :id,
  PRIMARY KEY (unit, category, valid_from, recorded_at)
) :clustered;

CREATE TABLE succession (
  id :key,
  from_unit :id NOT NULL REFERENCES unit,
  to_unit :id NOT NULL REFERENCES unit,
  kind :text NOT NULL CHECK (kind IN ('absorbed', 'fused', 'split')),
  valid_from :text NOT NULL,
  recorded_at :int NOT NULL,
  account :id
);
CREATE INDEX succession_from ON succession (from_unit);
CREATE INDEX succession_to ON succession (to_unit);

CREATE TABLE account (
  id :key,
  login :text NOT NULL UNIQUE,   -- lower case
  name :text NOT NULL,
  password :text,                -- Argon2id, as libsodium writes it; NULL: cannot sign in yet
  language :text NOT NULL CHECK (language IN ('vi', 'en')),
  created_at :int NOT NULL,
  disabled_at :int
);

-- A role held at a unit on a line, for a time.
CREATE TABLE role_grant (
  id :key,
  account :id NOT NULL REFERENCES account,
  role :text NOT NULL CHECK (role IN ('administrator', 'officer', 'reporter', 'viewer')),
  unit :id NOT NULL REFERENCES unit,
  line :id NOT NULL REFERENCES line,
  title :text,                   -- the position, as papers write it
  valid_from :text NOT NULL,
  valid_to :text,                -- the last day; NULL: open
  recorded_at :int NOT NULL
);
CREATE INDEX role_grant_account ON role_grant (account);
CREATE INDEX role_grant_unit ON role_grant (unit);

-- A supervisor's units, by a document, for a term.
CREATE TABLE assignment (
  id :key,
  account :id NOT NULL REFERENCES account,
  unit :id NOT NULL REFERENCES unit,
  line :id NOT NULL REFERENCES line,
  with_subtree :bool NOT NULL,
  document :text,
  valid_from :text NOT NULL,
  valid_to :text,
  recorded_at :int NOT NULL
);
CREATE INDEX assignment_account ON assignment (account);
CREATE INDEX assignment_unit ON assignment (unit);

-- Failed attempts to sign in, by account ('login:…') and by address ('from:…').
CREATE TABLE sign_in_failure (
  subject :text NOT NULL PRIMARY KEY,
  failures :int NOT NULL,
  last_at :int NOT NULL
) :clustered;

-- What was changed, by whom. An entry is sealed into the chain by its sequence and hash; on SQLite at once, on
-- PostgreSQL after the commit, in order. The digest stands for the payload, which may be erased, as the address may.
CREATE TABLE audit (
  id :key,
  at :int NOT NULL,
  account :id,
  role_unit :id,
  operation :text NOT NULL,
  unit :id,                      -- on which unit
  subject :id,                   -- the id of what was changed
  salt :bytes NOT NULL,
  digest :bytes NOT NULL,
  payload :text,
  address :text,
  sequence :int UNIQUE,
  hash :bytes
);
CREATE INDEX audit_unit ON audit (unit, id);
-- only sqlite
CREATE TRIGGER audit_unchanged
  BEFORE UPDATE OF id, at, account, role_unit, operation, unit, subject, salt, digest, sequence, hash ON audit
  WHEN old.hash IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;
-- end
-- only pg
CREATE FUNCTION audit_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only added to';
END $$;
CREATE TRIGGER audit_unchanged
  BEFORE UPDATE OF id, at, account, role_unit, operation, unit, subject, salt, digest, sequence, hash ON audit
  FOR EACH ROW WHEN (old.hash IS NOT NULL) EXECUTE FUNCTION audit_kept();
CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_kept();
-- end
