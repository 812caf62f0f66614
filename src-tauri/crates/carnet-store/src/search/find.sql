-- ?1 the folded words as a JSON array, ?2 how many of each kind. `search` columns are folded; numbers and subjects are
-- compared in lower case, so that an accent of a subject has to be typed.
WITH word AS (SELECT value FROM json_each(?1)),
client_hit AS (
    SELECT 'client' AS kind, id, name, NULL AS client, coalesce(person, email) AS detail,
        NOT EXISTS (SELECT 1 FROM word WHERE instr(search, value) <> 1) AS starts
    FROM client
    WHERE NOT EXISTS (SELECT 1 FROM word WHERE instr(search, value) = 0)
    ORDER BY starts DESC, id DESC LIMIT ?2
),
quote_hit AS (
    SELECT 'quote', q.id, q.number, c.name, q.subject,
        NOT EXISTS (SELECT 1 FROM word WHERE instr(lower(q.number), value) = 0)
    FROM quote q JOIN client c ON c.id = q.client_id
    WHERE q.status <> 'superseded' AND NOT EXISTS (
        SELECT 1 FROM word WHERE instr(lower(q.number) || ' ' || c.search || ' ' || lower(coalesce(q.subject, '')), value) = 0)
    ORDER BY 6 DESC, q.id DESC LIMIT ?2
),
mission_hit AS (
    SELECT 'mission', m.id, m.name, c.name, NULL,
        NOT EXISTS (SELECT 1 FROM word WHERE instr(m.search, value) <> 1)
    FROM mission m JOIN client c ON c.id = m.client_id
    WHERE NOT EXISTS (SELECT 1 FROM word WHERE instr(m.search || ' ' || c.search, value) = 0)
    ORDER BY 6 DESC, m.id DESC LIMIT ?2
),
invoice_hit AS (
    SELECT 'invoice', i.id, coalesce(i.number, ''), c.name, i.kind,
        i.number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM word WHERE instr(lower(i.number), value) = 0)
    FROM invoice i JOIN client c ON c.id = i.client_id
    WHERE NOT EXISTS (
        SELECT 1 FROM word WHERE instr(lower(coalesce(i.number, '')) || ' ' || c.search || ' ' || lower(coalesce(i.subject, '')), value) = 0)
    ORDER BY 6 DESC, i.id DESC LIMIT ?2
)
SELECT * FROM client_hit UNION ALL SELECT * FROM quote_hit UNION ALL SELECT * FROM mission_hit UNION ALL SELECT * FROM invoice_hit
ORDER BY 6 DESC
