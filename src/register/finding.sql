-- name: finding_insert
INSERT INTO document_finding (document, line, start_at, end_at, code, severity, message, arguments, stated,
  stated_scale, computed, computed_scale, accept_key, other_line, other_start, other_end)
VALUES (:document, :line, :start, :end, :code, :severity, :message, :arguments, :stated, :stated_scale, :computed,
  :computed_scale, :accept_key, :other_line, :other_start, :other_end);
-- name: findings_of
SELECT f.id, f.document, f.line, f.start_at, f.end_at, f.code, f.severity, f.message, f.arguments, f.stated,
  f.stated_scale, f.computed, f.computed_scale, f.accept_key, f.other_line, f.other_start, f.other_end, a.accepted_at,
  a.account
FROM document_finding f JOIN document d ON d.id = f.document
LEFT JOIN finding_accepted a ON a.unit = d.unit AND a.accept_key = f.accept_key
WHERE f.document = :document ORDER BY f.line, f.start_at, f.id;
-- name: finding_by_id
SELECT f.id, f.document, f.line, f.start_at, f.end_at, f.code, f.severity, f.message, f.arguments, f.stated,
  f.stated_scale, f.computed, f.computed_scale, f.accept_key, f.other_line, f.other_start, f.other_end, a.accepted_at,
  a.account
FROM document_finding f JOIN document d ON d.id = f.document
LEFT JOIN finding_accepted a ON a.unit = d.unit AND a.accept_key = f.accept_key
WHERE f.id = :finding;
-- name: finding_set_key
UPDATE document_finding SET accept_key = :accept_key WHERE id = :finding;
-- name: finding_accept
INSERT INTO finding_accepted (unit, accept_key, account, accepted_at) VALUES (:unit, :accept_key, :account, :now)
ON CONFLICT (unit, accept_key) DO NOTHING;
-- name: finding_reopen
DELETE FROM finding_accepted WHERE unit = :unit AND accept_key = :accept_key;
