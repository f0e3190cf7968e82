-- name: report_by_id
SELECT id, obligation, version, form_version, state, saved_at, sent_at, decided_at, account, decided_by, behalf, arrived_on, remarks
FROM report WHERE id = :id;
-- name: report_last
SELECT id FROM report WHERE obligation = :obligation ORDER BY version DESC LIMIT 1;
-- name: report_waiting
SELECT id FROM report WHERE obligation = :obligation AND state = 'sent' ORDER BY version DESC LIMIT 1;
-- name: report_insert
INSERT INTO report (uid, obligation, version, form_version, state, saved_at, account)
VALUES (:uid, :obligation, (SELECT coalesce(max(version), 0) + 1 FROM report WHERE obligation = :obligation), :form_version, 'draft',
  :now, :account) RETURNING id;
-- name: report_saved
UPDATE report SET saved_at = :now, account = :account WHERE id = :id AND state = 'draft';
-- name: report_set_sent
UPDATE report SET state = 'sent', sent_at = :now, account = :account, behalf = :behalf, arrived_on = :arrived, due = :due
WHERE id = :id AND state = 'draft';
-- name: report_set_decided
UPDATE report SET state = :state, decided_at = :now, decided_by = :account, remarks = :remarks WHERE id = :id AND state = 'sent';
-- name: report_values
SELECT key, text, mantissa, scale FROM report_value WHERE report = :report ORDER BY key;
-- name: report_value_set
INSERT INTO report_value (report, key, text, mantissa, scale) VALUES (:report, :key, :text, :mantissa, :scale)
ON CONFLICT (report, key) DO UPDATE SET text = excluded.text, mantissa = excluded.mantissa, scale = excluded.scale;
-- name: report_values_clear
DELETE FROM report_value WHERE report = :report;
-- name: report_before
SELECT p.id FROM report p JOIN obligation o ON o.id = p.obligation
WHERE o.unit = :unit AND o.id <> :obligation AND p.state IN ('sent', 'accepted') AND p.sent_at < :before
ORDER BY p.sent_at DESC LIMIT 1;
