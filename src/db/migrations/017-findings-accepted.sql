-- Findings that a person looked at and found right. The key is that of `lantoa read --accept`: code, hash of the folded sentence, the
-- figure stated; so the same sentence stays quiet in a document that is brought in again. Undone, the row goes; the audit log keeps both.

ALTER TABLE document_finding ADD COLUMN accept_key :text; -- NULL: of before this migration, made when it is accepted
ALTER TABLE document_finding ADD COLUMN other_line :int;  -- what it contradicts; NULL: nothing else, or in the same sentence
ALTER TABLE document_finding ADD COLUMN other_start :int;
ALTER TABLE document_finding ADD COLUMN other_end :int;

CREATE TABLE finding_accepted (
  unit :id NOT NULL REFERENCES unit, -- in whose register the documents stand
  accept_key :text NOT NULL,
  account :id,
  accepted_at :int NOT NULL,
  PRIMARY KEY (unit, accept_key)
) :clustered;
