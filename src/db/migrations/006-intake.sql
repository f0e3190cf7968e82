-- A reading under review: what was found in an uploaded file, until a person has accepted, corrected or left out each item.
-- The reader's answer is kept as a file; what it proposes lies in rows, since it is edited.
CREATE TABLE reading (
  id :key,
  unit :id NOT NULL REFERENCES unit,  -- whose campaign and figures it becomes
  line :id NOT NULL REFERENCES line,
  document :id REFERENCES document,   -- the first of the file; NULL once discarded
  state :text NOT NULL CHECK (state IN ('review', 'accepted', 'discarded')),
  file_name :text NOT NULL,
  answer :id REFERENCES file,
  read_at :int NOT NULL,
  account :id,
  decided_at :int,
  campaign :id REFERENCES campaign,   -- of rollout, once its requirements are accepted
  figures_at :int,                     -- when its figures were taken over
  target_set :id REFERENCES target_set -- of goals
);
CREATE INDEX reading_by_unit ON reading (unit, read_at);
CREATE INDEX reading_by_document ON reading (document);
CREATE INDEX reading_by_answer ON reading (answer);
CREATE INDEX reading_by_campaign ON reading (campaign);

-- A proposed requirement. Contents are lines of one text. Three due dates, each as a date and in the document's words.
CREATE TABLE reading_requirement (
  id :key,
  reading :id NOT NULL REFERENCES reading,
  seq :int NOT NULL,
  state :text NOT NULL CHECK (state IN ('proposed', 'accepted', 'left_out')),
  type :text NOT NULL CHECK (type IN ('duty', 'report', 'supervision')),
  title :text NOT NULL,
  actor :text,
  action :text,
  audience :text,
  contents :text,
  materials :text,
  people :bool NOT NULL,
  plan_due :text,
  hold_due :text,
  report_due :text,
  hold_text :text,
  report_text :text,
  held_on :text,
  reports :bool NOT NULL,
  report_after :int,
  report_working :bool NOT NULL,
  report_to :text,
  report_via :text,
  report_to_unit :id REFERENCES unit,
  report_via_unit :id REFERENCES unit,
  edited :bool NOT NULL,
  requirement :id REFERENCES requirement, -- once accepted
  UNIQUE (reading, seq)
);
-- Whom it fits: a kind, or a unit by name. `modes` are words of rollout with blanks between.
CREATE TABLE reading_part (
  reading_requirement :id NOT NULL REFERENCES reading_requirement,
  seq :int NOT NULL,
  kind :id REFERENCES unit_kind,
  unit :id REFERENCES unit,
  plan :text CHECK (plan IN ('required', 'exempt')),
  modes :text,
  form :text,                          -- code of the report form; NULL: no report
  PRIMARY KEY (reading_requirement, seq)
) :clustered;
CREATE TABLE reading_source (
  reading_requirement :id NOT NULL REFERENCES reading_requirement,
  seq :int NOT NULL,
  line :int NOT NULL,
  start_at :int NOT NULL,
  end_at :int NOT NULL,
  PRIMARY KEY (reading_requirement, seq)
) :clustered;

-- Two sentences that contradict each other about the plan of one's own; the special one is proposed, a person decides.
CREATE TABLE reading_clash (
  id :key,
  reading_requirement :id NOT NULL REFERENCES reading_requirement,
  general_line :int NOT NULL,
  general_start :int NOT NULL,
  general_end :int NOT NULL,
  general_plan :text NOT NULL CHECK (general_plan IN ('required', 'exempt')),
  special_line :int NOT NULL,
  special_start :int NOT NULL,
  special_end :int NOT NULL,
  special_plan :text NOT NULL CHECK (special_plan IN ('required', 'exempt')),
  choice :text CHECK (choice IN ('general', 'special'))  -- NULL: not decided
);
CREATE INDEX reading_clash_by_requirement ON reading_clash (reading_requirement);
-- Which parts of the requirement the special sentence speaks of.
CREATE TABLE reading_clash_part (
  clash :id NOT NULL REFERENCES reading_clash,
  seq :int NOT NULL,
  kind :id REFERENCES unit_kind,
  unit :id REFERENCES unit,
  PRIMARY KEY (clash, seq)
) :clustered;

-- A figure of the reading. `qualifies` is the figure that it says something of (attainment, share, change …); `item` the
-- line at which the bullet begins that it stands in. Decimals are a mantissa and a scale.
CREATE TABLE reading_measure (
  id :key,
  reading :id NOT NULL REFERENCES reading,
  document :id NOT NULL REFERENCES document,
  seq :int NOT NULL,
  state :text NOT NULL CHECK (state IN ('proposed', 'accepted', 'left_out')),
  line :int NOT NULL,
  start_at :int NOT NULL,
  end_at :int NOT NULL,
  text :text NOT NULL,
  value :int NOT NULL,
  value_scale :int NOT NULL,
  high :int,
  high_scale :int,
  total :int,
  total_scale :int,
  measured_in :text,
  cmp :text NOT NULL,
  estimate :bool NOT NULL,
  ratio :bool NOT NULL,
  role :text NOT NULL,
  direction :text,
  subject :text,
  year :int,
  qualifies :id REFERENCES reading_measure,
  item :int,
  indicator :id REFERENCES indicator, -- the one that it is matched with; NULL: a new one
  fit :text,                     -- how the match was made
  edited :bool NOT NULL,
  observation :id REFERENCES observation, -- once taken over; of a figure beside a result, that one's
  target :id REFERENCES target,
  UNIQUE (reading, seq)
);
CREATE INDEX reading_measure_by_indicator ON reading_measure (indicator);
CREATE INDEX reading_measure_by_observation ON reading_measure (observation);
CREATE INDEX reading_measure_by_target ON reading_measure (target);
CREATE INDEX reading_measure_by_qualified ON reading_measure (qualifies);
CREATE INDEX reading_measure_by_document ON reading_measure (document, line, start_at);
-- Further pieces where a page break cuts it.
CREATE TABLE reading_measure_piece (
  measure :id NOT NULL REFERENCES reading_measure,
  seq :int NOT NULL,
  line :int NOT NULL,
  start_at :int NOT NULL,
  end_at :int NOT NULL,
  PRIMARY KEY (measure, seq)
) :clustered;
-- A bullet or numbered paragraph with targets: one item of the target set, with its number as the document gives it.
CREATE TABLE reading_item (
  reading :id NOT NULL REFERENCES reading,
  line :int NOT NULL,
  seq :int NOT NULL,
  mark :text,
  title :text NOT NULL,
  PRIMARY KEY (reading, line)
) :clustered;
