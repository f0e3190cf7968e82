-- The units below one that meet and hold by themselves: the highest on each branch whose kind has a monthly meeting. Held: in a
-- session recorded for the obligation, or, where the unit has each hold it by itself, by what they owe themselves.
-- name: cells_of
SELECT a.unit, u.name, CASE WHEN EXISTS (
    SELECT 1 FROM session_obligation x JOIN session_cell c ON c.session = x.session WHERE x.obligation = :obligation AND c.unit = a.unit)
  OR (:by_cell = 1 AND EXISTS (
    SELECT 1 FROM obligation o WHERE o.requirement = :requirement AND o.unit = a.unit AND o.exempt_why IS NULL AND o.released_why IS NULL
      AND (o.held_on IS NOT NULL OR o.state IN ('sent', 'accepted'))))
  THEN 1 ELSE 0 END, k.name_vi, k.name_en
FROM unit_ancestor a JOIN unit u ON u.id = a.unit JOIN unit_kind k ON k.id = u.kind
WHERE a.line = :line AND a.ancestor = :unit AND a.depth > 0 AND u.closed_on IS NULL AND u.outside = 0 AND k.monthly_meeting = 1
  AND NOT EXISTS (
    SELECT 1 FROM unit_ancestor b JOIN unit_ancestor top ON top.line = :line AND top.unit = b.ancestor AND top.ancestor = :unit
      JOIN unit v ON v.id = b.ancestor JOIN unit_kind m ON m.id = v.kind
    WHERE b.line = :line AND b.unit = a.unit AND b.depth > 0 AND m.monthly_meeting = 1)
ORDER BY u.name_key, a.unit;

-- name: cells_of_session
SELECT u.name FROM session_cell c JOIN unit u ON u.id = c.unit WHERE c.session = :session ORDER BY u.name_key, u.id;
-- name: session_cell_insert
INSERT INTO session_cell (session, unit) VALUES (:session, :unit);
