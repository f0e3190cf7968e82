-- name: document_insert
INSERT INTO document (unit, state, part_of, kind, type, number, symbol, reference, issued_on, title, issuer, authority,
  signer_title, signer_name, year, target_year, file, file_name, media_type, first_line, last_line, registered_at,
  account)
VALUES (:unit, :state, :part_of, :kind, :type, :number, :symbol, :reference, :issued_on, :title, :issuer, :authority,
  :signer_title, :signer_name, :year, :target_year, :file, :file_name, :media_type, :first_line, :last_line, :now,
  :account)
RETURNING id;
-- name: document_by_id
SELECT id, unit, state, part_of, kind, type, number, symbol, issued_on, title, issuer, authority, signer_title,
  signer_name, year, target_year, file, file_name, media_type, first_line, last_line, registered_at
FROM document WHERE id = :document;
-- name: document_by_unit
SELECT id, unit, state, part_of, kind, type, number, symbol, issued_on, title, issuer, authority, signer_title,
  signer_name, year, target_year, file, file_name, media_type, first_line, last_line, registered_at
FROM document WHERE unit = :unit AND part_of IS NULL AND state <> 'void'
ORDER BY registered_at DESC, id DESC LIMIT :limit OFFSET :offset;
-- name: document_parts
SELECT id, unit, state, part_of, kind, type, number, symbol, issued_on, title, issuer, authority, signer_title,
  signer_name, year, target_year, file, file_name, media_type, first_line, last_line, registered_at
FROM document WHERE part_of = :document ORDER BY first_line, id;
-- name: document_set_state
UPDATE document SET state = :state WHERE (id = :document OR part_of = :document) AND state = :was;
-- name: document_reopen
UPDATE document SET state = 'review' WHERE (id = :document OR part_of = :document) AND state = 'registered';
-- name: document_correct
UPDATE document SET number = :number, symbol = :symbol, reference = :reference, issued_on = :issued_on, title = :title,
  issuer = :issuer, signer_title = :signer_title, signer_name = :signer_name
WHERE id = :document;

-- name: document_line_insert
INSERT INTO document_line (document, line, text, joined_to, in_table, in_row, in_cell)
VALUES (:document, :line, :text, :joined_to, :table, :row, :cell);
-- name: document_lines
SELECT line, text, joined_to, in_table, in_row, in_cell FROM document_line WHERE document = :document ORDER BY line;
-- The line of the file, in whichever of its documents it stands.
-- name: document_line_at
SELECT l.text FROM document d JOIN document_line l ON l.document = d.id
WHERE (d.id = :document OR d.part_of = :document) AND l.line = :line;
-- The lines of the table's row in which it stands, or the line itself. A row has few lines.
-- name: document_row_at
SELECT m.line, m.text, m.joined_to, m.in_table, m.in_row, m.in_cell FROM document d
JOIN document_line l ON l.document = d.id
JOIN document_line m ON m.document = l.document AND m.line BETWEEN l.line - 200 AND l.line + 200
WHERE (d.id = :document OR d.part_of = :document) AND l.line = :line
  AND (m.line = l.line OR (m.in_table = l.in_table AND m.in_row = l.in_row)) ORDER BY m.line;
-- name: document_of_line
SELECT d.id FROM document d JOIN document_line l ON l.document = d.id
WHERE (d.id = :document OR d.part_of = :document) AND l.line = :line;
-- name: document_heading_insert
INSERT INTO document_heading (document, line, last_line, level, mark, title)
VALUES (:document, :line, :last_line, :level, :mark, :title);
-- name: document_headings
SELECT line, last_line, level, mark, title FROM document_heading WHERE document = :document ORDER BY line;
-- name: document_recipient_insert
INSERT INTO document_recipient (document, seq, line, text, purpose) VALUES (:document, :seq, :line, :text, :purpose);
-- name: document_recipients
SELECT line, text, purpose FROM document_recipient WHERE document = :document ORDER BY seq;
-- name: document_abbreviation_insert
INSERT INTO document_abbreviation (document, brief, expansion) VALUES (:document, :brief, :expansion)
ON CONFLICT (document, brief) DO NOTHING;
-- name: document_abbreviations
SELECT brief, expansion FROM document_abbreviation WHERE document = :document ORDER BY brief;

-- What hangs on a document under review, erased with it.
-- name: document_lines_delete
DELETE FROM document_line WHERE document = :document;
-- name: document_headings_delete
DELETE FROM document_heading WHERE document = :document;
-- name: document_recipients_delete
DELETE FROM document_recipient WHERE document = :document;
-- name: document_abbreviations_delete
DELETE FROM document_abbreviation WHERE document = :document;
-- name: document_findings_delete
DELETE FROM document_finding WHERE document = :document;
-- name: document_citations_delete
DELETE FROM document_citation WHERE document = :document;
-- name: document_citations_untie
UPDATE document_citation SET cited = NULL WHERE cited = :document;
-- name: document_materials_delete
DELETE FROM material WHERE document = :document OR text_document = :document;
-- name: document_delete
DELETE FROM document WHERE id = :document;
