WHERE (:stage IS NULL OR client.stage = :stage)
    AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(client.search, word.value) = 0)
ORDER BY
    CASE :sort WHEN 'next_date' THEN next.due_on IS NULL END,
    CASE :sort WHEN 'next_date' THEN next.due_on END,
    CASE :sort WHEN 'stage' THEN instr('to_contact contacted quote_sent won lost dormant', client.stage) END,
    CASE :sort WHEN 'created' THEN client.created_on END DESC,
    CASE :sort WHEN 'created' THEN client.id END DESC,
    client.search, client.id
