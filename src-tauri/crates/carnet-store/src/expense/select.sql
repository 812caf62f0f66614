SELECT expense.*,
       (SELECT name FROM client WHERE client.id = expense.disbursed_for) AS disbursed_client,
       coalesce((SELECT sum(amount) FROM expense_payment WHERE expense_id = expense.id), 0) AS paid,
       (SELECT max(on_date) FROM expense_payment WHERE expense_id = expense.id) AS paid_on,
       bearer.id AS billed_id, bearer.number AS billed_number
FROM expense
-- The document that asks the client for it: an issued one before a draft; none that was credited, refused or corrected.
LEFT JOIN invoice AS bearer ON bearer.id = (
    SELECT invoice.id FROM invoice_line AS line JOIN invoice ON invoice.id = line.invoice_id
    WHERE line.expense_id = expense.id
      AND NOT EXISTS (SELECT 1 FROM invoice_line AS back JOIN invoice AS note ON note.id = back.invoice_id
                      WHERE back.credited_line_id = line.id AND note.status = 'issued')
      AND NOT EXISTS (SELECT 1 FROM invoice_event AS event WHERE event.invoice_id = invoice.id AND event.code IN (210, 213, 220))
      AND NOT EXISTS (SELECT 1 FROM invoice AS new
                      WHERE new.replaces_id = invoice.id AND new.corrective = 1 AND new.status = 'issued')
    ORDER BY invoice.status = 'draft', invoice.id LIMIT 1)
