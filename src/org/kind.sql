-- Kinds of units.

-- name: kind_all
SELECT id, code, name_vi, name_en, level, organ, makes_plan, monthly_meeting, meeting_day, reports, position
FROM unit_kind ORDER BY position, id;

-- name: kind_under_all
SELECT parent FROM kind_under WHERE kind = :kind ORDER BY parent;

-- name: kind_set
INSERT INTO unit_kind (code, name_vi, name_en, level, organ, makes_plan, monthly_meeting, meeting_day, reports, position)
VALUES (:code, :name_vi, :name_en, :level, :organ, :makes_plan, :monthly_meeting, :meeting_day, :reports, :position)
ON CONFLICT (code) DO UPDATE
SET name_vi = excluded.name_vi, name_en = excluded.name_en, level = excluded.level, organ = excluded.organ,
  makes_plan = excluded.makes_plan, monthly_meeting = excluded.monthly_meeting, meeting_day = excluded.meeting_day,
  reports = excluded.reports, position = excluded.position
RETURNING id;

-- name: kind_under_clear
DELETE FROM kind_under WHERE kind = :kind;

-- name: kind_under_add
INSERT INTO kind_under (kind, parent) VALUES (:kind, :parent);
