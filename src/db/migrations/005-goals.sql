-- What is measured, what came of it, what was set. Decimals are a mantissa and a scale of 0 to 9, in the indicator's unit of
-- measure; `digits` is how far the number was written after its point (negative: tens, hundreds …).

CREATE TABLE sector (
  id :key,
  code :text NOT NULL UNIQUE,
  name :text NOT NULL,
  parent :id REFERENCES sector,
  position :int NOT NULL
);

CREATE TABLE indicator (
  id :key,
  code :text UNIQUE,
  name :text NOT NULL,
  name_fold :text NOT NULL,      -- for search, by text_fold
  name_key :bytes NOT NULL,      -- for order, by text_sort_key
  sector :id REFERENCES sector,
  measured_in :text,             -- the unit as it is written
  dimension :text NOT NULL,      -- what it measures: figures of one dimension compare
  power :int NOT NULL,
  better :text NOT NULL CHECK (better IN ('up', 'down', 'band', 'none')),
  adds_up :text NOT NULL CHECK (adds_up IN ('sum', 'ratio', 'mean', 'last', 'none')), -- over units
  decimals :int NOT NULL,        -- shown
  definition :text,
  lead_unit :id REFERENCES unit,
  added_at :int NOT NULL,
  account :id
);
CREATE INDEX indicator_by_sector ON indicator (sector, name_key);

-- Under which words an indicator is found, in the form in which names are compared; its own name among them. The same
-- words in another dimension are another indicator ("Lúa": ha, tấn).
CREATE TABLE indicator_synonym (
  form :text NOT NULL,
  dimension :text NOT NULL,
  indicator :id NOT NULL REFERENCES indicator,
  words :text NOT NULL,
  PRIMARY KEY (dimension, form)
) :clustered;
CREATE INDEX indicator_synonym_of ON indicator_synonym (indicator);

-- A value never overwrites another: the one that holds has no `superseded_by`.
CREATE TABLE observation (
  id :key,
  indicator :id NOT NULL REFERENCES indicator,
  place :id NOT NULL REFERENCES unit,
  period_type :text NOT NULL,
  period :text NOT NULL,
  value :int NOT NULL,
  value_scale :int NOT NULL,
  high :int,                     -- of a range
  high_scale :int,
  cmp :text NOT NULL CHECK (cmp IN ('=', '>=', '>', '<=', '<', '~', 'range')),
  numerator :int,                -- of a rate, where the two are known
  numerator_scale :int,
  denominator :int,
  denominator_scale :int,
  digits :int NOT NULL,
  status :text NOT NULL CHECK (status IN ('estimate', 'preliminary', 'final')),
  document :id REFERENCES document, -- whose sentence states it; NULL: typed
  line :int,
  start_at :int,
  end_at :int,
  sentence :text,
  reason :text,                  -- why it replaces one of its own kind
  superseded_by :id REFERENCES observation,
  recorded_at :int NOT NULL,
  account :id
);
CREATE UNIQUE INDEX observation_held ON observation (indicator, place, period_type, period) WHERE superseded_by IS NULL;
CREATE INDEX observation_all ON observation (indicator, place, period_type, period, recorded_at);
CREATE INDEX observation_by_document ON observation (document, line, start_at);
CREATE INDEX observation_superseded ON observation (superseded_by);

CREATE TABLE target_set (
  id :key,
  unit :id NOT NULL REFERENCES unit, -- whose targets
  document :id REFERENCES document,
  title :text NOT NULL,
  assigned_by :text,
  period_type :text NOT NULL,
  period :text NOT NULL,
  added_at :int NOT NULL,
  account :id
);
CREATE INDEX target_set_by_unit ON target_set (unit, period);
CREATE INDEX target_set_by_document ON target_set (document);

-- An item in the document's numbering: what "21 of 28 targets" counts.
CREATE TABLE target_item (
  id :key,
  target_set :id NOT NULL REFERENCES target_set,
  seq :int NOT NULL,
  number :text,
  title :text NOT NULL,
  rule :text NOT NULL CHECK (rule IN ('all', 'main')),
  line :int,
  UNIQUE (target_set, seq)
);

-- A measured part of an item. Numbers are in the indicator's unit; of a change in percent they are percent.
CREATE TABLE target (
  id :key,
  target_set :id NOT NULL REFERENCES target_set,
  item :id NOT NULL REFERENCES target_item,
  seq :int NOT NULL,
  main :bool NOT NULL,
  indicator :id NOT NULL REFERENCES indicator,
  place :id NOT NULL REFERENCES unit,
  cmp :text NOT NULL CHECK (cmp IN ('bare', '=', '>=', '>', '<=', '<', '~', 'range')),
  basis :text NOT NULL CHECK (basis IN ('level', 'reduce_to', 'change', 'change_percent', 'add')),
  way :text NOT NULL CHECK (way IN ('rise', 'fall')),
  value :int NOT NULL,
  value_scale :int NOT NULL,
  high :int,
  high_scale :int,
  digits :int NOT NULL,
  base_period_type :text,        -- of a change; NULL: the period before
  base_period :text,
  base_kind :text NOT NULL CHECK (base_kind IN ('result', 'estimate', 'plan')),
  document :id REFERENCES document,
  line :int,
  start_at :int,
  end_at :int,
  sentence :text,
  UNIQUE (target_set, seq)
);
CREATE INDEX target_by_item ON target (item, seq);
CREATE INDEX target_by_indicator ON target (indicator, place);
CREATE INDEX target_by_document ON target (document);
