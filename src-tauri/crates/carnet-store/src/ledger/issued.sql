SELECT invoice.id, invoice.number, invoice.issue_date, invoice.kind, invoice.net, invoice.vat, invoice.gross,
       invoice.subject, invoice.client_id, invoice.pdf_file, invoice.chain_index, credited.kind AS credited_kind, invoice.disbursed,
       wrong.id AS wrong_id, wrong.number AS wrong_number, wrong.net AS wrong_net, wrong.vat AS wrong_vat, wrong.disbursed AS wrong_disbursed,
       coalesce((SELECT sum(base) FROM invoice_deduction WHERE invoice_deduction.invoice_id = wrong.id), 0) AS wrong_deducted,
       coalesce(json_extract(invoice.snapshot, '$.paper.buyer.name'), client.name) AS client,
       (SELECT description FROM invoice_line WHERE invoice_line.invoice_id = invoice.id ORDER BY position LIMIT 1)
           AS first_line,
       coalesce((SELECT sum(base) FROM invoice_deduction WHERE invoice_deduction.invoice_id = invoice.id), 0) AS deducted
FROM invoice JOIN client ON client.id = invoice.client_id LEFT JOIN invoice AS credited ON credited.id = invoice.credited_id
    LEFT JOIN invoice AS wrong ON invoice.corrective = 1 AND wrong.id = invoice.replaces_id
WHERE invoice.status = 'issued' AND invoice.issue_date BETWEEN ?1 AND ?2
ORDER BY invoice.issue_date, invoice.chain_index
