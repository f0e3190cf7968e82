-- What open campaigns do when the tree changes under them.

-- name: follow_any
SELECT 1 FROM campaign WHERE line = :line AND state = 'open' LIMIT 1;

-- Campaigns whose scope the unit is in.
-- name: follow_campaigns
SELECT c.id FROM unit_ancestor a JOIN campaign c ON c.scope = a.ancestor
WHERE a.line = :line AND a.unit = :unit AND c.line = :line AND c.state = 'open' ORDER BY c.id;

-- name: follow_below
SELECT u.id FROM unit_ancestor a JOIN unit u ON u.id = a.unit
WHERE a.line = :line AND a.ancestor = :unit AND u.closed_on IS NULL AND u.outside = 0 ORDER BY a.depth, u.id;

-- name: follow_obligations
SELECT o.id FROM obligation o JOIN campaign c ON c.id = o.campaign
WHERE o.unit = :unit AND o.line = :line AND c.state = 'open' ORDER BY o.id;

-- All that is counted at a unit, added to (or taken from) all above it.
-- name: follow_rollup
INSERT INTO rollup (requirement, unit, due, owed, exempt, released, plan_owed, planned, hold_owed, held, report_owed, reported,
  returned, accepted, on_time, late, figures, expected, reached)
SELECT r.requirement, a.ancestor, r.due, CAST(:sign AS BIGINT) * r.owed, CAST(:sign AS BIGINT) * r.exempt,
  CAST(:sign AS BIGINT) * r.released, CAST(:sign AS BIGINT) * r.plan_owed, CAST(:sign AS BIGINT) * r.planned,
  CAST(:sign AS BIGINT) * r.hold_owed, CAST(:sign AS BIGINT) * r.held, CAST(:sign AS BIGINT) * r.report_owed,
  CAST(:sign AS BIGINT) * r.reported, CAST(:sign AS BIGINT) * r.returned, CAST(:sign AS BIGINT) * r.accepted,
  CAST(:sign AS BIGINT) * r.on_time, CAST(:sign AS BIGINT) * r.late, CAST(:sign AS BIGINT) * r.figures,
  CAST(:sign AS BIGINT) * r.expected, CAST(:sign AS BIGINT) * r.reached
FROM rollup r
  JOIN requirement q ON q.id = r.requirement
  JOIN campaign c ON c.id = q.campaign AND c.line = :line AND c.state = 'open'
  JOIN unit_ancestor a ON a.line = :line AND a.unit = r.unit AND a.depth > 0
WHERE r.unit = :unit
ON CONFLICT (requirement, unit, due) DO UPDATE SET
  owed = rollup.owed + excluded.owed, exempt = rollup.exempt + excluded.exempt, released = rollup.released + excluded.released,
  plan_owed = rollup.plan_owed + excluded.plan_owed, planned = rollup.planned + excluded.planned,
  hold_owed = rollup.hold_owed + excluded.hold_owed, held = rollup.held + excluded.held,
  report_owed = rollup.report_owed + excluded.report_owed, reported = rollup.reported + excluded.reported,
  returned = rollup.returned + excluded.returned, accepted = rollup.accepted + excluded.accepted,
  on_time = rollup.on_time + excluded.on_time, late = rollup.late + excluded.late, figures = rollup.figures + excluded.figures,
  expected = rollup.expected + excluded.expected, reached = rollup.reached + excluded.reached;

-- name: follow_sums
INSERT INTO rollup_sum (requirement, unit, key, scale, reports, mantissa)
SELECT r.requirement, a.ancestor, r.key, r.scale, CAST(:sign AS BIGINT) * r.reports, CAST(:sign AS BIGINT) * r.mantissa
FROM rollup_sum r
  JOIN requirement q ON q.id = r.requirement
  JOIN campaign c ON c.id = q.campaign AND c.line = :line AND c.state = 'open'
  JOIN unit_ancestor a ON a.line = :line AND a.unit = r.unit AND a.depth > 0
WHERE r.unit = :unit
ON CONFLICT (requirement, unit, key, scale) DO UPDATE SET
  reports = rollup_sum.reports + excluded.reports, mantissa = rollup_sum.mantissa + excluded.mantissa;

-- name: follow_heads
INSERT INTO rollup_heads (requirement, unit, category, figures, expected, reached)
SELECT r.requirement, a.ancestor, r.category, CAST(:sign AS BIGINT) * r.figures, CAST(:sign AS BIGINT) * r.expected,
  CAST(:sign AS BIGINT) * r.reached
FROM rollup_heads r
  JOIN requirement q ON q.id = r.requirement
  JOIN campaign c ON c.id = q.campaign AND c.line = :line AND c.state = 'open'
  JOIN unit_ancestor a ON a.line = :line AND a.unit = r.unit AND a.depth > 0
WHERE r.unit = :unit
ON CONFLICT (requirement, unit, category) DO UPDATE SET
  figures = rollup_heads.figures + excluded.figures, expected = rollup_heads.expected + excluded.expected,
  reached = rollup_heads.reached + excluded.reached;

-- A unit that leaves the line counts nowhere on it, not even at itself.
-- name: follow_forget_rollup
DELETE FROM rollup WHERE unit = :unit AND requirement IN (
  SELECT q.id FROM requirement q JOIN campaign c ON c.id = q.campaign WHERE c.line = :line AND c.state = 'open');
-- name: follow_forget_sums
DELETE FROM rollup_sum WHERE unit = :unit AND requirement IN (
  SELECT q.id FROM requirement q JOIN campaign c ON c.id = q.campaign WHERE c.line = :line AND c.state = 'open');
-- name: follow_forget_heads
DELETE FROM rollup_heads WHERE unit = :unit AND requirement IN (
  SELECT q.id FROM requirement q JOIN campaign c ON c.id = q.campaign WHERE c.line = :line AND c.state = 'open');

-- name: follow_lines
SELECT DISTINCT line FROM obligation WHERE unit = :unit ORDER BY line;
