SELECT follow_up.id, follow_up.subject, follow_up.client_id, follow_up.quote_id, follow_up.invoice_id,
    follow_up.mission_id, follow_up.due_on, follow_up.at_time, follow_up.note, follow_up.done_on, follow_up.outcome,
    client.name AS client, client.phone,
    coalesce(quote.number, invoice.number, mission.name) AS record
FROM follow_up
JOIN client ON client.id = follow_up.client_id
LEFT JOIN quote ON quote.id = follow_up.quote_id
LEFT JOIN invoice ON invoice.id = follow_up.invoice_id
LEFT JOIN mission ON mission.id = follow_up.mission_id
