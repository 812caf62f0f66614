-- Where every stage stands, in one pass: the invoice that counts is issued and not wholly credited (see stages.sql).
SELECT s.mission_id, s.label, s.percent, s.validated_on IS NOT NULL, i.id IS NOT NULL,
    i.gross
        - coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice_id = i.id), 0)
        - coalesce((SELECT sum(c.gross) FROM invoice c WHERE c.credited_id = i.id AND c.status = 'issued'), 0) <= 0
FROM stage s
LEFT JOIN invoice i ON i.id = (
    SELECT b.id FROM invoice b
    WHERE b.stage_id = s.id AND b.kind <> 'credit_note' AND b.status = 'issued'
      AND NOT EXISTS (SELECT 1 FROM invoice r WHERE r.replaces_id = b.id AND r.corrective = 1 AND r.status = 'issued')
      AND (b.gross = 0
           OR b.gross > (SELECT coalesce(sum(c.gross), 0) FROM invoice c WHERE c.credited_id = b.id AND c.status = 'issued'))
    ORDER BY b.id DESC LIMIT 1)
