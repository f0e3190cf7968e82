-- Where a line stands in a table of its file, by the column of the grid: NULL, in none.

ALTER TABLE document_line ADD COLUMN in_table :int;
ALTER TABLE document_line ADD COLUMN in_row :int;
ALTER TABLE document_line ADD COLUMN in_cell :int;
