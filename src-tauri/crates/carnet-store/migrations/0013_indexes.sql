-- What the window asks by date or by quote is found without reading a whole table.
CREATE INDEX mission_quote ON mission(quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX stage_due ON stage(due_on) WHERE due_on IS NOT NULL;
CREATE INDEX follow_up_due ON follow_up(due_on);
CREATE INDEX invoice_due ON invoice(coalesce(due_date, issue_date)) WHERE status = 'issued';
