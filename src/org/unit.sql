-- Units: what holds now, what held on a day, and changes.

-- name: unit_by_id
SELECT u.id, u.kind, u.code, u.name, u.short, u.outside, u.closed_on,
  k.code, k.name_vi, k.name_en, k.organ, k.makes_plan, k.monthly_meeting, k.reports, k.level
FROM unit u JOIN unit_kind k ON k.id = u.kind
WHERE u.id = :unit;

-- name: unit_by_code
SELECT u.id, u.kind, u.code, u.name, u.short, u.outside, u.closed_on,
  k.code, k.name_vi, k.name_en, k.organ, k.makes_plan, k.monthly_meeting, k.reports, k.level
FROM unit u JOIN unit_kind k ON k.id = u.kind
WHERE u.code = :code;

-- name: unit_parent
SELECT ancestor FROM unit_ancestor WHERE line = :line AND unit = :unit AND depth = 1;

-- name: unit_on_line
SELECT 1 FROM unit_ancestor WHERE line = :line AND unit = :unit AND depth = 0;

-- Whether it is on the line, and under whom.
-- name: unit_place_now
SELECT depth, ancestor FROM unit_ancestor WHERE line = :line AND unit = :unit AND depth <= 1 ORDER BY depth;

-- name: unit_above
SELECT ancestor FROM unit_ancestor WHERE line = :line AND unit = :unit AND depth > 0 ORDER BY depth;

-- How many stand above it; how many levels below it there are.
-- name: unit_depth
SELECT max(depth) FROM unit_ancestor WHERE line = :line AND unit = :unit;
-- name: unit_height
SELECT max(depth) FROM unit_ancestor WHERE line = :line AND ancestor = :unit;

-- name: unit_is_below
SELECT 1 FROM unit_ancestor WHERE line = :line AND unit = :unit AND ancestor = :top;

-- name: unit_count_below
SELECT count(*) FROM unit_ancestor WHERE line = :line AND ancestor = :top;

-- name: unit_path
SELECT u.id, u.kind, u.code, u.name, u.short, u.outside, u.closed_on,
  k.code, k.name_vi, k.name_en, k.organ, k.makes_plan, k.monthly_meeting, k.reports, k.level
FROM unit_ancestor a JOIN unit u ON u.id = a.ancestor JOIN unit_kind k ON k.id = u.kind
WHERE a.line = :line AND a.unit = :unit
ORDER BY a.depth DESC;

-- name: unit_children
SELECT u.id, u.kind, u.code, u.name, u.short, u.outside, u.closed_on,
  k.code, k.name_vi, k.name_en, k.organ, k.makes_plan, k.monthly_meeting, k.reports, k.level
FROM unit_ancestor a JOIN unit u ON u.id = a.unit JOIN unit_kind k ON k.id = u.kind
WHERE a.line = :line AND a.ancestor = :unit AND a.depth = 1 AND u.closed_on IS NULL
ORDER BY k.position, u.name_key, u.id;

-- name: unit_at
SELECT u.id, v.kind, v.code, v.name, v.short, u.outside, u.closed_on,
  k.code, k.name_vi, k.name_en, k.organ, k.makes_plan, k.monthly_meeting, k.reports, k.level
FROM unit u JOIN unit_version v ON v.unit = u.id JOIN unit_kind k ON k.id = v.kind
WHERE u.id = :unit AND v.valid_from <= :day
ORDER BY v.valid_from DESC, v.recorded_at DESC LIMIT 1;

-- name: unit_parent_at
SELECT parent, present FROM unit_parent
WHERE unit = :unit AND line = :line AND valid_from <= :day
ORDER BY valid_from DESC, recorded_at DESC LIMIT 1;

-- name: unit_members_at
SELECT count FROM membership
WHERE unit = :unit AND category = :category AND valid_from <= :day
ORDER BY valid_from DESC, recorded_at DESC LIMIT 1;

-- name: unit_version_latest
SELECT max(valid_from) FROM unit_version WHERE unit = :unit;

-- name: unit_parent_latest
SELECT max(valid_from) FROM unit_parent WHERE unit = :unit AND line = :line;

-- The first of :count ids that nobody else will use.
-- name: unit_reserve
SELECT coalesce(max(id), 0) + 1 FROM unit WHERE :count > 0;
-- name: unit_reserve pg
SELECT setval(pg_get_serial_sequence('unit', 'id'), nextval(pg_get_serial_sequence('unit', 'id')) + :count) - :count;

-- name: unit_add
INSERT INTO unit (id, uid, kind, code, name, short, name_fold, short_fold, name_key, outside, created_at)
VALUES (:id, :uid, :kind, :code, :name, :short, :name_fold, :short_fold, :name_key, :outside, :now);

-- name: unit_change
UPDATE unit SET kind = :kind, code = :code, name = :name, short = :short, name_fold = :name_fold,
  short_fold = :short_fold, name_key = :name_key, outside = :outside
WHERE id = :unit;

-- Recorded twice in one millisecond, the later one holds.
-- name: unit_version_add
INSERT INTO unit_version (unit, valid_from, recorded_at, kind, code, name, short, account)
VALUES (:unit, :valid_from, :now, :kind, :code, :name, :short, :account)
ON CONFLICT (unit, valid_from, recorded_at) DO UPDATE
SET kind = excluded.kind, code = excluded.code, name = excluded.name, short = excluded.short, account = excluded.account;

-- name: unit_parent_add
INSERT INTO unit_parent (unit, line, valid_from, recorded_at, parent, present, account)
VALUES (:unit, :line, :valid_from, :now, :parent, :present, :account)
ON CONFLICT (unit, line, valid_from, recorded_at) DO UPDATE
SET parent = excluded.parent, present = excluded.present, account = excluded.account;

-- A unit that is new on the line (the casts tell PostgreSQL the types of the parameters): itself, and all above its parent.
-- name: unit_ancestor_add
INSERT INTO unit_ancestor (line, unit, depth, ancestor)
SELECT CAST(:line AS BIGINT), CAST(:unit AS BIGINT), 0, CAST(:unit AS BIGINT)
UNION ALL
SELECT a.line, CAST(:unit AS BIGINT), a.depth + 1, a.ancestor FROM unit_ancestor a WHERE a.line = :line AND a.unit = :parent;

-- name: unit_ancestor_put
INSERT INTO unit_ancestor (line, unit, depth, ancestor) VALUES (:line, :unit, :depth, :ancestor);

-- A whole subtree leaves what is above its top …
-- name: unit_ancestor_detach
DELETE FROM unit_ancestor
WHERE line = :line
  AND unit IN (SELECT unit FROM unit_ancestor WHERE line = :line AND ancestor = :unit)
  AND ancestor IN (SELECT ancestor FROM unit_ancestor WHERE line = :line AND unit = :unit AND depth > 0);

-- … and comes under another unit.
-- name: unit_ancestor_attach
INSERT INTO unit_ancestor (line, unit, depth, ancestor)
SELECT s.line, s.unit, s.depth + p.depth + 1, p.ancestor
FROM unit_ancestor s JOIN unit_ancestor p ON p.line = s.line
WHERE s.line = :line AND s.ancestor = :unit AND p.unit = :parent;

-- name: unit_ancestor_remove
DELETE FROM unit_ancestor WHERE line = :line AND unit = :unit;

-- name: unit_has_open_children
SELECT 1 FROM unit_ancestor a JOIN unit u ON u.id = a.unit
WHERE a.line = :line AND a.ancestor = :unit AND a.depth = 1 AND u.closed_on IS NULL;

-- name: unit_has_children
SELECT 1 FROM unit_ancestor WHERE line = :line AND ancestor = :unit AND depth = 1 LIMIT 1;

-- name: unit_close
UPDATE unit SET closed_on = :closed_on, closed_why = :why WHERE id = :unit AND closed_on IS NULL;

-- name: membership_set
INSERT INTO membership (unit, category, valid_from, recorded_at, count, account)
VALUES (:unit, :category, :valid_from, :now, :count, :account)
ON CONFLICT (unit, category, valid_from, recorded_at) DO UPDATE SET count = excluded.count, account = excluded.account;

-- name: unit_group_set
INSERT INTO unit_group_member (unit, unit_group, valid_from, recorded_at, member)
VALUES (:unit, :unit_group, :valid_from, :now, :member)
ON CONFLICT (unit, unit_group, valid_from, recorded_at) DO UPDATE SET member = excluded.member;

-- name: unit_groups
SELECT m.unit_group, m.member FROM unit_group_member m
WHERE m.unit = :unit AND m.valid_from <= :day
ORDER BY m.unit_group, m.valid_from, m.recorded_at;

-- name: unit_lines
SELECT l.id FROM line l
WHERE EXISTS (SELECT 1 FROM unit_ancestor a WHERE a.line = l.id AND a.unit = :unit AND a.depth = 0)
ORDER BY l.position;

-- name: succession_add
INSERT INTO succession (from_unit, to_unit, kind, valid_from, recorded_at, account)
VALUES (:from_unit, :to_unit, :kind, :valid_from, :now, :account);

-- name: unit_successors
SELECT u.id, u.kind, u.code, u.name, u.short, u.outside, u.closed_on,
  k.code, k.name_vi, k.name_en, k.organ, k.makes_plan, k.monthly_meeting, k.reports, k.level
FROM succession s JOIN unit u ON u.id = s.to_unit JOIN unit_kind k ON k.id = u.kind
WHERE s.from_unit = :unit ORDER BY s.valid_from, s.id;

-- name: unit_predecessors
SELECT u.id, u.kind, u.code, u.name, u.short, u.outside, u.closed_on,
  k.code, k.name_vi, k.name_en, k.organ, k.makes_plan, k.monthly_meeting, k.reports, k.level
FROM succession s JOIN unit u ON u.id = s.from_unit JOIN unit_kind k ON k.id = u.kind
WHERE s.to_unit = :unit ORDER BY s.valid_from, s.id;

-- name: unit_any
SELECT 1 FROM unit LIMIT 1;

-- name: unit_child_kinds
SELECT u.id, u.kind FROM unit_ancestor a JOIN unit u ON u.id = a.unit
WHERE a.line = :line AND a.ancestor = :unit AND a.depth = 1 AND u.closed_on IS NULL;

-- name: verify_parents
SELECT line, unit, parent, present FROM unit_parent ORDER BY line, unit, valid_from, recorded_at;

-- name: verify_ancestors
SELECT line, unit, depth, ancestor FROM unit_ancestor ORDER BY line, unit, depth;

-- name: verify_versions
SELECT u.id, u.kind, u.code, u.name, u.short, v.kind, v.code, v.name, v.short
FROM unit u LEFT JOIN unit_version v ON v.unit = u.id
ORDER BY u.id, v.valid_from, v.recorded_at;
