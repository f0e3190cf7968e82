-- name: observation_insert
INSERT INTO observation (indicator, place, period_type, period, value, value_scale, high, high_scale, cmp, numerator,
  numerator_scale, denominator, denominator_scale, digits, status, document, line, start_at, end_at, sentence, reason,
  superseded_by, recorded_at, account)
VALUES (:indicator, :place, :period_type, :period, :value, :value_scale, :high, :high_scale, :cmp, :numerator,
  :numerator_scale, :denominator, :denominator_scale, :digits, :status, :document, :line, :start, :end, :sentence,
  :reason, :superseded_by, :now, :account)
RETURNING id;
-- name: observation_supersede
UPDATE observation SET superseded_by = :by WHERE id = :observation;
-- name: observation_by_id
SELECT id, indicator, place, period_type, period, value, value_scale, high, high_scale, cmp, numerator, numerator_scale,
  denominator, denominator_scale, digits, status, document, line, start_at, end_at, sentence, reason, superseded_by,
  recorded_at, account
FROM observation WHERE id = :observation;
-- name: observation_held
SELECT id, indicator, place, period_type, period, value, value_scale, high, high_scale, cmp, numerator, numerator_scale,
  denominator, denominator_scale, digits, status, document, line, start_at, end_at, sentence, reason, superseded_by,
  recorded_at, account
FROM observation
WHERE indicator = :indicator AND place = :place AND period_type = :period_type AND period = :period
  AND superseded_by IS NULL;
-- name: observation_of_status
SELECT id, indicator, place, period_type, period, value, value_scale, high, high_scale, cmp, numerator, numerator_scale,
  denominator, denominator_scale, digits, status, document, line, start_at, end_at, sentence, reason, superseded_by,
  recorded_at, account
FROM observation
WHERE indicator = :indicator AND place = :place AND period_type = :period_type AND period = :period AND status = :status
ORDER BY recorded_at DESC, id DESC LIMIT 1;
-- name: observation_series
SELECT id, indicator, place, period_type, period, value, value_scale, high, high_scale, cmp, numerator, numerator_scale,
  denominator, denominator_scale, digits, status, document, line, start_at, end_at, sentence, reason, superseded_by,
  recorded_at, account
FROM observation
WHERE indicator = :indicator AND place = :place AND period_type = :period_type AND superseded_by IS NULL
ORDER BY period;
-- name: observation_history
SELECT id, indicator, place, period_type, period, value, value_scale, high, high_scale, cmp, numerator, numerator_scale,
  denominator, denominator_scale, digits, status, document, line, start_at, end_at, sentence, reason, superseded_by,
  recorded_at, account
FROM observation WHERE indicator = :indicator AND place = :place
ORDER BY period DESC, period_type, recorded_at DESC, id DESC;
-- name: observation_in
SELECT id, indicator, place, period_type, period, value, value_scale, high, high_scale, cmp, numerator, numerator_scale,
  denominator, denominator_scale, digits, status, document, line, start_at, end_at, sentence, reason, superseded_by,
  recorded_at, account
FROM observation WHERE document = :document ORDER BY line, start_at, id;
-- name: observation_predecessor
SELECT id FROM observation WHERE superseded_by = :observation ORDER BY CASE status WHEN 'final' THEN 0 WHEN 'preliminary' THEN 1 ELSE 2 END, recorded_at DESC, id DESC LIMIT 1;
-- name: observation_superseded_by_set
UPDATE observation SET superseded_by = :by WHERE superseded_by = :observation AND id <> :by;
-- name: observation_delete
DELETE FROM observation WHERE id = :observation;
