-- The list stands as in the index, which SQLite would not use otherwise.
SELECT count(*), max(journal.at) FROM journal_row JOIN journal ON journal.id = journal_row.journal_id
WHERE tbl IN ('client', 'deadline', 'follow_up', 'identity', 'invoice', 'mission', 'stage') AND tbl = ?1 AND row_id = ?2
