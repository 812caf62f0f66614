SELECT expense.id, expense.number, expense.supplier, expense.supplier_key, expense.issue_date, expense.net, expense.vat,
       expense.category, expense.note, expense.currency,
       (SELECT name FROM client WHERE client.id = expense.disbursed_for) AS disbursed_client,
       iif(issue_date <= (SELECT max(last_day) FROM closing WHERE substr(closed_at, 1, 10) <= received_on),
           received_on, issue_date) AS on_date,
       (SELECT description FROM expense_line WHERE expense_line.expense_id = expense.id ORDER BY position LIMIT 1)
           AS first_line
FROM expense
WHERE on_date BETWEEN ?1 AND ?2
ORDER BY on_date, expense.id
