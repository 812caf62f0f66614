SELECT mission.id, mission.name, deadline.due_on, client.id, client.name
FROM mission
JOIN deadline ON deadline.id = (SELECT max(id) FROM deadline WHERE mission_id = mission.id)
JOIN client ON client.id = mission.client_id
WHERE mission.status = 'open' AND (?1 IS NULL OR deadline.due_on <= ?1)
ORDER BY deadline.due_on, mission.id
