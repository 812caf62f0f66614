SELECT (SELECT coalesce(sum(amount), 0) FROM payment WHERE on_date BETWEEN ?1 AND ?2),
       (SELECT coalesce(sum(net), 0) FROM payment WHERE on_date BETWEEN ?1 AND ?2),
       (SELECT count(*) FROM payment WHERE on_date BETWEEN ?1 AND ?2),
       (SELECT coalesce(sum(amount), 0) FROM payment WHERE on_date <= ?2),
       (SELECT coalesce(sum(iif(kind = 'credit_note', -net, net)), 0)
               - coalesce(sum((SELECT wrong.net FROM invoice AS wrong WHERE invoice.corrective = 1 AND wrong.id = invoice.replaces_id)), 0)
        FROM invoice WHERE status = 'issued' AND issue_date BETWEEN ?1 AND ?2),
       (SELECT coalesce(sum(iif(kind = 'credit_note', -vat, vat)), 0)
               - coalesce(sum((SELECT wrong.vat FROM invoice AS wrong WHERE invoice.corrective = 1 AND wrong.id = invoice.replaces_id)), 0)
        FROM invoice WHERE status = 'issued' AND issue_date BETWEEN ?1 AND ?2),
       (SELECT count(*) FROM invoice WHERE status = 'issued' AND issue_date BETWEEN ?1 AND ?2),
       (SELECT coalesce(sum(amount), 0) FROM expense_payment JOIN expense ON expense.id = expense_id
        WHERE currency = 'EUR' AND on_date BETWEEN ?1 AND ?2),
       (SELECT count(*) FROM expense_payment WHERE on_date BETWEEN ?1 AND ?2)
