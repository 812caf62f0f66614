-- What the kept sums of hours say and the entries do not, by month, client and column; nothing when they agree.
WITH told AS (
    SELECT substr(day, 1, 7) AS month, coalesce(client_id, 0) AS client_id, sum(minutes) AS minutes,
           sum(minutes * billable) AS billable,
           sum(iif(motive = 'production', minutes, 0)) AS production, sum(iif(motive = 'phone', minutes, 0)) AS phone,
           sum(iif(motive = 'quoting', minutes, 0)) AS quoting, sum(iif(motive = 'invoicing', minutes, 0)) AS invoicing,
           sum(iif(motive = 'prospecting', minutes, 0)) AS prospecting,
           sum(iif(motive = 'administration', minutes, 0)) AS administration,
           sum(iif(motive = 'training', minutes, 0)) AS training, sum(iif(motive = 'travel', minutes, 0)) AS travel
    FROM time_entry GROUP BY 1, 2
)
SELECT (SELECT count(*) FROM (SELECT * FROM told EXCEPT SELECT * FROM hours_sum))
     + (SELECT count(*) FROM (SELECT * FROM hours_sum EXCEPT SELECT * FROM told))
     + (SELECT count(*) FROM (
           SELECT mission_id, sum(minutes) FROM time_entry WHERE mission_id IS NOT NULL GROUP BY mission_id
           EXCEPT SELECT mission_id, minutes FROM mission_hours))
     + (SELECT count(*) FROM (
           SELECT mission_id, minutes FROM mission_hours WHERE minutes <> 0
           EXCEPT SELECT mission_id, sum(minutes) FROM time_entry WHERE mission_id IS NOT NULL GROUP BY mission_id))
