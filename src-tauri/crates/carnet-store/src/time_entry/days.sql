SELECT
    e.day, e.client_id, c.name, sum(e.minutes), sum(e.minutes * e.billable),
    sum(iif(
        e.mission_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM signed_order o WHERE o.mission_id = e.mission_id),
        e.minutes, 0))
FROM time_entry e
LEFT JOIN client c ON c.id = e.client_id
WHERE e.day BETWEEN ?1 AND ?2
GROUP BY e.day, e.client_id
ORDER BY e.day, sum(e.minutes) DESC, c.name
