-- Each sum is taken in one pass of its own: joined together they would multiply one another.
WITH
prospects AS (
    SELECT source_id, count(*) AS all_of_them, sum(stage = 'won') AS won, min(created_on) AS first_on
    FROM client WHERE source_id IS NOT NULL GROUP BY source_id),
worked AS (
    SELECT source_id, sum(hours_sum.prospecting + hours_sum.phone + hours_sum.quoting) AS minutes
    FROM hours_sum JOIN client ON client.id = hours_sum.client_id GROUP BY source_id),
sold AS (
    SELECT source_id, sum(quote.net) AS net
    FROM quote JOIN client ON client.id = quote.client_id WHERE quote.status = 'accepted' GROUP BY source_id),
collected AS (
    SELECT source_id, sum(money_sum.collected_net) AS net
    FROM money_sum JOIN client ON client.id = money_sum.client_id GROUP BY source_id)
SELECT lead_source.id, lead_source.name, lead_source.monthly, lead_source.commission_percent,
    coalesce(prospects.all_of_them, 0) AS prospects, coalesce(prospects.won, 0) AS won, prospects.first_on,
    coalesce(worked.minutes, 0) AS minutes, coalesce(sold.net, 0) AS won_net,
    coalesce(collected.net, 0) AS collected_net
FROM lead_source
LEFT JOIN prospects ON prospects.source_id = lead_source.id
LEFT JOIN worked ON worked.source_id = lead_source.id
LEFT JOIN sold ON sold.source_id = lead_source.id
LEFT JOIN collected ON collected.source_id = lead_source.id
ORDER BY lead_source.name COLLATE NOCASE
