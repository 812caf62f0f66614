-- Each sum has its own subquery: joined together they would multiply one another.
SELECT lead_source.id, lead_source.name, lead_source.monthly, lead_source.commission_percent,
    (SELECT count(*) FROM client WHERE source_id = lead_source.id) AS prospects,
    (SELECT count(*) FROM client WHERE source_id = lead_source.id AND stage = 'won') AS won,
    (SELECT min(created_on) FROM client WHERE source_id = lead_source.id) AS first_on,
    (SELECT coalesce(sum(hours_sum.prospecting + hours_sum.phone + hours_sum.quoting), 0)
     FROM client JOIN hours_sum ON hours_sum.client_id = client.id
     WHERE client.source_id = lead_source.id) AS minutes,
    (SELECT coalesce(sum(quote.net), 0) FROM client JOIN quote ON quote.client_id = client.id
     WHERE client.source_id = lead_source.id AND quote.status = 'accepted') AS won_net,
    (SELECT coalesce(sum(money_sum.collected_net), 0) FROM client JOIN money_sum ON money_sum.client_id = client.id
     WHERE client.source_id = lead_source.id) AS collected_net
FROM lead_source
ORDER BY lead_source.name COLLATE NOCASE
