-- Kinds of the units under the issuer, with how far below it they begin and end.
-- name: directory_kinds_below
SELECT u.kind, min(a.depth), max(a.depth) FROM unit_ancestor a JOIN unit u ON u.id = a.unit
WHERE a.line = :line AND a.ancestor = :unit AND a.depth >= 1 AND u.closed_on IS NULL
GROUP BY u.kind;
-- The issuer, those above it, and the children of all of these, each with its parent; the nearer first.
-- name: directory_units
SELECT u.id, p.ancestor, u.name, u.short, min(a.depth) FROM unit_ancestor up
JOIN unit_ancestor a ON a.line = up.line AND a.ancestor = up.ancestor AND a.depth <= 1
JOIN unit u ON u.id = a.unit
LEFT JOIN unit_ancestor p ON p.line = a.line AND p.unit = a.unit AND p.depth = 1
WHERE up.line = :line AND up.unit = :unit AND u.closed_on IS NULL
GROUP BY u.id, p.ancestor, u.name, u.short
ORDER BY min(up.depth), min(a.depth), u.id LIMIT :limit;
-- name: directory_outside
SELECT id, name, short FROM unit WHERE outside = 1 AND closed_on IS NULL ORDER BY id LIMIT :limit;
