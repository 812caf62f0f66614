SELECT mission.*, client.name AS client, quote.number AS quote_number,
    EXISTS (SELECT 1 FROM signed_order o WHERE o.mission_id = mission.id) AS order_signed,
    coalesce((SELECT h.minutes FROM mission_hours h WHERE h.mission_id = mission.id), 0) AS minutes,
    coalesce((SELECT sum(v.base) FROM stage s JOIN stage_vat v ON v.stage_id = s.id WHERE s.mission_id = mission.id), 0) AS net,
    (SELECT d.due_on FROM deadline d WHERE d.mission_id = mission.id ORDER BY d.id DESC LIMIT 1) AS deadline,
    (SELECT s.label FROM stage s
     WHERE s.mission_id = mission.id AND s.validated_on IS NULL
       AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.stage_id = s.id AND i.status = 'issued' AND i.kind <> 'credit_note')
     ORDER BY s.position LIMIT 1) AS next_stage
FROM mission
JOIN client ON client.id = mission.client_id
LEFT JOIN quote ON quote.id = mission.quote_id
