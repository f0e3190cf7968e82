-- Heads of the categories that a requirement keeps by themselves.
-- name: heads_clear
DELETE FROM obligation_heads WHERE obligation = :obligation;
-- Of the unit's own sessions: those of some cells, and the one with which enough were held.
-- name: heads_keep
INSERT INTO obligation_heads (obligation, category, expected, reached)
SELECT x.obligation, a.category, sum(a.members - a.exempt - a.away + a.here), sum(a.attended + a.elsewhere + a.made_up)
FROM session_obligation x
  JOIN session s ON s.id = x.session
  JOIN obligation o ON o.id = x.obligation AND o.unit = s.unit
  JOIN attendance a ON a.session = s.id
  JOIN requirement_category c ON c.requirement = o.requirement AND c.category = a.category AND c.counted = 0
WHERE x.obligation = :obligation AND (x.completes = 0 OR x.session = :session)
GROUP BY x.obligation, a.category;
-- name: heads_move
INSERT INTO rollup_heads (requirement, unit, category, figures, expected, reached)
SELECT CAST(:requirement AS BIGINT), a.ancestor, h.category, CAST(:sign AS BIGINT), CAST(:sign AS BIGINT) * h.expected,
  CAST(:sign AS BIGINT) * h.reached
FROM obligation_heads h JOIN unit_ancestor a ON a.line = :line AND a.unit = :unit
WHERE h.obligation = :obligation
ON CONFLICT (requirement, unit, category) DO UPDATE SET
  figures = rollup_heads.figures + excluded.figures, expected = rollup_heads.expected + excluded.expected,
  reached = rollup_heads.reached + excluded.reached;
-- name: heads_at
SELECT h.category, m.name_vi, m.name_en, h.figures, h.expected, h.reached FROM rollup_heads h JOIN member_category m ON m.id = h.category
WHERE h.requirement = :requirement AND h.unit = :unit AND h.figures <> 0 ORDER BY m.position, m.id;

-- The heads of one session that are counted as one: of the requirement's category, and of those added to it.
-- name: heads_counted
SELECT CAST(sum(a.members) AS BIGINT), CAST(sum(a.exempt) AS BIGINT), CAST(sum(a.away) AS BIGINT), CAST(sum(a.here) AS BIGINT),
  CAST(sum(a.attended) AS BIGINT), CAST(sum(a.elsewhere) AS BIGINT), CAST(sum(a.absent_with) AS BIGINT),
  CAST(sum(a.absent_without) AS BIGINT), CAST(sum(a.made_up) AS BIGINT), CAST(sum(a.guests) AS BIGINT)
FROM session_obligation x
  JOIN session s ON s.id = x.session
  JOIN obligation o ON o.id = x.obligation AND o.unit = s.unit
  JOIN requirement q ON q.id = o.requirement
  JOIN attendance a ON a.session = s.id
  LEFT JOIN requirement_category c ON c.requirement = q.id AND c.category = a.category
WHERE x.obligation = :obligation AND (x.completes = 0 OR x.session = :session) AND (a.category = q.category OR c.counted = 1);
