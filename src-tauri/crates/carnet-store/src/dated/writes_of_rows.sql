-- ?1 lists tables and ids: [["client", 3], …]. The list of tables stands as in the index, which SQLite would not use otherwise.
SELECT tbl, row_id, count(*), max(journal.at)
FROM json_each(?1) AS named
CROSS JOIN journal_row ON tbl = named.value ->> 0 AND row_id = named.value ->> 1
JOIN journal ON journal.id = journal_row.journal_id
WHERE tbl IN ('client', 'deadline', 'follow_up', 'identity', 'invoice', 'mission', 'stage')
GROUP BY tbl, row_id
