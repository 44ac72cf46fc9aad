-- Runs as: campaign-api. What runs today, asked for by every page view.
SELECT id, campaign_name, layer, attribution_weight
FROM campaigns
WHERE CURRENT_DATE BETWEEN start_date AND end_date
ORDER BY priority DESC, id
