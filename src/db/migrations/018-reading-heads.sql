-- Whose heads a proposed requirement asks for, where a person said it: categories of members by their id, blanks between, "-" for none.
-- NULL: as its audience names them.

ALTER TABLE reading_requirement ADD COLUMN heads :text;
