SELECT stage.id, stage.label, stage.due_on, mission.id, mission.name, client.id, client.name
FROM mission
JOIN stage ON stage.mission_id = mission.id AND stage.due_on IS NOT NULL AND stage.validated_on IS NULL
JOIN client ON client.id = mission.client_id
WHERE mission.status = 'open'
ORDER BY stage.due_on, stage.id
