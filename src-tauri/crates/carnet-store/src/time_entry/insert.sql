INSERT INTO time_entry (day, starts_at, utc_offset, minutes, client_id, mission_id, motive, billable, note, fingerprint)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
