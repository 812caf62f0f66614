-- Every stage with its invoice: the issued one that is not wholly credited nor corrected; failing that, its draft.
SELECT stage.*, invoice.id AS invoice_id, invoice.number AS invoice_number, invoice.kind AS invoice_kind
FROM stage
LEFT JOIN invoice ON invoice.id = (
    SELECT i.id FROM invoice i
    WHERE i.stage_id = stage.id AND i.kind <> 'credit_note'
      AND NOT (i.corrective = 1 AND i.status = 'draft')
      AND NOT EXISTS (SELECT 1 FROM invoice r WHERE r.replaces_id = i.id AND r.corrective = 1 AND r.status = 'issued')
      AND (i.status = 'draft'
           OR i.gross = 0
           OR i.gross > (SELECT coalesce(sum(c.gross), 0) FROM invoice c WHERE c.credited_id = i.id AND c.status = 'issued'))
    ORDER BY i.status = 'draft', i.id DESC LIMIT 1)
