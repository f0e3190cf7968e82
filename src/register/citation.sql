-- name: citation_insert
INSERT INTO document_citation (document, line, start_at, end_at, text, type, number, symbol, reference, issued_on,
  issuer)
VALUES (:document, :line, :start, :end, :text, :type, :number, :symbol, :reference, :issued_on, :issuer);
-- name: citations_of
SELECT c.id, c.document, c.line, c.start_at, c.end_at, c.text, c.type, c.number, c.symbol, c.issued_on, c.issuer,
  c.cited
FROM document_citation c WHERE c.document = :document ORDER BY c.line, c.start_at, c.end_at, c.id;
-- name: citations_to
SELECT c.id, c.document, c.line, c.start_at, c.end_at, c.text, c.type, c.number, c.symbol, c.issued_on, c.issuer,
  c.cited
FROM document_citation c JOIN document d ON d.id = c.document
WHERE c.cited = :document AND d.state = 'registered' ORDER BY d.registered_at DESC, c.id;
-- name: citations_open_of
SELECT id, reference, issued_on FROM document_citation
WHERE document = :document AND cited IS NULL AND reference IS NOT NULL;
-- name: citations_open_to
SELECT c.id, c.reference, c.issued_on FROM document_citation c JOIN document d ON d.id = c.document
WHERE c.reference = :reference AND c.cited IS NULL AND d.state = 'registered';
-- name: citation_candidates
SELECT id, issued_on FROM document WHERE reference = :reference AND state = 'registered';
-- name: citation_set_cited
UPDATE document_citation SET cited = :cited WHERE id = :citation;
-- name: citation_reference
SELECT reference FROM document WHERE id = :document;
