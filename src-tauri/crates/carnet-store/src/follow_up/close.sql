UPDATE follow_up SET done_on = ?7, outcome = ?8, sequence = sequence + 1
WHERE client_id = ?1 AND subject = ?2 AND quote_id IS ?3 AND invoice_id IS ?4 AND mission_id IS ?5
    AND done_on IS NULL AND (?6 IS NULL OR due_on <= ?6)
