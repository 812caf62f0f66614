SELECT row_number() OVER (PARTITION BY substr(paid.on_date, 1, 4) ORDER BY paid.on_date, paid.id) AS rank,
       paid.on_date, paid.amount, paid.method, expense.id, expense.number, expense.supplier, expense.supplier_key,
       expense.issue_date, expense.net, expense.vat, expense.gross, expense.category, expense.note, expense.currency,
       (SELECT name FROM client WHERE client.id = expense.disbursed_for) AS disbursed_client,
       (SELECT description FROM expense_line WHERE expense_line.expense_id = expense.id ORDER BY position LIMIT 1)
           AS first_line,
       (SELECT coalesce(sum(before.amount), 0) FROM expense_payment AS before
        WHERE before.expense_id = expense.id AND (before.on_date, before.id) < (paid.on_date, paid.id)) AS paid_before
FROM expense_payment AS paid JOIN expense ON expense.id = paid.expense_id
WHERE paid.on_date BETWEEN ?1 AND ?2
ORDER BY paid.on_date, paid.id
