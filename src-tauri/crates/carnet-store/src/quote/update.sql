UPDATE quote SET
    client_id = :client_id,
    subject = :subject,
    language = :language,
    issue_date = :issue_date,
    valid_until = :valid_until,
    estimated_hours = :estimated_hours,
    discount_percent = :discount_percent,
    under_target_reason = :under_target_reason,
    under_target_until = :under_target_until,
    net = :net,
    vat = :vat,
    gross = :gross
WHERE id = :id AND status = 'draft'
