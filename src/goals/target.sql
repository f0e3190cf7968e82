-- name: target_set_insert
INSERT INTO target_set (unit, document, title, assigned_by, period_type, period, added_at, account)
VALUES (:unit, :document, :title, :assigned_by, :period_type, :period, :now, :account)
RETURNING id;
-- name: target_set_by_id
SELECT id, unit, document, title, assigned_by, period_type, period, added_at FROM target_set WHERE id = :set;
-- name: target_set_by_unit
SELECT id, unit, document, title, assigned_by, period_type, period, added_at
FROM target_set WHERE unit = :unit ORDER BY period DESC, added_at DESC, id DESC;
-- name: target_set_delete
DELETE FROM target_set WHERE id = :set;

-- name: target_item_insert
INSERT INTO target_item (target_set, seq, number, title, rule, line)
VALUES (:set, (SELECT count(*) FROM target_item WHERE target_set = :set), :number, :title, :rule, :line)
RETURNING id;
-- name: target_item_by_set
SELECT id, target_set, seq, number, title, rule, line FROM target_item WHERE target_set = :set ORDER BY seq;
-- name: target_items_delete
DELETE FROM target_item WHERE target_set = :set;

-- name: target_insert
INSERT INTO target (target_set, item, seq, main, indicator, place, cmp, basis, way, value, value_scale, high, high_scale,
  digits, base_period_type, base_period, base_kind, document, line, start_at, end_at, sentence)
VALUES (:set, :item, (SELECT count(*) FROM target WHERE target_set = :set), :main, :indicator, :place, :cmp, :basis,
  :way, :value, :value_scale, :high, :high_scale, :digits, :base_period_type, :base_period, :base_kind, :document,
  :line, :start, :end, :sentence)
RETURNING id;
-- name: target_by_set
SELECT id, target_set, item, seq, main, indicator, place, cmp, basis, way, value, value_scale, high, high_scale, digits,
  base_period_type, base_period, base_kind, document, line, start_at, end_at, sentence
FROM target WHERE target_set = :set ORDER BY seq;
-- name: target_by_indicator
SELECT t.id, t.target_set, t.item, t.seq, t.main, t.indicator, t.place, t.cmp, t.basis, t.way, t.value, t.value_scale,
  t.high, t.high_scale, t.digits, t.base_period_type, t.base_period, t.base_kind, t.document, t.line, t.start_at,
  t.end_at, t.sentence
FROM target t JOIN target_set s ON s.id = t.target_set
WHERE t.indicator = :indicator AND t.place = :place ORDER BY s.period, s.added_at, t.target_set, t.seq;
-- name: target_delete_all
DELETE FROM target WHERE target_set = :set;
-- name: target_set_holds_item
SELECT 1 FROM target_item WHERE id = :item AND target_set = :set;
