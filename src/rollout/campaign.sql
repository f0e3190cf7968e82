-- name: campaign_by_id
SELECT id, unit, line, scope, document, title, state, made_at, opened_at, closed_at FROM campaign WHERE id = :id;
-- name: campaign_of_unit
SELECT id, unit, line, scope, document, title, state, made_at, opened_at, closed_at FROM campaign
WHERE unit = :unit ORDER BY made_at DESC, id DESC;
-- name: campaign_for_unit
SELECT c.id, c.unit, c.line, c.scope, c.document, c.title, c.state, c.made_at, c.opened_at, c.closed_at
FROM campaign c WHERE c.state IN ('open', 'closed') AND EXISTS (
  SELECT 1 FROM requirement r JOIN rollup u ON u.requirement = r.id AND u.unit = :unit WHERE r.campaign = c.id)
ORDER BY c.opened_at DESC, c.id DESC;
-- name: campaign_insert
INSERT INTO campaign (uid, unit, line, scope, document, title, state, made_at, account)
VALUES (:uid, :unit, :line, :scope, :document, :title, 'draft', :now, :account) RETURNING id;
-- name: campaign_set_title
UPDATE campaign SET title = :title WHERE id = :id;
-- name: campaign_set_open
UPDATE campaign SET state = 'open', opened_at = :now WHERE id = :id AND state = 'draft';
-- name: campaign_set_closed
UPDATE campaign SET state = 'closed', closed_at = :now WHERE id = :id AND state = 'open';
-- name: campaign_keep_tree
INSERT INTO campaign_ancestor (campaign, unit, depth, ancestor)
SELECT DISTINCT o.campaign, a.unit, a.depth, a.ancestor
FROM obligation o
  JOIN unit_ancestor up ON up.line = :line AND up.unit = o.unit
  JOIN unit_ancestor a ON a.line = :line AND a.unit = up.ancestor
WHERE o.campaign = :campaign;
-- name: campaign_exception_insert
INSERT INTO campaign_exception (campaign, unit, reason) VALUES (:campaign, :unit, :reason)
ON CONFLICT (campaign, unit) DO UPDATE SET reason = excluded.reason;
-- name: campaign_has_exceptions
SELECT 1 FROM campaign_exception WHERE campaign = :campaign LIMIT 1;
-- name: campaign_exceptions
SELECT e.unit, u.name, e.reason FROM campaign_exception e JOIN unit u ON u.id = e.unit
WHERE e.campaign = :campaign ORDER BY u.name_key, e.unit;
-- name: campaign_exception_delete
DELETE FROM campaign_exception WHERE campaign = :campaign AND unit = :unit;
-- name: campaign_exception_of
SELECT reason FROM campaign_exception WHERE campaign = :campaign AND unit = :unit;

-- name: requirement_insert
INSERT INTO requirement (campaign, seq, title, action, audience, contents, category, holds, reports, plan_due, hold_due,
  report_due, report_after, report_working, held_on, sessions, report_to, report_via, source_line, quote)
VALUES (:campaign, (SELECT coalesce(max(seq), 0) + 1 FROM requirement WHERE campaign = :campaign), :title, :action, :audience,
  :contents, :category, :holds, :reports, :plan_due, :hold_due, :report_due, :report_after, :report_working, :held_on,
  :sessions, :report_to, :report_via, :source_line, :quote) RETURNING id;
-- name: requirement_part_insert
INSERT INTO requirement_part (requirement, kind, unit, plan, modes, form)
VALUES (:requirement, :kind, :unit, :plan, :modes, :form) RETURNING id;
-- name: requirement_of_campaign
SELECT id, campaign, seq, title, action, audience, contents, category, holds, reports, plan_due, hold_due, report_due,
  report_after, report_working, held_on, sessions, report_to, report_via, source_line, quote
FROM requirement WHERE campaign = :campaign ORDER BY seq;
-- name: requirement_by_id
SELECT id, campaign, seq, title, action, audience, contents, category, holds, reports, plan_due, hold_due, report_due,
  report_after, report_working, held_on, sessions, report_to, report_via, source_line, quote
FROM requirement WHERE id = :id;
-- name: requirement_parts
SELECT id, kind, unit, plan, modes, form FROM requirement_part WHERE requirement = :requirement ORDER BY id;

-- name: requirement_categories
SELECT category, counted FROM requirement_category WHERE requirement = :requirement ORDER BY category;
-- name: requirement_category_insert
INSERT INTO requirement_category (requirement, category, counted) VALUES (:requirement, :category, :counted);

-- The open units that a part fits: of its kind, in the scope on the line; or the unit it names.
-- name: requirement_fits_kind
SELECT a.unit FROM unit_ancestor a JOIN unit u ON u.id = a.unit
WHERE a.line = :line AND a.ancestor = :scope AND u.kind = :kind AND u.closed_on IS NULL AND u.outside = 0
ORDER BY a.unit;
-- name: requirement_counts_kind
SELECT count(*) FROM unit_ancestor a JOIN unit u ON u.id = a.unit
WHERE a.line = :line AND a.ancestor = :scope AND u.kind = :kind AND u.closed_on IS NULL AND u.outside = 0;
-- name: requirement_fits_unit
SELECT a.unit FROM unit_ancestor a JOIN unit u ON u.id = a.unit
WHERE a.line = :line AND a.ancestor = :scope AND a.unit = :unit AND u.closed_on IS NULL AND u.outside = 0;
-- name: campaign_discard_parts
DELETE FROM requirement_part WHERE requirement IN (SELECT id FROM requirement WHERE campaign = :campaign);
-- name: campaign_discard_categories
DELETE FROM requirement_category WHERE requirement IN (SELECT id FROM requirement WHERE campaign = :campaign);
-- name: campaign_discard_requirements
DELETE FROM requirement WHERE campaign = :campaign;
-- name: campaign_discard_exceptions
DELETE FROM campaign_exception WHERE campaign = :campaign;
-- name: campaign_discard
DELETE FROM campaign WHERE id = :campaign AND state = 'draft';
