-- Campaigns, what each tier must do, what each unit owes, what it did and reported, and the figures added up.

-- Report forms are data. A version is not changed once a report was made by it.
CREATE TABLE form (
  id :key,
  code :text NOT NULL UNIQUE,
  name_vi :text NOT NULL,
  name_en :text NOT NULL
);
CREATE TABLE form_version (
  id :key,
  form :id NOT NULL REFERENCES form,
  version :int NOT NULL,
  made_at :int NOT NULL,
  UNIQUE (form, version)
);
-- `bound` names the fact of the obligation that a field carries (held_on, must_attend, reached …); `formula` makes it computed.
CREATE TABLE form_field (
  form_version :id NOT NULL REFERENCES form_version,
  seq :int NOT NULL,
  key :text NOT NULL,
  section_vi :text,
  section_en :text,
  type :text NOT NULL CHECK (type IN ('number', 'date', 'choice', 'yes_no', 'text', 'lines', 'computed', 'rate')),
  label_vi :text NOT NULL,
  label_en :text NOT NULL,
  hint_vi :text,
  hint_en :text,
  need :text NOT NULL CHECK (need IN ('required', 'zero', 'none_tick', 'optional')),
  bound :text,
  sign :text,
  formula :text,
  choices_vi :text,
  choices_en :text,
  PRIMARY KEY (form_version, seq),
  UNIQUE (form_version, key)
) :clustered;
-- What must hold between fields, and what is said where it does not. A warning never blocks.
CREATE TABLE form_rule (
  form_version :id NOT NULL REFERENCES form_version,
  seq :int NOT NULL,
  formula :text NOT NULL,
  key :text NOT NULL,
  severity :text NOT NULL CHECK (severity IN ('error', 'warning')),
  message_vi :text NOT NULL,
  message_en :text NOT NULL,
  PRIMARY KEY (form_version, seq)
) :clustered;

CREATE TABLE campaign (
  id :key,
  uid :bytes NOT NULL,
  unit :id NOT NULL REFERENCES unit,       -- that issues it
  line :id NOT NULL REFERENCES line,
  scope :id NOT NULL REFERENCES unit,      -- with all below it on the line
  document :id REFERENCES document,        -- the plan
  title :text NOT NULL,
  state :text NOT NULL CHECK (state IN ('draft', 'opening', 'open', 'closed')),
  made_at :int NOT NULL,
  opened_at :int,
  closed_at :int,
  account :id
);
CREATE INDEX campaign_by_unit ON campaign (unit, made_at);
CREATE TABLE campaign_exception (
  campaign :id NOT NULL REFERENCES campaign,
  unit :id NOT NULL REFERENCES unit,
  reason :text NOT NULL,
  PRIMARY KEY (campaign, unit)
) :clustered;

-- A step that does not apply has no due date and is not counted.
CREATE TABLE requirement (
  id :key,
  campaign :id NOT NULL REFERENCES campaign,
  seq :int NOT NULL,
  title :text NOT NULL,
  action :text,
  audience :text,
  contents :text,
  category :id REFERENCES member_category, -- whose head counts are asked for
  holds :bool NOT NULL,
  reports :bool NOT NULL,
  plan_due :text,
  hold_due :text,
  report_due :text,                        -- the latest day, where it is relative
  report_after :int,                       -- days after the last session
  report_working :bool NOT NULL,
  held_on :text,                           -- carried out already when the plan was issued
  sessions :int NOT NULL,                  -- how many are needed
  report_to :id REFERENCES unit,
  report_via :id REFERENCES unit,
  source_line :int,
  quote :text,
  UNIQUE (campaign, seq)
);
-- Whom it fits: units of a kind, or one unit by name.
CREATE TABLE requirement_part (
  id :key,
  requirement :id NOT NULL REFERENCES requirement,
  kind :id REFERENCES unit_kind,
  unit :id REFERENCES unit,
  plan :text NOT NULL CHECK (plan IN ('required', 'exempt', 'none')),
  modes :text,
  form :id REFERENCES form
);
CREATE INDEX requirement_part_of ON requirement_part (requirement);

-- What one unit owes. Facts are the furthest that is true now; history has the rest. `version` grows with each change, so that
-- of two who act on the same state only the first succeeds.
CREATE TABLE obligation (
  id :key,
  uid :bytes NOT NULL,
  campaign :id NOT NULL REFERENCES campaign,
  requirement :id NOT NULL REFERENCES requirement,
  part :id NOT NULL REFERENCES requirement_part,
  unit :id NOT NULL REFERENCES unit,
  line :id NOT NULL REFERENCES line,
  plan :text NOT NULL CHECK (plan IN ('required', 'exempt', 'none')),
  form_version :id REFERENCES form_version,
  holds :bool NOT NULL,
  reports :bool NOT NULL,
  plan_due :text,
  hold_due :text,
  report_due :text,
  exempt_why :text,
  released_why :text,
  planned_on :text,
  held_on :text,
  sessions :int NOT NULL,                  -- recorded so far
  state :text NOT NULL CHECK (state IN ('none', 'sent', 'returned', 'accepted', 'withdrawn')), -- of its report
  first_on :text,                          -- the day that decides on time: of the first sending, or the paper's arrival
  on_time :bool,
  sent_at :int,
  return_due :text,
  decided_at :int,
  expected :int,                           -- heads; NULL where no figures stand
  reached :int,
  covered_by :id REFERENCES obligation,
  version :int NOT NULL,
  UNIQUE (requirement, unit)
);
CREATE INDEX obligation_by_unit ON obligation (unit, campaign);
CREATE INDEX obligation_by_campaign ON obligation (campaign, state);
CREATE INDEX obligation_covered ON obligation (covered_by);

CREATE TABLE local_plan (
  obligation :id NOT NULL REFERENCES obligation,
  seq :int NOT NULL,
  number :text,
  issued_on :text NOT NULL,
  mode :text,
  note :text,
  file :id REFERENCES file,
  file_name :text,
  recorded_at :int NOT NULL,
  account :id,
  PRIMARY KEY (obligation, seq)
) :clustered;

CREATE TABLE session (
  id :key,
  uid :bytes NOT NULL,
  unit :id NOT NULL REFERENCES unit,
  held_on :text NOT NULL,
  mode :text,
  place :text,
  presenter :text,
  secretary :bool,                         -- presented in person
  from_report :bool NOT NULL,              -- made of what a report states
  recorded_at :int NOT NULL,
  account :id
);
CREATE INDEX session_by_unit ON session (unit, held_on);
CREATE TABLE session_obligation (
  session :id NOT NULL REFERENCES session,
  obligation :id NOT NULL REFERENCES obligation,
  PRIMARY KEY (session, obligation)
) :clustered;
CREATE INDEX session_obligation_of ON session_obligation (obligation);
-- Heads by category: must attend = members − exempt − away + here = attended + elsewhere + absent with + absent without.
CREATE TABLE attendance (
  session :id NOT NULL REFERENCES session,
  category :id NOT NULL REFERENCES member_category,
  members :int NOT NULL,
  exempt :int NOT NULL,
  away :int NOT NULL,
  here :int NOT NULL,
  attended :int NOT NULL,
  elsewhere :int NOT NULL,
  absent_with :int NOT NULL,
  absent_without :int NOT NULL,
  made_up :int NOT NULL,
  guests :int NOT NULL,
  PRIMARY KEY (session, category)
) :clustered;

-- Versions of a report: a draft becomes sent; a returned or corrected one is followed by the next.
CREATE TABLE report (
  id :key,
  uid :bytes NOT NULL,
  obligation :id NOT NULL REFERENCES obligation,
  version :int NOT NULL,
  form_version :id NOT NULL REFERENCES form_version,
  state :text NOT NULL CHECK (state IN ('draft', 'sent', 'returned', 'accepted', 'withdrawn')),
  saved_at :int NOT NULL,
  sent_at :int,
  account :id,
  behalf :text,                            -- entered by an officer: from paper, by telephone
  arrived_on :text,                        -- the day on which the paper or the call came
  remarks :text,
  decided_at :int,
  decided_by :id,
  UNIQUE (obligation, version)
);
CREATE TABLE report_value (
  report :id NOT NULL REFERENCES report,
  key :text NOT NULL,
  text :text NOT NULL,
  mantissa :int,
  scale :int,
  PRIMARY KEY (report, key)
) :clustered;

-- What happened to an obligation, for its page.
CREATE TABLE obligation_event (
  id :key,
  obligation :id NOT NULL REFERENCES obligation,
  at :int NOT NULL,
  account :id,
  role_unit :id,
  what :text NOT NULL,
  note :text
);
CREATE INDEX obligation_event_of ON obligation_event (obligation, id);

-- Added up at every unit, by the day that is due next: kept in the transaction of each change.
CREATE TABLE rollup (
  requirement :id NOT NULL,
  unit :id NOT NULL,
  due :text NOT NULL,                      -- '' where none is set
  owed :int NOT NULL,
  exempt :int NOT NULL,
  released :int NOT NULL,
  plan_owed :int NOT NULL,
  planned :int NOT NULL,
  hold_owed :int NOT NULL,
  held :int NOT NULL,
  report_owed :int NOT NULL,
  reported :int NOT NULL,
  returned :int NOT NULL,
  accepted :int NOT NULL,
  on_time :int NOT NULL,
  late :int NOT NULL,
  figures :int NOT NULL,                   -- obligations with heads
  expected :int NOT NULL,
  reached :int NOT NULL,
  PRIMARY KEY (requirement, unit, due)
) :clustered;
-- Sums of the forms' numbers over reports that count.
CREATE TABLE rollup_sum (
  requirement :id NOT NULL,
  unit :id NOT NULL,
  key :text NOT NULL,
  scale :int NOT NULL,
  reports :int NOT NULL,
  mantissa :int NOT NULL,
  PRIMARY KEY (requirement, unit, key, scale)
) :clustered;
