-- The purchase that a line asks the client to give back (CGI art. 267 II 2°): it is asked for once.
ALTER TABLE invoice_line ADD COLUMN expense_id INTEGER REFERENCES expense(id);
CREATE INDEX invoice_line_expense ON invoice_line(expense_id) WHERE expense_id IS NOT NULL;
CREATE INDEX invoice_line_credited ON invoice_line(credited_line_id) WHERE credited_line_id IS NOT NULL;
