-- Both tables are kept in this order: SQLite merges them without sorting.
SELECT month, client_id, minutes, billable, 0, 0 FROM hours_sum
WHERE month BETWEEN ?1 AND ?2 AND (?3 IS NULL OR client_id = ?3)
UNION ALL
SELECT month, client_id, 0, 0, invoiced_net, collected_net FROM money_sum
WHERE month BETWEEN ?1 AND ?2 AND (?3 IS NULL OR client_id = ?3)
ORDER BY 1, 2
