-- What a list shows of each client. :typed is what is looked for, folded, and :words its words: names that begin with it come
-- first, then the others by name; where nothing is looked for, the nearest next date first.
SELECT client.id, client.name, client.stage, client.person, client.email, client.phone, lead_source.name AS source,
    next.due_on AS next_on, next.note AS next_note
FROM client
LEFT JOIN lead_source ON lead_source.id = client.source_id
LEFT JOIN follow_up AS next ON next.id = (
    SELECT id FROM follow_up WHERE client_id = client.id AND done_on IS NULL
    ORDER BY due_on, at_time IS NULL, at_time, id LIMIT 1)
WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(client.search, word.value) = 0)
ORDER BY
    CASE :typed WHEN '' THEN next.due_on IS NULL ELSE substr(client.search, 1, length(:typed)) <> :typed END,
    CASE :typed WHEN '' THEN next.due_on END,
    client.search, client.id
LIMIT :most
