UPDATE time_entry
SET day = ?2, starts_at = ?3, utc_offset = ?4, minutes = ?5, client_id = ?6, mission_id = ?7, motive = ?8,
    billable = ?9, note = ?10
WHERE id = ?1
