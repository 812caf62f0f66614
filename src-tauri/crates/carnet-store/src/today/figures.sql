-- ?1 is the month. The sums are kept by triggers; each subquery finds its rows by an index.
SELECT
    (SELECT coalesce(sum(minutes), 0) FROM hours_sum WHERE month = ?1) AS month_minutes,
    (SELECT coalesce(sum(invoiced_net), 0) FROM money_sum WHERE month = ?1) AS month_invoiced,
    (SELECT coalesce(sum(collected_net), 0) FROM money_sum WHERE month = ?1) AS month_collected,
    (SELECT coalesce(sum(mission_hours.minutes), 0)
     FROM mission JOIN mission_hours ON mission_hours.mission_id = mission.id
     WHERE mission.status = 'open'
         AND NOT EXISTS (SELECT 1 FROM signed_order WHERE signed_order.mission_id = mission.id)) AS at_risk_minutes,
    (SELECT count(DISTINCT number) FROM quote WHERE sent_on IS NOT NULL) AS quotes_sent,
    (SELECT count(*) FROM client) AS clients
