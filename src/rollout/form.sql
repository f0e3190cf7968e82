-- name: form_by_code
SELECT id FROM form WHERE code = :code;
-- name: form_insert
INSERT INTO form (code, name_vi, name_en) VALUES (:code, :name_vi, :name_en)
ON CONFLICT (code) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en RETURNING id;
-- name: form_current
SELECT id FROM form_version WHERE form = :form ORDER BY version DESC LIMIT 1;
-- name: form_version_insert
INSERT INTO form_version (form, version, made_at)
VALUES (:form, (SELECT coalesce(max(version), 0) + 1 FROM form_version WHERE form = :form), :now) RETURNING id;
-- name: form_field_insert
INSERT INTO form_field (form_version, seq, key, section_vi, section_en, type, label_vi, label_en, hint_vi, hint_en, need, bound, sign,
  formula, choices_vi, choices_en)
VALUES (:version, :seq, :key, :section_vi, :section_en, :type, :label_vi, :label_en, :hint_vi, :hint_en, :need, :bound, :sign, :formula,
  :choices_vi, :choices_en);
-- name: form_rule_insert
INSERT INTO form_rule (form_version, seq, formula, key, severity, message_vi, message_en)
VALUES (:version, :seq, :formula, :key, :severity, :message_vi, :message_en);
-- name: form_name
SELECT f.name_vi, f.name_en FROM form_version v JOIN form f ON f.id = v.form WHERE v.id = :version;
-- name: form_fields
SELECT seq, key, type, need, bound, sign, formula, section_vi, label_vi, hint_vi, choices_vi, section_en, label_en, hint_en, choices_en
FROM form_field WHERE form_version = :version ORDER BY seq;
-- name: form_rules
SELECT formula, key, severity, message_vi, message_en FROM form_rule WHERE form_version = :version ORDER BY seq;
