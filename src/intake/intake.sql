-- name: reading_insert
INSERT INTO reading (unit, line, document, state, file_name, answer, read_at, account)
VALUES (:unit, :line, :document, 'review', :file_name, :answer, :now, :account) RETURNING id;
-- name: reading_by_id
SELECT id, unit, line, document, state, file_name, read_at, account, campaign, target_set, answer, figures_at FROM reading
WHERE id = :reading;
-- name: reading_of_document
SELECT id FROM reading WHERE document = :document AND state <> 'discarded' ORDER BY id DESC LIMIT 1;
-- name: reading_set_discarded
UPDATE reading SET state = 'discarded', document = NULL, answer = NULL, decided_at = :now WHERE id = :reading;
-- name: reading_set_campaign
UPDATE reading SET campaign = :campaign WHERE id = :reading;
-- name: reading_set_state
UPDATE reading SET state = :state, decided_at = :now WHERE id = :reading;
-- name: reading_uses_file
SELECT 1 FROM reading WHERE answer = :file;

-- name: reading_requirement_insert
INSERT INTO reading_requirement (reading, seq, state, type, title, actor, action, audience, contents, materials, people,
  plan_due, hold_due, report_due, hold_text, report_text, held_on, reports, report_after, report_working, report_to,
  report_via, report_to_unit, report_via_unit, edited)
VALUES (:reading, :seq, 'proposed', :type, :title, :actor, :action, :audience, :contents, :materials, :people, :plan_due,
  :hold_due, :report_due, :hold_text, :report_text, :held_on, :reports, :report_after, :report_working, :report_to,
  :report_via, :report_to_unit, :report_via_unit, 0)
RETURNING id;
-- name: reading_requirements
SELECT id, reading, seq, state, type, title, actor, action, audience, contents, materials, people, plan_due, hold_due,
  report_due, hold_text, report_text, held_on, reports, report_after, report_working, report_to, report_via, edited,
  requirement, report_to_unit, report_via_unit, heads
FROM reading_requirement WHERE reading = :reading ORDER BY seq;
-- name: reading_requirement_counts
SELECT state, count(*) FROM reading_requirement WHERE reading = :reading GROUP BY state;
-- name: reading_requirement_by_id
SELECT id, reading, seq, state, type, title, actor, action, audience, contents, materials, people, plan_due, hold_due,
  report_due, hold_text, report_text, held_on, reports, report_after, report_working, report_to, report_via, edited,
  requirement, report_to_unit, report_via_unit, heads
FROM reading_requirement WHERE id = :requirement;
-- name: reading_requirement_correct
UPDATE reading_requirement SET title = :title, audience = :audience, contents = :contents, plan_due = :plan_due,
  hold_due = :hold_due, report_due = :report_due, held_on = :held_on, reports = :reports, report_after = :report_after,
  report_working = :report_working, report_to_unit = :report_to_unit, report_via_unit = :report_via_unit,
  heads = :heads, edited = 1
WHERE id = :requirement;
-- name: reading_requirement_set_made
UPDATE reading_requirement SET requirement = :made WHERE id = :requirement;
-- name: reading_requirements_unmake
UPDATE reading_requirement SET requirement = NULL WHERE reading = :reading;
-- name: reading_of_campaign
SELECT id FROM reading WHERE campaign = :campaign;
-- name: readings_of_unit
SELECT id, unit, line, document, state, file_name, read_at, account, campaign, target_set, answer, figures_at FROM reading
WHERE unit = :unit AND state = 'review' ORDER BY read_at DESC, id DESC LIMIT :limit;
-- name: reading_requirement_set_state
UPDATE reading_requirement SET state = :state WHERE id = :requirement;

-- name: reading_part_insert
INSERT INTO reading_part (reading_requirement, seq, kind, unit, plan, modes, form)
VALUES (:requirement, :seq, :kind, :unit, :plan, :modes, :form);
-- name: reading_parts
SELECT kind, unit, plan, modes, form FROM reading_part WHERE reading_requirement = :requirement ORDER BY seq;
-- name: reading_parts_delete
DELETE FROM reading_part WHERE reading_requirement = :requirement;
-- name: reading_part_set_plan
UPDATE reading_part SET plan = :plan
WHERE reading_requirement = :requirement AND (kind = :kind OR unit = :unit);
-- name: reading_source_insert
INSERT INTO reading_source (reading_requirement, seq, line, start_at, end_at)
VALUES (:requirement, :seq, :line, :start, :end);
-- name: reading_sources
SELECT line, start_at, end_at FROM reading_source WHERE reading_requirement = :requirement ORDER BY seq;

-- name: reading_clash_insert
INSERT INTO reading_clash (reading_requirement, general_line, general_start, general_end, general_plan, special_line,
  special_start, special_end, special_plan)
VALUES (:requirement, :general_line, :general_start, :general_end, :general_plan, :special_line, :special_start,
  :special_end, :special_plan)
RETURNING id;
-- name: reading_clashes
SELECT id, general_line, general_start, general_end, general_plan, special_line, special_start, special_end,
  special_plan, choice, reading_requirement
FROM reading_clash WHERE reading_requirement = :requirement ORDER BY id;
-- name: reading_clash_by_id
SELECT id, general_line, general_start, general_end, general_plan, special_line, special_start, special_end,
  special_plan, choice, reading_requirement
FROM reading_clash WHERE id = :clash;
-- name: reading_clash_choose
UPDATE reading_clash SET choice = :choice WHERE id = :clash;
-- name: reading_clash_part_insert
INSERT INTO reading_clash_part (clash, seq, kind, unit) VALUES (:clash, :seq, :kind, :unit);
-- name: reading_clash_parts
SELECT kind, unit FROM reading_clash_part WHERE clash = :clash ORDER BY seq;

-- What a discarded reading proposed.
-- name: reading_clash_parts_delete
DELETE FROM reading_clash_part WHERE clash IN (SELECT c.id FROM reading_clash c
  JOIN reading_requirement r ON r.id = c.reading_requirement WHERE r.reading = :reading);
-- name: reading_clashes_delete
DELETE FROM reading_clash WHERE reading_requirement IN (SELECT id FROM reading_requirement WHERE reading = :reading);
-- name: reading_sources_delete
DELETE FROM reading_source WHERE reading_requirement IN (SELECT id FROM reading_requirement WHERE reading = :reading);
-- name: reading_all_parts_delete
DELETE FROM reading_part WHERE reading_requirement IN (SELECT id FROM reading_requirement WHERE reading = :reading);
-- name: reading_requirements_delete
DELETE FROM reading_requirement WHERE reading = :reading;
