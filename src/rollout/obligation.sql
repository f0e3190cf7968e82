-- name: obligation_by_id
SELECT id, campaign, requirement, part, unit, line, plan, form_version, holds, reports, plan_due, hold_due, report_due, exempt_why,
  released_why, planned_on, held_on, sessions, state, first_on, on_time, sent_at, decided_at, return_due, expected, reached,
  covered_by, version, plan_extended, hold_extended, report_extended, not_before
FROM obligation WHERE id = :id;
-- name: obligation_of_requirement
SELECT id FROM obligation WHERE requirement = :requirement AND unit = :unit;
-- name: obligation_of_unit
SELECT o.id FROM obligation o JOIN campaign c ON c.id = o.campaign
WHERE o.unit = :unit AND c.state = 'open' ORDER BY o.id;
-- name: obligation_below
SELECT o.id FROM unit_ancestor a JOIN obligation o ON o.unit = a.unit AND o.requirement = :requirement JOIN unit u ON u.id = o.unit
WHERE a.line = :line AND a.ancestor = :top ORDER BY u.name_key, o.id;
-- name: obligation_below_closed
SELECT o.id FROM campaign_ancestor a JOIN obligation o ON o.unit = a.unit AND o.requirement = :requirement JOIN unit u ON u.id = o.unit
WHERE a.campaign = :campaign AND a.ancestor = :top ORDER BY u.name_key, o.id;
-- name: obligation_covered
SELECT id FROM obligation WHERE covered_by = :id ORDER BY id;
-- name: obligation_insert
INSERT INTO obligation (uid, campaign, requirement, part, unit, line, plan, form_version, holds, reports, plan_due, hold_due,
  report_due, not_before, exempt_why, held_on, sessions, state, version)
VALUES (:uid, :campaign, :requirement, :part, :unit, :line, :plan, :form_version, :holds, :reports, :plan_due, :hold_due,
  :report_due, :not_before, :exempt_why, :held_on, :sessions, 'none', 1) RETURNING id;
-- name: obligation_update
UPDATE obligation SET plan_due = :plan_due, hold_due = :hold_due, report_due = :report_due, plan_extended = :plan_extended,
  hold_extended = :hold_extended, report_extended = :report_extended, exempt_why = :exempt_why,
  released_why = :released_why, planned_on = :planned_on, held_on = :held_on, sessions = :sessions, state = :state,
  first_on = :first_on, on_time = :on_time, sent_at = :sent_at, decided_at = :decided_at, return_due = :return_due,
  expected = :expected, reached = :reached, covered_by = :covered_by, version = :version + 1
WHERE id = :id AND version = :version;
-- name: obligation_event_insert
INSERT INTO obligation_event (obligation, at, account, role_unit, what, note)
VALUES (:obligation, :now, :account, :role_unit, :what, :note);
-- name: obligation_events
SELECT at, account, role_unit, what, note FROM obligation_event WHERE obligation = :obligation ORDER BY id DESC;
-- name: local_plan_insert
INSERT INTO local_plan (obligation, seq, number, issued_on, mode, note, file, file_name, recorded_at, account)
VALUES (:obligation, (SELECT coalesce(max(seq), 0) + 1 FROM local_plan WHERE obligation = :obligation), :number, :issued_on, :mode,
  :note, :file, :file_name, :now, :account);
-- name: local_plan_last
SELECT number, issued_on, mode, note, file, file_name FROM local_plan WHERE obligation = :obligation ORDER BY seq DESC LIMIT 1;
-- name: session_insert
INSERT INTO session (uid, unit, held_on, mode, place, presenter, secretary, from_report, recorded_at, account)
VALUES (:uid, :unit, :held_on, :mode, :place, :presenter, :secretary, :from_report, :now, :account) RETURNING id;
-- name: session_obligation_insert
INSERT INTO session_obligation (session, obligation, completes) VALUES (:session, :obligation, :completes);
-- name: session_of_obligation
SELECT s.id, s.unit, s.held_on, s.mode, s.place, s.presenter, s.secretary, o.completes
FROM session_obligation o JOIN session s ON s.id = o.session WHERE o.obligation = :obligation ORDER BY s.held_on, s.id;
-- name: session_count
SELECT count(*) FROM session_obligation WHERE obligation = :obligation AND completes = 1;
-- The session with which enough were held.
-- name: session_last_needed
SELECT s.id, s.held_on, s.unit FROM session_obligation o JOIN session s ON s.id = o.session
WHERE o.obligation = :obligation AND o.completes = 1 ORDER BY s.held_on, s.id LIMIT 1 OFFSET :before;
-- name: attendance_insert
INSERT INTO attendance (session, category, members, exempt, away, here, attended, elsewhere, absent_with, absent_without, made_up, guests)
VALUES (:session, :category, :members, :exempt, :away, :here, :attended, :elsewhere, :absent_with, :absent_without, :made_up, :guests);
-- name: attendance_of_session
SELECT category, members, exempt, away, here, attended, elsewhere, absent_with, absent_without, made_up, guests
FROM attendance WHERE session = :session ORDER BY category;
