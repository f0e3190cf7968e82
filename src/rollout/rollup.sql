-- name: rollup_add
INSERT INTO rollup (requirement, unit, due, owed, exempt, released, plan_owed, planned, hold_owed, held, report_owed, reported,
  returned, accepted, on_time, late, figures, expected, reached)
SELECT :requirement, ancestor, :due, :owed, :exempt, :released, :plan_owed, :planned, :hold_owed, :held, :report_owed, :reported,
  :returned, :accepted, :on_time, :late, :figures, :expected, :reached
FROM unit_ancestor WHERE line = :line AND unit = :unit
ON CONFLICT (requirement, unit, due) DO UPDATE SET
  owed = rollup.owed + excluded.owed, exempt = rollup.exempt + excluded.exempt, released = rollup.released + excluded.released,
  plan_owed = rollup.plan_owed + excluded.plan_owed, planned = rollup.planned + excluded.planned,
  hold_owed = rollup.hold_owed + excluded.hold_owed, held = rollup.held + excluded.held,
  report_owed = rollup.report_owed + excluded.report_owed, reported = rollup.reported + excluded.reported,
  returned = rollup.returned + excluded.returned, accepted = rollup.accepted + excluded.accepted,
  on_time = rollup.on_time + excluded.on_time, late = rollup.late + excluded.late, figures = rollup.figures + excluded.figures,
  expected = rollup.expected + excluded.expected, reached = rollup.reached + excluded.reached;
-- What an opening made: owed or exempt; nothing is reported, and held is only what was when the plan was issued.
-- name: rollup_open
INSERT INTO rollup (requirement, unit, due, owed, exempt, released, plan_owed, planned, hold_owed, held, report_owed, reported,
  returned, accepted, on_time, late, figures, expected, reached)
SELECT x.requirement, x.ancestor, x.due, sum(x.owed), sum(1 - x.owed), 0, sum(x.owed * x.plan), 0, sum(x.owed * x.holds),
  sum(x.owed * x.holds * x.held), sum(x.owed * x.reports), 0, 0, 0, sum(x.owed * x.holds * x.held * (1 - x.reports) * x.in_time),
  sum(x.owed * x.holds * x.held * (1 - x.reports) * (1 - x.in_time)), 0, 0, 0
FROM (
  SELECT o.requirement, a.ancestor, o.holds, o.reports,
    coalesce(CASE WHEN o.reports = 1 THEN o.report_due ELSE o.hold_due END, '') AS due,
    CASE WHEN o.exempt_why IS NULL THEN 1 ELSE 0 END AS owed,
    CASE WHEN o.plan = 'required' THEN 1 ELSE 0 END AS plan,
    CASE WHEN o.held_on IS NULL THEN 0 ELSE 1 END AS held,
    CASE WHEN o.hold_due < o.held_on THEN 0 ELSE 1 END AS in_time
  FROM obligation o JOIN unit_ancestor a ON a.line = :line AND a.unit = o.unit
  WHERE o.requirement = :requirement) x
GROUP BY x.requirement, x.ancestor, x.due;
-- name: rollup_sum_add
INSERT INTO rollup_sum (requirement, unit, key, scale, reports, mantissa)
SELECT :requirement, ancestor, :key, :scale, :reports, :mantissa FROM unit_ancestor WHERE line = :line AND unit = :unit
ON CONFLICT (requirement, unit, key, scale) DO UPDATE SET
  reports = rollup_sum.reports + excluded.reports, mantissa = rollup_sum.mantissa + excluded.mantissa;
-- name: rollup_sum_at
SELECT key, scale, reports, mantissa FROM rollup_sum WHERE requirement = :requirement AND unit = :unit AND reports <> 0
ORDER BY key, scale;
-- name: rollup_at
SELECT due, owed, exempt, released, plan_owed, planned, hold_owed, held, report_owed, reported, returned, accepted, on_time, late,
  figures, expected, reached
FROM rollup WHERE requirement = :requirement AND unit = :unit;
-- name: rollup_all
SELECT unit, due, owed, exempt, released, plan_owed, planned, hold_owed, held, report_owed, reported, returned, accepted, on_time,
  late, figures, expected, reached
FROM rollup WHERE requirement = :requirement ORDER BY unit, due;
-- name: rollup_children
SELECT u.id, u.name, k.name_vi, k.name_en FROM unit_ancestor a JOIN unit u ON u.id = a.unit JOIN unit_kind k ON k.id = u.kind
WHERE a.line = :line AND a.ancestor = :unit AND a.depth = 1
  AND EXISTS (SELECT 1 FROM rollup r WHERE r.requirement = :requirement AND r.unit = a.unit)
ORDER BY k.level, u.name_key, u.id;
-- name: rollup_children_closed
SELECT u.id, u.name, k.name_vi, k.name_en FROM campaign_ancestor a JOIN unit u ON u.id = a.unit JOIN unit_kind k ON k.id = u.kind
WHERE a.campaign = :campaign AND a.ancestor = :unit AND a.depth = 1
  AND EXISTS (SELECT 1 FROM rollup r WHERE r.requirement = :requirement AND r.unit = a.unit)
ORDER BY k.level, u.name_key, u.id;
-- name: rollup_requirements
SELECT r.id, c.line, c.id, c.state FROM requirement r JOIN campaign c ON c.id = r.campaign WHERE c.state IN ('open', 'closed') ORDER BY r.id;
-- name: rollup_values
SELECT v.key, v.mantissa, v.scale FROM report_value v JOIN report p ON p.id = v.report
JOIN form_field f ON f.form_version = p.form_version AND f.key = v.key
WHERE v.report = :report AND v.mantissa IS NOT NULL AND f.type = 'number';
-- name: rollup_counting_report
SELECT id FROM report WHERE obligation = :obligation AND state IN ('sent', 'accepted')
ORDER BY CASE WHEN state = 'accepted' THEN 0 ELSE 1 END, version DESC LIMIT 1;

-- What the recomputation goes by: the leaves alone.
-- name: verify_obligations
SELECT id, unit, plan, holds, reports, report_due, hold_due, exempt_why, released_why, covered_by, return_due, state
FROM obligation WHERE requirement = :requirement ORDER BY id;
-- name: verify_sessions
SELECT o.id, s.held_on, s.unit, x.completes, s.id, a.category, coalesce(c.counted, 1), a.members - a.exempt - a.away + a.here,
  a.attended + a.elsewhere + a.made_up
FROM obligation o JOIN session_obligation x ON x.obligation = o.id JOIN session s ON s.id = x.session
  JOIN requirement q ON q.id = o.requirement
  LEFT JOIN attendance a ON a.session = s.id AND (a.category = q.category OR EXISTS (
    SELECT 1 FROM requirement_category x WHERE x.requirement = q.id AND x.category = a.category))
  LEFT JOIN requirement_category c ON c.requirement = q.id AND c.category = a.category
WHERE o.requirement = :requirement ORDER BY o.id, s.held_on, s.id, a.category;
-- name: verify_heads_kept
SELECT unit, 'expected ' || category, 0, figures, expected FROM rollup_heads WHERE requirement = :requirement
UNION ALL
SELECT unit, 'reached ' || category, 0, figures, reached FROM rollup_heads WHERE requirement = :requirement;
-- name: verify_plans
SELECT o.id FROM obligation o WHERE o.requirement = :requirement AND EXISTS (SELECT 1 FROM local_plan p WHERE p.obligation = o.id);
-- name: verify_sums
SELECT unit, key, scale, reports, mantissa FROM rollup_sum WHERE requirement = :requirement ORDER BY unit, key, scale;
-- name: verify_requirement
SELECT held_on, sessions FROM requirement WHERE id = :requirement;
-- name: verify_reports
SELECT o.id, p.id, p.version, p.state, p.sent_at, p.arrived_on, p.due FROM obligation o JOIN report p ON p.obligation = o.id
WHERE o.requirement = :requirement AND p.state <> 'draft' ORDER BY o.id, p.version;
-- name: verify_heads
SELECT o.id, p.id, f.bound, v.mantissa FROM report p JOIN obligation o ON o.id = p.obligation
JOIN form_field f ON f.form_version = p.form_version JOIN report_value v ON v.report = p.id AND v.key = f.key
WHERE o.requirement = :requirement AND f.bound IN ('must_attend', 'reached') AND v.mantissa IS NOT NULL AND v.scale = 0;
-- name: verify_rollup_ancestors
SELECT ancestor FROM unit_ancestor WHERE line = :line AND unit = :unit;
-- name: verify_closed_ancestors
SELECT ancestor FROM campaign_ancestor WHERE campaign = :campaign AND unit = :unit;
