-- The sums of money as the issued documents and the payments tell them, in the columns of money_sum: a credit note counts
-- against its client, a corrective invoice in the place of the wrong one, what was laid out for the client not at all.
SELECT month, client_id, sum(invoiced_net) AS invoiced_net, sum(invoiced_gross) AS invoiced_gross,
       sum(collected_net) AS collected_net, sum(collected_gross) AS collected_gross
FROM (
    SELECT substr(invoice.issue_date, 1, 7) AS month, invoice.client_id AS client_id,
           iif(invoice.kind = 'credit_note', invoice.disbursed - invoice.net, invoice.net - invoice.disbursed)
               - coalesce(wrong.net - wrong.disbursed, 0) AS invoiced_net,
           iif(invoice.kind = 'credit_note', -invoice.gross, invoice.gross) - coalesce(wrong.gross, 0) AS invoiced_gross,
           0 AS collected_net, 0 AS collected_gross
    FROM invoice LEFT JOIN invoice AS wrong ON invoice.corrective = 1 AND wrong.id = invoice.replaces_id
    WHERE invoice.status = 'issued'
    UNION ALL
    SELECT substr(on_date, 1, 7), client_id, 0, 0, net - disbursed, amount FROM payment
)
GROUP BY 1, 2
HAVING sum(invoiced_net) <> 0 OR sum(invoiced_gross) <> 0 OR sum(collected_net) <> 0 OR sum(collected_gross) <> 0
