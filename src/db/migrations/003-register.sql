-- Files by what they hold, in pieces of 256 KiB. A file is written before the row that refers to it.
CREATE TABLE file (
  id :key,
  sha256 :bytes NOT NULL UNIQUE,
  size :int NOT NULL,
  stored_at :int NOT NULL
);
CREATE TABLE file_chunk (
  id :key,
  file :id NOT NULL REFERENCES file,
  seq :int NOT NULL,
  bytes :bytes NOT NULL,
  UNIQUE (file, seq)
);

-- The register. `kind` is stored and never parsed back from the symbol; `type` is the kind as the document writes it.
-- `reference` is number and symbol in the one form in which they are compared (document_reference). A document without
-- date is accepted until a person fills it. One file may hold several: each has its lines of it.
CREATE TABLE document (
  id :key,
  unit :id NOT NULL REFERENCES unit,
  state :text NOT NULL CHECK (state IN ('review', 'registered', 'void')),
  part_of :id REFERENCES document,
  kind :text NOT NULL,
  type :text,
  number :text,
  symbol :text,
  reference :text,
  issued_on :text,
  title :text,
  issuer :text,
  authority :text,
  signer_title :text,
  signer_name :text,
  year :int,
  target_year :int,
  file :id REFERENCES file,
  file_name :text,
  media_type :text,
  first_line :int NOT NULL,
  last_line :int NOT NULL,
  registered_at :int NOT NULL,
  account :id
);
CREATE INDEX document_by_unit ON document (unit, registered_at);
CREATE INDEX document_by_reference ON document (reference);
CREATE INDEX document_by_whole ON document (part_of);
CREATE INDEX document_by_file ON document (file);

-- The text, NFC, by the line numbers of the file; what a page break cut goes on from the line `joined_to`.
CREATE TABLE document_line (
  document :id NOT NULL REFERENCES document,
  line :int NOT NULL,
  text :text NOT NULL,
  joined_to :int,
  PRIMARY KEY (document, line)
) :clustered;
CREATE TABLE document_heading (
  document :id NOT NULL REFERENCES document,
  line :int NOT NULL,
  last_line :int NOT NULL,
  level :int NOT NULL,
  mark :text,
  title :text,
  PRIMARY KEY (document, line)
) :clustered;
CREATE TABLE document_recipient (
  document :id NOT NULL REFERENCES document,
  seq :int NOT NULL,
  line :int NOT NULL,
  text :text NOT NULL,
  purpose :text,
  PRIMARY KEY (document, seq)
) :clustered;
CREATE TABLE document_abbreviation (
  document :id NOT NULL REFERENCES document,
  brief :text NOT NULL,
  expansion :text NOT NULL,
  PRIMARY KEY (document, brief)
) :clustered;

-- Places count code points of the line, from 0, the end exclusive. `cited` is set where the cited one is registered,
-- whichever of the two came first.
CREATE TABLE document_citation (
  id :key,
  document :id NOT NULL REFERENCES document,
  line :int NOT NULL,
  start_at :int NOT NULL,
  end_at :int NOT NULL,
  text :text NOT NULL,
  type :text,
  number :text,
  symbol :text,
  reference :text,
  issued_on :text,
  issuer :text,
  cited :id REFERENCES document
);
CREATE INDEX document_citation_by_document ON document_citation (document, line, start_at);
CREATE INDEX document_citation_by_reference ON document_citation (reference);
CREATE INDEX document_citation_by_cited ON document_citation (cited);

-- What the reading found wrong: a message of the catalogue with its arguments, one a line.
CREATE TABLE document_finding (
  id :key,
  document :id NOT NULL REFERENCES document,
  line :int NOT NULL,
  start_at :int NOT NULL,
  end_at :int NOT NULL,
  code :text NOT NULL,
  severity :text NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
  message :text NOT NULL,
  arguments :text,
  stated :int,
  stated_scale :int,
  computed :int,
  computed_scale :int
);
CREATE INDEX document_finding_by_document ON document_finding (document, line, start_at);

-- Materials by audience. One without a file and without a text here is a reference: a link, paper, "sent earlier with …".
CREATE TABLE material (
  id :key,
  unit :id NOT NULL REFERENCES unit,
  document :id REFERENCES document,
  text_document :id REFERENCES document,
  title :text NOT NULL,
  audience :text,
  access :text NOT NULL CHECK (access IN ('public', 'units', 'scope')),
  version :int NOT NULL,
  replaced_by :id REFERENCES material,
  file :id REFERENCES file,
  file_name :text,
  media_type :text,
  reference :text,
  line :int,
  added_at :int NOT NULL,
  account :id
);
CREATE INDEX material_by_document ON material (document);
CREATE INDEX material_by_file ON material (file);
