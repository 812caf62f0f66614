SELECT
    e.id, e.day, e.starts_at, e.utc_offset, e.minutes, e.client_id, c.name AS client, e.mission_id,
    m.name AS mission, e.motive, e.billable, e.note,
    e.mission_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM signed_order o WHERE o.mission_id = e.mission_id) AS at_risk
FROM time_entry e
LEFT JOIN client c ON c.id = e.client_id
LEFT JOIN mission m ON m.id = e.mission_id
