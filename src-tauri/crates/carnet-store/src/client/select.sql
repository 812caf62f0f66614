SELECT client.id, client.kind, client.name, client.person, client.stage, client.siren, client.siret, client.vat_number,
    client.address, client.country, client.email, client.phone, client.source_id, lead_source.name AS source, client.note,
    client.electronic_address, client.plain_pdf, client.buyer_reference,
    client.created_on, next.due_on AS next_on, next.note AS next_note
FROM client
LEFT JOIN lead_source ON lead_source.id = client.source_id
LEFT JOIN follow_up AS next ON next.id = (
    SELECT id FROM follow_up WHERE client_id = client.id AND done_on IS NULL
    ORDER BY due_on, at_time IS NULL, at_time, id LIMIT 1)
