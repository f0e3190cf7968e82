-- name: reading_measure_insert
INSERT INTO reading_measure (reading, document, seq, state, line, start_at, end_at, text, value, value_scale, high,
  high_scale, total, total_scale, measured_in, cmp, estimate, ratio, role, direction, subject, year, item, edited)
VALUES (:reading, :document, :seq, :state, :line, :start, :end, :text, :value, :value_scale, :high, :high_scale, :total,
  :total_scale, :measured_in, :cmp, :estimate, :ratio, :role, :direction, :subject, :year, :item, 0)
RETURNING id;
-- name: reading_measure_set_qualifies
UPDATE reading_measure SET qualifies = :of WHERE id = :measure;
-- name: reading_measure_piece_insert
INSERT INTO reading_measure_piece (measure, seq, line, start_at, end_at) VALUES (:measure, :seq, :line, :start, :end);
-- name: reading_item_insert
INSERT INTO reading_item (reading, line, seq, mark, title) VALUES (:reading, :line, :seq, :mark, :title);
-- name: reading_items
SELECT line, mark, title FROM reading_item WHERE reading = :reading ORDER BY seq;
-- name: reading_measures
SELECT id, reading, document, seq, state, line, start_at, end_at, text, value, value_scale, high, high_scale, total,
  total_scale, measured_in, cmp, estimate, ratio, role, direction, subject, year, qualifies, item, indicator, fit, edited,
  observation, target, status, read_as
FROM reading_measure WHERE reading = :reading AND seq >= :from ORDER BY seq LIMIT :limit;
-- name: reading_measure_by_id
SELECT id, reading, document, seq, state, line, start_at, end_at, text, value, value_scale, high, high_scale, total,
  total_scale, measured_in, cmp, estimate, ratio, role, direction, subject, year, qualifies, item, indicator, fit, edited,
  observation, target, status, read_as
FROM reading_measure WHERE id = :measure;
-- name: document_measures
SELECT m.id, m.reading, m.document, m.seq, m.state, m.line, m.start_at, m.end_at, m.text, m.value, m.value_scale, m.high,
  m.high_scale, m.total, m.total_scale, m.measured_in, m.cmp, m.estimate, m.ratio, m.role, m.direction, m.subject, m.year,
  m.qualifies, m.item, m.indicator, m.fit, m.edited, m.observation, m.target,
  m.status, m.read_as
FROM reading_measure m JOIN reading r ON r.id = m.reading
WHERE m.document = :document AND r.state <> 'discarded' ORDER BY m.line, m.start_at, m.seq;
-- name: reading_measure_pieces
SELECT line, start_at, end_at FROM reading_measure_piece WHERE measure = :measure ORDER BY seq;
-- name: reading_measure_counts
SELECT state, count(*) FROM reading_measure WHERE reading = :reading GROUP BY state;
-- name: reading_measure_set_state
UPDATE reading_measure SET state = :state WHERE id = :measure;
-- name: reading_measures_document
SELECT document FROM reading_measure WHERE reading = :reading AND state <> 'left_out' ORDER BY seq LIMIT 1;
-- name: reading_measure_set_status
UPDATE reading_measure SET status = :status, edited = 1 WHERE id = :measure;
-- name: reading_measure_set_read_as
UPDATE reading_measure SET read_as = :read_as, edited = 1 WHERE id = :measure;
-- name: reading_measures_reopen
UPDATE reading_measure SET state = 'proposed' WHERE reading = :reading AND state = 'accepted';
-- name: reading_measures_accept
UPDATE reading_measure SET state = 'accepted' WHERE reading = :reading AND state = 'proposed';
-- name: reading_measure_correct
UPDATE reading_measure SET value = :value, value_scale = :value_scale, high = :high, high_scale = :high_scale,
  measured_in = :measured_in, cmp = :cmp, estimate = :estimate, role = :role, direction = :direction,
  subject = :subject, year = :year, indicator = :indicator, fit = :fit, status = :status, read_as = :read_as, edited = 1
WHERE id = :measure;
-- name: reading_measure_pieces_delete
DELETE FROM reading_measure_piece WHERE measure IN (SELECT id FROM reading_measure WHERE reading = :reading);
-- name: reading_measures_unqualify
UPDATE reading_measure SET qualifies = NULL WHERE reading = :reading;
-- name: reading_measures_delete
DELETE FROM reading_measure WHERE reading = :reading;
-- name: reading_items_delete
DELETE FROM reading_item WHERE reading = :reading;
-- name: reading_measure_set_indicator
UPDATE reading_measure SET indicator = :indicator, fit = :fit WHERE id = :measure;
-- name: reading_measure_set_taken
UPDATE reading_measure SET observation = :observation, target = :target WHERE id = :measure;
-- name: reading_measure_set_beside
UPDATE reading_measure SET observation = :observation, indicator = :indicator, fit = 'beside' WHERE id = :measure;
-- name: reading_measures_forget_taken
UPDATE reading_measure SET observation = NULL, target = NULL,
  indicator = CASE WHEN fit IN ('chosen', 'learned') THEN indicator END,
  fit = CASE WHEN fit IN ('chosen', 'learned') THEN 'chosen' END
WHERE reading = :reading;
-- name: reading_target_sets
SELECT DISTINCT g.target_set FROM reading_measure m JOIN target g ON g.id = m.target WHERE m.reading = :reading;
-- name: reading_set_figures
UPDATE reading SET figures_at = :now, target_set = :set WHERE id = :reading;
-- name: reading_unset_figures
UPDATE reading SET figures_at = NULL, target_set = NULL WHERE id = :reading;
