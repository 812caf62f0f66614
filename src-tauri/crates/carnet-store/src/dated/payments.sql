WITH owed AS (
    SELECT invoice.id, invoice.kind, invoice.number, coalesce(invoice.due_date, invoice.issue_date) AS due_on, invoice.client_id,
        invoice.gross
            - coalesce((SELECT sum(amount) FROM payment WHERE invoice_id = invoice.id), 0)
            - coalesce((SELECT sum(credit.gross) FROM invoice AS credit
                        WHERE credit.credited_id = invoice.id AND credit.status = 'issued'), 0) AS balance
    FROM invoice
    WHERE invoice.status = 'issued' AND invoice.kind <> 'credit_note'
        -- Nobody owes what was refused, rejected or cancelled, nor what another invoice corrects.
        AND NOT EXISTS (SELECT 1 FROM invoice_event WHERE invoice_id = invoice.id AND code IN (210, 213, 220))
        AND NOT EXISTS (SELECT 1 FROM invoice AS new WHERE new.replaces_id = invoice.id AND new.corrective = 1
                            AND new.status = 'issued')
)
SELECT owed.id, owed.kind, owed.number, owed.due_on, client.id, client.name, owed.balance
FROM owed JOIN client ON client.id = owed.client_id
WHERE owed.balance > 0
ORDER BY owed.due_on, owed.id
