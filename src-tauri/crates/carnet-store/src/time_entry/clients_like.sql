-- `search` holds the name, the person and the e-mail, folded; the name stands first.
SELECT c.id, c.name
FROM client c
WHERE instr(' ' || c.search, ' ' || ?1) > 0
ORDER BY
    substr(c.search, 1, length(?1)) <> ?1,
    (SELECT max(e.day) FROM time_entry e WHERE e.client_id = c.id) DESC,
    c.name
LIMIT ?2
