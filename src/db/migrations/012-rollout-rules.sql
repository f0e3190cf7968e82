-- What due dates are made of, so that they can be worked out anew; the tree of a closed campaign; days off.

ALTER TABLE obligation ADD COLUMN not_before :text;      -- of a unit that joined late: nothing is due before
ALTER TABLE obligation ADD COLUMN plan_extended :text;   -- an extension replaces the whole due date of its step
ALTER TABLE obligation ADD COLUMN hold_extended :text;
ALTER TABLE obligation ADD COLUMN report_extended :text;
ALTER TABLE report ADD COLUMN due :text;                 -- that stood when it was sent
CREATE INDEX campaign_by_line ON campaign (line, state);

-- The tree as it stood when the campaign was closed: of each unit with an obligation, itself and all above it.
CREATE TABLE campaign_ancestor (
  campaign :id NOT NULL REFERENCES campaign,
  unit :id NOT NULL,
  depth :int NOT NULL,
  ancestor :id NOT NULL,
  PRIMARY KEY (campaign, unit, depth)
) :clustered;
CREATE INDEX campaign_ancestor_below ON campaign_ancestor (campaign, ancestor, depth, unit);

-- Days that are off on a weekday, and Saturdays or Sundays that are worked (off = 0). A year without a row in holiday_year has
-- weekends only, and pages say so.
CREATE TABLE holiday_year (
  year :int NOT NULL PRIMARY KEY
);
CREATE TABLE holiday (
  day :text NOT NULL PRIMARY KEY,
  off :bool NOT NULL
) :clustered;
INSERT INTO holiday_year (year) VALUES (2019), (2020), (2021), (2022), (2023), (2024), (2025);
INSERT INTO holiday (day, off) VALUES
  ('2019-01-01', 1), ('2019-01-05', 0), ('2019-02-04', 1), ('2019-02-05', 1), ('2019-02-06', 1), ('2019-02-07', 1),
  ('2019-02-08', 1), ('2019-04-15', 1), ('2019-04-29', 1), ('2019-04-30', 1), ('2019-05-01', 1), ('2019-05-04', 0),
  ('2019-09-02', 1),
  ('2020-01-01', 1), ('2020-01-23', 1), ('2020-01-24', 1), ('2020-01-27', 1), ('2020-01-28', 1), ('2020-01-29', 1),
  ('2020-04-02', 1), ('2020-04-30', 1), ('2020-05-01', 1), ('2020-09-02', 1),
  ('2021-01-01', 1), ('2021-02-10', 1), ('2021-02-11', 1), ('2021-02-12', 1), ('2021-02-15', 1), ('2021-02-16', 1),
  ('2021-04-21', 1), ('2021-04-30', 1), ('2021-05-03', 1), ('2021-09-02', 1), ('2021-09-03', 1),
  ('2022-01-03', 1), ('2022-01-31', 1), ('2022-02-01', 1), ('2022-02-02', 1), ('2022-02-03', 1), ('2022-02-04', 1),
  ('2022-04-11', 1), ('2022-05-02', 1), ('2022-05-03', 1), ('2022-09-01', 1), ('2022-09-02', 1),
  ('2023-01-02', 1), ('2023-01-20', 1), ('2023-01-23', 1), ('2023-01-24', 1), ('2023-01-25', 1), ('2023-01-26', 1),
  ('2023-05-01', 1), ('2023-05-02', 1), ('2023-05-03', 1), ('2023-09-01', 1), ('2023-09-04', 1),
  ('2024-01-01', 1), ('2024-02-08', 1), ('2024-02-09', 1), ('2024-02-12', 1), ('2024-02-13', 1), ('2024-02-14', 1),
  ('2024-04-18', 1), ('2024-04-29', 1), ('2024-04-30', 1), ('2024-05-01', 1), ('2024-05-04', 0), ('2024-09-02', 1),
  ('2024-09-03', 1),
  ('2025-01-01', 1), ('2025-01-27', 1), ('2025-01-28', 1), ('2025-01-29', 1), ('2025-01-30', 1), ('2025-01-31', 1),
  ('2025-04-07', 1), ('2025-04-26', 0), ('2025-04-30', 1), ('2025-05-01', 1), ('2025-05-02', 1), ('2025-09-01', 1),
  ('2025-09-02', 1);
