-- The sums of hours as the entries tell them, in the columns of hours_sum.
SELECT substr(day, 1, 7) AS month, coalesce(client_id, 0) AS client_id, sum(minutes) AS minutes,
       sum(minutes * billable) AS billable,
       sum(iif(motive = 'production', minutes, 0)) AS production, sum(iif(motive = 'phone', minutes, 0)) AS phone,
       sum(iif(motive = 'quoting', minutes, 0)) AS quoting, sum(iif(motive = 'invoicing', minutes, 0)) AS invoicing,
       sum(iif(motive = 'prospecting', minutes, 0)) AS prospecting,
       sum(iif(motive = 'administration', minutes, 0)) AS administration,
       sum(iif(motive = 'training', minutes, 0)) AS training, sum(iif(motive = 'travel', minutes, 0)) AS travel
FROM time_entry GROUP BY 1, 2
