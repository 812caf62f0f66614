-- The hours of each mission as the entries tell them, in the columns of mission_hours.
SELECT mission_id, sum(minutes) AS minutes FROM time_entry WHERE mission_id IS NOT NULL GROUP BY mission_id
