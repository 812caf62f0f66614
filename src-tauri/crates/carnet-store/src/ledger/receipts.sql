SELECT row_number() OVER (PARTITION BY substr(payment.on_date, 1, 4) ORDER BY payment.on_date, payment.id) AS rank,
       payment.id, payment.on_date, payment.amount, payment.net, payment.disbursed, payment.goods, payment.moved, payment.method, payment.note,
       invoice.id AS invoice_id, invoice.number, invoice.issue_date, invoice.kind, invoice.subject, payment.client_id,
       -- As it was printed: the name of a client may change, a book that was closed does not.
       coalesce(json_extract(invoice.snapshot, '$.paper.buyer.name'), client.name) AS client,
       (SELECT description FROM invoice_line WHERE invoice_line.invoice_id = invoice.id ORDER BY position LIMIT 1)
           AS first_line
FROM payment JOIN invoice ON invoice.id = payment.invoice_id JOIN client ON client.id = payment.client_id
WHERE payment.on_date BETWEEN ?1 AND ?2
ORDER BY payment.on_date, payment.id
