SELECT expense.*,
       (SELECT name FROM client WHERE client.id = expense.disbursed_for) AS disbursed_client,
       coalesce((SELECT sum(amount) FROM expense_payment WHERE expense_id = expense.id), 0) AS paid,
       (SELECT max(on_date) FROM expense_payment WHERE expense_id = expense.id) AS paid_on
FROM expense
