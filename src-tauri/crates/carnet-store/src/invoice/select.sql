SELECT invoice.id, invoice.kind, invoice.status, invoice.client_id, invoice.mission_id, invoice.stage_id,
    invoice.credited_id, invoice.number, invoice.issue_date, invoice.due_date, invoice.language, invoice.currency,
    invoice.subject, invoice.reason, invoice.discount_percent, invoice.discount, invoice.net, invoice.vat,
    invoice.gross, invoice.pdf_file, invoice.pdf_sha256, invoice.chain_hash, invoice.order_reference,
    invoice.buyer_reference, invoice.service_from, invoice.service_to, invoice.delivery_address, invoice.electronic,
    invoice.disbursed, invoice.replaces_id, invoice.corrective,
    client.name AS client, mission.name AS mission, stage.label AS stage, credited.number AS credited_number,
    coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice_id = invoice.id), 0) AS paid,
    coalesce((SELECT sum(c.gross) FROM invoice c WHERE c.credited_id = invoice.id AND c.status = 'issued'), 0) AS credited,
    EXISTS (SELECT 1 FROM invoice r WHERE r.replaces_id = invoice.id AND r.corrective = 1 AND r.status = 'issued') AS corrected,
    -- Refused, rejected, cancelled: see `lifecycle::is_dead`.
    EXISTS (SELECT 1 FROM invoice_event e WHERE e.invoice_id = invoice.id AND e.code IN (210, 213, 220)) AS dead
FROM invoice
JOIN client ON client.id = invoice.client_id
LEFT JOIN mission ON mission.id = invoice.mission_id
LEFT JOIN stage ON stage.id = invoice.stage_id
LEFT JOIN invoice credited ON credited.id = invoice.credited_id
