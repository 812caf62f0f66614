-- Everything with a date between ?1 and ?2, in the columns of `AgendaRow`.
SELECT 'follow_up', f.id, f.due_on, f.at_time, f.note, c.name, c.id, f.subject,
    coalesce(f.quote_id, f.invoice_id, f.mission_id, f.client_id),
    coalesce(q.number, i.number, m.name), f.done_on IS NOT NULL, f.done_on IS NULL, NULL
FROM follow_up f
JOIN client c ON c.id = f.client_id
LEFT JOIN quote q ON q.id = f.quote_id
LEFT JOIN invoice i ON i.id = f.invoice_id
LEFT JOIN mission m ON m.id = f.mission_id
WHERE f.due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT 'stage', s.id, s.due_on, NULL, s.label, c.name, c.id, 'mission', m.id, m.name,
    s.validated_on IS NOT NULL, s.validated_on IS NULL AND m.status = 'open', NULL
FROM stage s
JOIN mission m ON m.id = s.mission_id AND m.status <> 'cancelled'
JOIN client c ON c.id = m.client_id
WHERE s.due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT 'deadline', m.id, d.due_on, NULL, m.name, c.name, c.id, 'mission', m.id, m.name,
    m.status = 'delivered', m.status = 'open', NULL
FROM mission m
JOIN deadline d ON d.id = (SELECT max(id) FROM deadline WHERE mission_id = m.id)
JOIN client c ON c.id = m.client_id
WHERE m.status <> 'cancelled' AND d.due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT 'payment', id, due_on, NULL, number, client, client_id, 'invoice', id, number, balance <= 0, 0, max(balance, 0)
FROM (
    SELECT i.id, i.number, coalesce(i.due_date, i.issue_date) AS due_on, c.name AS client, c.id AS client_id,
        i.gross
            - coalesce((SELECT sum(amount) FROM payment WHERE invoice_id = i.id), 0)
            - coalesce((SELECT sum(credit.gross) FROM invoice AS credit
                        WHERE credit.credited_id = i.id AND credit.status = 'issued'), 0) AS balance
    FROM invoice i JOIN client c ON c.id = i.client_id
    WHERE i.status = 'issued' AND i.kind <> 'credit_note' AND coalesce(i.due_date, i.issue_date) BETWEEN ?1 AND ?2
        -- Nobody owes what was refused, rejected or cancelled, nor what another invoice corrects.
        AND NOT EXISTS (SELECT 1 FROM invoice_event WHERE invoice_id = i.id AND code IN (210, 213, 220))
        AND NOT EXISTS (SELECT 1 FROM invoice AS new WHERE new.replaces_id = i.id AND new.corrective = 1 AND new.status = 'issued')
)
UNION ALL
SELECT 'validity', q.id, q.valid_until, NULL, coalesce(q.subject, q.number), c.name, c.id, 'quote', q.id, q.number, 0, 0, NULL
FROM quote q JOIN client c ON c.id = q.client_id
WHERE q.status = 'sent' AND q.valid_until BETWEEN ?1 AND ?2
ORDER BY 3, 4 NULLS LAST, 1, 2
